#include "server/core/archiver.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>
#include <future>
#include <stdexcept>

#include "storage/files.h"

namespace penugasan::server {

namespace {

// So many leave the store in one commit: a few milliseconds of the writer's time.
constexpr std::size_t kAtOnce = 100;

}  // namespace

void Archiver::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  if (thread_.joinable()) thread_.join();
}

bool Archiver::start(Wish wish, std::function<void(const Result&)> done) {
  const std::lock_guard lock(mutex_);
  if (running_ || stopping_) return false;
  if (thread_.joinable()) thread_.join();  // of the one before, which has ended
  running_ = true;
  thread_ = std::thread([this, wish = std::move(wish), done = std::move(done)] {
    Result result = Failure::failed;
    try {
      result = make(wish);
    } catch (const std::exception& error) {
      spdlog::error("the archive was not completed: {}", error.what());
    }
    {
      const std::lock_guard ended(mutex_);
      running_ = false;
    }
    done(result);
  });
  return true;
}

void Archiver::go_on() const {
  if (stopping_) throw std::runtime_error("the server is stopping");
}

Archiver::Result Archiver::make(const Wish& wish) {
  const auto requests = storage::archivable(store_, wish.age, [this] { return !stopping_; });
  go_on();
  Made made = count(requests);
  const auto path = wish.folder + "/" + wish.file;
  if (std::filesystem::exists(path)) return Failure::file_exists;
  if (wish.trial || requests.empty()) return made;
  storage::disk_files().make_folder(wish.folder);
  made.head = write(path, requests).head;
  made.position = remove(requests, made.head);
  spdlog::info("{} requests archived: {} records", made.requests, made.records);
  std::promise<bool> scrubbed;
  scrubber_.scrub([&](bool done) { scrubbed.set_value(done); });
  made.scrubbed = scrubbed.get_future().get();
  return made;
}

Archiver::Made Archiver::count(const std::vector<std::uint64_t>& requests) const {
  Made made;
  made.requests = requests.size();
  for (const auto number : requests) {
    go_on();
    made.records += storage::positions_of(store_, store_.request(number).value()).size();
  }
  return made;
}

// A file that is not sound is removed: nothing has left the store for it.
storage::AuditEnd Archiver::write(const std::string& path, const std::vector<std::uint64_t>& requests) const {
  storage::ArchiveWriter file(path);
  try {
    for (const auto number : requests) {
      go_on();
      file.add(storage::rows_of(store_, *kept_, store_.request(number).value()));
    }
    const auto end = file.finish();
    const auto report = storage::check_audit(path, end.head);
    if (report.fault || report.requests != requests.size()) throw std::runtime_error("the file does not prove itself");
    return end;
  } catch (...) {
    std::error_code error;
    std::filesystem::remove(path, error);
    throw;
  }
}

std::uint64_t Archiver::remove(const std::vector<std::uint64_t>& requests, const storage::Hash& head) {
  std::uint64_t position = 0;
  for (std::size_t first = 0; first < requests.size(); first += kAtOnce) {
    go_on();
    const auto last = std::min(first + kAtOnce, requests.size());
    const std::vector<std::uint64_t> some(requests.begin() + static_cast<std::ptrdiff_t>(first),
                                          requests.begin() + static_cast<std::ptrdiff_t>(last));
    position = commit(storage::archived_event(store_, some, head));
  }
  return position;
}

std::uint64_t Archiver::commit(workflow::RequestsArchived event) {
  std::promise<JobResult> answered;
  Job job;
  job.command = ArchiveRequestsJob{std::move(event)};
  job.done = [&](JobResult&& result) { answered.set_value(std::move(result)); };
  writer_.submit(std::move(job));
  const auto result = answered.get_future().get();
  const auto* accepted = std::get_if<Accepted>(&result);
  if (accepted == nullptr) throw std::runtime_error("the writer did not remove the requests");
  return accepted->position;
}

}  // namespace penugasan::server
