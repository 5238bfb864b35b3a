// Makes backups of the serving store, one at a time, on a thread of its own: neither the writer nor a caller's thread waits.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <variant>

#include "storage/kept_store.h"

namespace penugasan::server {

class BackupWorker {
 public:
  /// A verified backup, or why there is none.
  using Result = std::variant<storage::BackupInfo, std::string>;

  BackupWorker() = default;
  /// As stop().
  ~BackupWorker() { stop(); }
  BackupWorker(const BackupWorker&) = delete;
  BackupWorker& operator=(const BackupWorker&) = delete;

  /// Begins one; `done` is called from the worker's thread, exactly once. False, and never called: one is running. `store` must
  /// outlive the worker.
  bool start(storage::KeptStore& store, const std::string& folder, std::function<void(Result&&)> done);

  /// Breaks off a running backup, which is answered as failed; none is begun any more. What was copied of it is cleared away by
  /// the next one.
  void stop();

 private:
  Result make(storage::KeptStore& store, const std::string& folder) const;

  std::mutex mutex_;
  std::thread thread_;
  bool running_ = false;
  std::atomic<bool> stopping_{false};
};

}  // namespace penugasan::server
