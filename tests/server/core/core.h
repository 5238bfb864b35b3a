// The server's core without its wire, for tests: store, world, hub and writer, the test city of Palangka Raya loaded, and verbs
// that hand commands over.
//
//   FakeStore store;
//   Core core(store);
//   const auto filed = core.filed(core.submit(file_job()));
//   core.submit(act_job(Kind::approve, "kabid-statistik", filed));
//
// It is 2026-03-10, at noon.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "server/core/boot.h"
#include "server/core/hub.h"
#include "server/core/writer.h"
#include "tests/server/core/fake_store.h"

namespace penugasan::testing {

/// What came of a job; made once, by the writer's thread.
class Answer {
 public:
  void set(server::JobResult&& result);
  bool done() const;
  int times() const;
  /// Waits up to ten seconds; an answer that does not come fails the test and reads as INTERNAL.
  server::JobResult wait() const;
  /// The acceptance; a refusal fails the test and reads as an empty one.
  server::Accepted accepted() const;
  /// The reason's name, of the domain or the edge; "accepted" where it was not refused.
  std::string refusal() const;

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable made_;
  std::optional<server::JobResult> result_;
  int times_ = 0;
};
using AnswerPtr = std::shared_ptr<Answer>;

class Core {
 public:
  explicit Core(FakeStore& of, const server::WriterOptions& options = {},
                const std::vector<std::string>& regulation_folders = {});

  AnswerPtr submit(server::Job job);
  /// Hands over a filing and waits until its commit is held: whatever is submitted next forms one batch.
  AnswerPtr occupy_writer();
  /// Lets it go on, once what was queued meanwhile is decided.
  void release_writer();

  FakeStore& store;
  server::SettableClock clock;
  server::WorldBox world;
  server::Hub hub;
  std::atomic<int> failures{0};  // how often the writer said that the store failed
  server::Writer writer;
};

workflow::OfficialId person(const std::string& local);
/// The directory of an agency as the writer takes it.
server::LoadDirectoryJob directory_of(const std::string& agency);

/// kabid-kesmas asks for statistisi-muda, across units: waits for kadis-kominfo or kabid-statistik.
server::Job file_job(const std::string& purpose = "Statistik sektoral");
server::Job act_job(workflow::ActOn::Kind kind, const std::string& actor, const workflow::RequestId& request,
                    const std::string& etag);
server::Job act_job(workflow::ActOn::Kind kind, const std::string& actor, const workflow::Request& seen);
/// The same job under a request_id: `id` and `payload` tell keys and payloads apart.
server::Job with_request_id(server::Job job, unsigned char id, unsigned char payload = 0);

}  // namespace penugasan::testing
