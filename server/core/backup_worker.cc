#include "server/core/backup_worker.h"

#include <spdlog/spdlog.h>

namespace penugasan::server {

void BackupWorker::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  if (thread_.joinable()) thread_.join();
}

bool BackupWorker::start(storage::KeptStore& store, const std::string& folder, std::function<void(Result&&)> done) {
  const std::lock_guard lock(mutex_);
  if (running_ || stopping_) return false;
  if (thread_.joinable()) thread_.join();  // of the one before, which has ended
  running_ = true;
  thread_ = std::thread([this, &store, folder, done = std::move(done)] {
    auto result = make(store, folder);
    {
      const std::lock_guard ended(mutex_);
      running_ = false;
    }
    done(std::move(result));
  });
  return true;
}

BackupWorker::Result BackupWorker::make(storage::KeptStore& store, const std::string& folder) const {
  try {
    const auto made = store.back_up(folder, [this] { return !stopping_; });
    spdlog::info("backup {} made and verified: {} records, {} bytes", made.number, made.position, made.bytes);
    return made;
  } catch (const std::exception& error) {
    spdlog::error("no backup was made: {}", error.what());
    return std::string(error.what());
  }
}

}  // namespace penugasan::server
