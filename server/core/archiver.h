// Takes old closed requests out of the serving store, one archive at a time, on a thread of its own: writes them into a file,
// syncs and checks it, and only then has the writer remove them, some hundred at a time. A file that is not sound removes
// nothing; whatever ends the process on the way leaves a request in the store, in a sound file, or in both, never in neither.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <variant>

#include "server/core/scrubber.h"
#include "server/core/writer.h"
#include "storage/archive.h"

namespace penugasan::server {

class Archiver {
 public:
  struct Wish {
    storage::ArchiveAge age;
    std::string folder;  // made where it is not there
    std::string file;    // its name in the folder
    bool trial = false;  // counts only
  };
  struct Made {
    std::uint64_t requests = 0;  // 0: there are none that are old, and no file was made
    std::uint64_t records = 0;
    storage::Hash head{};
    std::uint64_t position = 0;  // of the record that tells of the last of them
    bool scrubbed = false;
  };
  enum class Failure { file_exists, failed };
  using Result = std::variant<Made, Failure>;

  /// All must outlive it. `kept` is the same store; null: one that cannot be kept, from which nothing is archived.
  Archiver(storage::EventStore& store, storage::KeptStore* kept, Writer& writer, Scrubber& scrubber)
      : store_(store), kept_(kept), writer_(writer), scrubber_(scrubber) {}
  /// As stop().
  ~Archiver() { stop(); }
  Archiver(const Archiver&) = delete;
  Archiver& operator=(const Archiver&) = delete;

  bool possible() const { return kept_ != nullptr; }
  /// Begins one; `done` is called exactly once, from a thread of its own. False, and never called: one is running.
  bool start(Wish wish, std::function<void(const Result&)> done);
  /// Breaks off before the next step, which is answered as failed; none is begun any more. Before the writer stops.
  void stop();

 private:
  Result make(const Wish& wish);
  Made count(const std::vector<std::uint64_t>& requests) const;
  storage::AuditEnd write(const std::string& path, const std::vector<std::uint64_t>& requests) const;
  std::uint64_t remove(const std::vector<std::uint64_t>& requests, const storage::Hash& head);
  std::uint64_t commit(workflow::RequestsArchived event);
  void go_on() const;

  storage::EventStore& store_;
  storage::KeptStore* kept_;
  Writer& writer_;
  Scrubber& scrubber_;
  std::mutex mutex_;
  std::thread thread_;
  bool running_ = false;
  std::atomic<bool> stopping_{false};
};

}  // namespace penugasan::server
