#include "tests/server/core/core.h"

#include <gtest/gtest.h>

#include "clients/directory_file.h"
#include "penugasan/v1/directory.pb.h"
#include "server/input/directory_check.h"
#include "tests/support/paths.h"

namespace penugasan::testing {

using namespace server;

namespace {

constexpr const char* kAgency = "palangka-raya";
constexpr auto kPatience = std::chrono::seconds(10);

workflow::Time noon() { return noon_of(*workflow::parse_date("2026-03-10")); }

}  // namespace

void Answer::set(JobResult&& result) {
  {
    const std::lock_guard lock(mutex_);
    result_ = std::move(result);
    ++times_;
  }
  made_.notify_all();
}

bool Answer::done() const { return times() > 0; }

int Answer::times() const {
  const std::lock_guard lock(mutex_);
  return times_;
}

JobResult Answer::wait() const {
  std::unique_lock lock(mutex_);
  if (made_.wait_for(lock, kPatience, [&] { return result_.has_value(); })) return *result_;
  ADD_FAILURE() << "no answer";
  return EdgeError{EdgeReason::internal, {}, {}};
}

Accepted Answer::accepted() const {
  auto result = wait();
  if (auto* accepted = std::get_if<Accepted>(&result)) return std::move(*accepted);
  ADD_FAILURE() << "refused: " << refusal();
  return {};
}

std::string Answer::refusal() const {
  const auto result = wait();
  if (const auto* rejection = std::get_if<workflow::Rejection>(&result)) return std::string(name_of(rejection->reason));
  if (const auto* error = std::get_if<EdgeError>(&result)) return std::string(wire_name(error->reason));
  return "accepted";
}

Core::Core(FakeStore& of, const WriterOptions& options, const std::vector<std::string>& regulation_folders)
    : store(of),
      world(boot(of, regulation_folders, noon())),
      hub(of),
      writer(of, world, clock, hub, options, [this](const std::string&) { ++failures; }) {
  clock.set_noon_of(*workflow::parse_date("2026-03-10"));
  Job load;
  load.command = directory_of(kAgency);
  (void)submit(std::move(load))->accepted();
}

AnswerPtr Core::submit(Job job) {
  auto answer = std::make_shared<Answer>();
  job.done = [answer](JobResult&& result) { answer->set(std::move(result)); };
  writer.submit(std::move(job));
  return answer;
}

AnswerPtr Core::occupy_writer() {
  store.hold();
  auto answer = submit(file_job("Yang menahan penulis"));
  EXPECT_TRUE(store.wait_until_held());
  return answer;
}

void Core::release_writer() {
  std::this_thread::sleep_for(std::chrono::milliseconds(100));  // deciding takes a hundredth of it
  store.let_go();
}

workflow::OfficialId person(const std::string& local) { return {kAgency, local}; }

LoadDirectoryJob directory_of(const std::string& agency) {
  const auto read = clients::read_directory(source_dir() / "tests/directories" / (agency + ".yaml"));
  auto checked = std::get<CheckedDirectory>(check_directory(read, *workflow::parse_date("2026-04-01"), Language::en));
  return {std::move(checked.agency), std::move(checked.people), {}};
}

Job file_job(const std::string& purpose) {
  workflow::File file;
  file.filing.mode = workflow::Mode::penunjukan;
  file.filing.form = workflow::Form::individu;
  file.filing.owner = {kAgency, "dinkes.kesmas"};
  file.filing.officials = {person("statistisi-muda")};
  file.filing.headcount = 0;
  file.filing.purpose = purpose;
  file.filing.competencies = {"statistik"};
  file.filing.expectation = "Buku statistik terbit";
  file.filing.period = {*workflow::parse_date("2026-04-01"), *workflow::parse_date("2026-09-30")};
  Job job;
  job.command = FileJob{std::move(file)};
  job.actor = person("kabid-kesmas");
  return job;
}

Job act_job(workflow::ActOn::Kind kind, const std::string& actor, const workflow::RequestId& request, const std::string& etag) {
  Job job;
  job.command = ActJob{request, {kind, etag, {}, "Tidak dapat dilepas"}};
  job.actor = person(actor);
  return job;
}

Job act_job(workflow::ActOn::Kind kind, const std::string& actor, const workflow::Request& seen) {
  return act_job(kind, actor, seen.id, workflow::etag_of(seen.last_position));
}

Job with_request_id(Job job, unsigned char id, unsigned char payload) {
  RequestKey key;
  key.key.fill(id);
  key.payload.fill(payload);
  job.request_key = key;
  return job;
}

}  // namespace penugasan::testing
