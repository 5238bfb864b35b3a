#include "tests/storage/lying_env.h"

namespace penugasan::storage {
namespace {

using namespace rocksdb;

class WatchedFile : public FSWritableFileOwnerWrapper {
 public:
  WatchedFile(std::unique_ptr<FSWritableFile>&& file, std::shared_ptr<WalWatch> watch)
      : FSWritableFileOwnerWrapper(std::move(file)), watch_(std::move(watch)) {}

  IOStatus Append(const Slice& data, const IOOptions& options, IODebugContext* debug) override {
    if (watch_->fail_appends) return IOStatus::IOError("the disk refuses to write");
    count(data.size());
    return FSWritableFileOwnerWrapper::Append(data, options, debug);
  }
  IOStatus Append(const Slice& data, const IOOptions& options, const DataVerificationInfo& info, IODebugContext* debug) override {
    if (watch_->fail_appends) return IOStatus::IOError("the disk refuses to write");
    count(data.size());
    return FSWritableFileOwnerWrapper::Append(data, options, info, debug);
  }
  IOStatus Sync(const IOOptions& options, IODebugContext* debug) override {
    if (watch_->fail_syncs) return IOStatus::IOError("the disk refuses to sync");
    synced();
    return FSWritableFileOwnerWrapper::Sync(options, debug);
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override {
    if (watch_->fail_syncs) return IOStatus::IOError("the disk refuses to sync");
    synced();
    return FSWritableFileOwnerWrapper::Fsync(options, debug);
  }

 private:
  void count(std::size_t bytes) {
    watch_->appended += bytes;
    watch_->unsynced += bytes;
  }
  void synced() {
    ++watch_->syncs;
    watch_->unsynced = 0;
  }

  std::shared_ptr<WalWatch> watch_;
};

class WatchedFileSystem : public FileSystemWrapper {
 public:
  explicit WatchedFileSystem(std::shared_ptr<WalWatch> watch)
      : FileSystemWrapper(FileSystem::Default()), watch_(std::move(watch)) {}
  const char* Name() const override { return "WatchedFileSystem"; }

  IOStatus NewWritableFile(const std::string& name, const FileOptions& options, std::unique_ptr<FSWritableFile>* file,
                           IODebugContext* debug) override {
    auto status = FileSystemWrapper::NewWritableFile(name, options, file, debug);
    if (status.ok() && name.ends_with(".log")) *file = std::make_unique<WatchedFile>(std::move(*file), watch_);
    return status;
  }

 private:
  std::shared_ptr<WalWatch> watch_;
};

}  // namespace

std::unique_ptr<rocksdb::Env> watched_env(std::shared_ptr<WalWatch> watch) {
  return NewCompositeEnv(std::make_shared<WatchedFileSystem>(std::move(watch)));
}

}  // namespace penugasan::storage
