#include "storage/sized_logs.h"

#include <rocksdb/file_system.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace penugasan::storage {
namespace {

constexpr std::size_t kAtOnce = std::size_t{256} << 10;
constexpr std::array<char, kAtOnce> kZeros{};

class SizedLog final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  /// `again`: the same file, to be written anywhere; nullptr: the size alone is set.
  SizedLog(std::unique_ptr<rocksdb::FSWritableFile> file, std::unique_ptr<rocksdb::FSRandomRWFile> again)
      : FSWritableFileOwnerWrapper(std::move(file)), again_(std::move(again)) {}

  void SetPreallocationBlockSize(std::size_t size) override {
    FSWritableFileOwnerWrapper::SetPreallocationBlockSize(std::min(size, kAtOnce));
  }

  // Comes before every append, which then overwrites a part of the zeros.
  void PrepareWrite(std::size_t offset, std::size_t length, const rocksdb::IOOptions& options,
                    rocksdb::IODebugContext* context) override {
    FSWritableFileOwnerWrapper::PrepareWrite(offset, length, options, context);
    if (again_ == nullptr || offset + length <= zeros_to_) return;
    const std::size_t end = (offset + length + kAtOnce - 1) / kAtOnce * kAtOnce;
    // They only save time: a disk that refuses them refuses what is appended, or its sync, too, and that is told.
    for (; zeros_to_ < end; zeros_to_ += kAtOnce) {
      again_->Write(zeros_to_, {kZeros.data(), kZeros.size()}, options, context).PermitUncheckedError();
    }
  }

 private:
  std::unique_ptr<rocksdb::FSRandomRWFile> again_;
  std::size_t zeros_to_ = 0;
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
    if (!status.ok() || !path.ends_with(".log")) return status;
    std::unique_ptr<rocksdb::FSRandomRWFile> again;
    target()->NewRandomRWFile(path, options, &again, context).PermitUncheckedError();
    *file = std::make_unique<SizedLog>(std::move(*file), std::move(again));
    return status;
  }
};

}  // namespace

std::unique_ptr<rocksdb::Env> with_sized_logs(rocksdb::Env* env) {
  return rocksdb::NewCompositeEnv(std::make_shared<SizedLogs>(env->GetFileSystem()));
}

}  // namespace penugasan::storage
