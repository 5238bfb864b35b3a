#include "storage/sized_logs.h"

#include <rocksdb/file_system.h>

#include <algorithm>
#include <utility>

namespace penugasan::storage {
namespace {

constexpr std::size_t kAtOnce = std::size_t{256} << 10;

class SizedLog final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  using FSWritableFileOwnerWrapper::FSWritableFileOwnerWrapper;
  void SetPreallocationBlockSize(std::size_t size) override {
    FSWritableFileOwnerWrapper::SetPreallocationBlockSize(std::min(size, kAtOnce));
  }
};

class SizedLogs final : public rocksdb::FileSystemWrapper {
 public:
  using FileSystemWrapper::FileSystemWrapper;
  const char* Name() const override { return "SizedLogs"; }

  rocksdb::FileOptions OptimizeForLogWrite(const rocksdb::FileOptions& options,
                                           const rocksdb::DBOptions& database) const override {
    auto log = target()->OptimizeForLogWrite(options, database);
    log.fallocate_with_keep_size = false;
    return log;
  }

  rocksdb::IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file, rocksdb::IODebugContext* context) override {
    auto status = target()->NewWritableFile(path, options, file, context);
    if (status.ok() && path.ends_with(".log")) *file = std::make_unique<SizedLog>(std::move(*file));
    return status;
  }
};

}  // namespace

std::unique_ptr<rocksdb::Env> with_sized_logs(rocksdb::Env* env) {
  return rocksdb::NewCompositeEnv(std::make_shared<SizedLogs>(env->GetFileSystem()));
}

}  // namespace penugasan::storage
