#include "tests/torture/programs/faulty_file_system.h"

#include <rocksdb/file_system.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>

namespace penugasan::torture {
namespace {

using namespace rocksdb;

/// The orders as they stand now: read anew at each operation, so that a test decides at which moment the disk breaks.
class Orders {
 public:
  Orders() {
    const char* file = std::getenv("PENUGASAN_FAULTS");
    if (file != nullptr) file_ = file;
  }

  /// The error that is ordered for this operation, if any.
  std::optional<std::string> find(std::string_view operation, const std::string& path) const {
    if (file_.empty() || ::access(file_.c_str(), F_OK) != 0) return {};
    std::ifstream lines(file_);
    std::string ordered, part, error;
    while (lines >> ordered >> part >> error) {
      if (ordered == operation && path.find(part) != std::string::npos) return error;
    }
    return {};
  }

  IOStatus check(std::string_view operation, const std::string& path) const {
    const auto error = find(operation, path);
    return error ? status(*error, path) : IOStatus::OK();
  }

  static IOStatus status(const std::string& error, const std::string& path) {
    return error == "ENOSPC" ? IOStatus::NoSpace("ordered: no space left on device", path)
                             : IOStatus::IOError("ordered: input/output error", path);
  }

 private:
  std::string file_;
};

using OrdersPtr = std::shared_ptr<const Orders>;

class WritableFile final : public FSWritableFileOwnerWrapper {
 public:
  WritableFile(std::unique_ptr<FSWritableFile>&& file, std::string path, OrdersPtr orders)
      : FSWritableFileOwnerWrapper(std::move(file)), path_(std::move(path)), orders_(std::move(orders)) {}

  IOStatus Append(const Slice& data, const IOOptions& options, IODebugContext* debug) override {
    return append(data, [&](const Slice& part) { return FSWritableFileOwnerWrapper::Append(part, options, debug); });
  }
  IOStatus Append(const Slice& data, const IOOptions& options, const DataVerificationInfo& info, IODebugContext* debug) override {
    return append(data, [&](const Slice& part) {
      return part.size() == data.size() ? FSWritableFileOwnerWrapper::Append(part, options, info, debug)
                                        : FSWritableFileOwnerWrapper::Append(part, options, debug);
    });
  }
  IOStatus Sync(const IOOptions& options, IODebugContext* debug) override {
    const auto ordered = orders_->check("sync", path_);
    return ordered.ok() ? FSWritableFileOwnerWrapper::Sync(options, debug) : ordered;
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override {
    const auto ordered = orders_->check("sync", path_);
    return ordered.ok() ? FSWritableFileOwnerWrapper::Fsync(options, debug) : ordered;
  }

 private:
  template <class Write>
  IOStatus append(const Slice& data, Write write) {
    const auto error = orders_->find("append", path_);
    if (!error) return write(data);
    if (*error == "TORN" && !torn_) {
      torn_ = true;
      (void)write(Slice(data.data(), data.size() / 2));
    }
    return Orders::status(*error, path_);
  }

  std::string path_;
  OrdersPtr orders_;
  bool torn_ = false;
};

class RandomFile final : public FSRandomAccessFileOwnerWrapper {
 public:
  RandomFile(std::unique_ptr<FSRandomAccessFile>&& file, std::string path, OrdersPtr orders)
      : FSRandomAccessFileOwnerWrapper(std::move(file)), path_(std::move(path)), orders_(std::move(orders)) {}

  IOStatus Read(std::uint64_t offset, std::size_t size, const IOOptions& options, Slice* result, char* scratch,
                IODebugContext* debug) const override {
    const auto ordered = orders_->check("read", path_);
    return ordered.ok() ? FSRandomAccessFileOwnerWrapper::Read(offset, size, options, result, scratch, debug) : ordered;
  }
  IOStatus MultiRead(FSReadRequest* requests, std::size_t count, const IOOptions& options, IODebugContext* debug) override {
    const auto ordered = orders_->check("read", path_);
    return ordered.ok() ? FSRandomAccessFileOwnerWrapper::MultiRead(requests, count, options, debug) : ordered;
  }

 private:
  std::string path_;
  OrdersPtr orders_;
};

class FaultyFileSystem final : public FileSystemWrapper {
 public:
  explicit FaultyFileSystem(OrdersPtr orders) : FileSystemWrapper(FileSystem::Default()), orders_(std::move(orders)) {}
  const char* Name() const override { return "FaultyFileSystem"; }

  IOStatus NewWritableFile(const std::string& path, const FileOptions& options, std::unique_ptr<FSWritableFile>* file,
                           IODebugContext* debug) override {
    if (auto ordered = orders_->check("create", path); !ordered.ok()) return ordered;
    auto status = FileSystemWrapper::NewWritableFile(path, options, file, debug);
    if (status.ok()) *file = std::make_unique<WritableFile>(std::move(*file), path, orders_);
    return status;
  }
  IOStatus NewRandomAccessFile(const std::string& path, const FileOptions& options, std::unique_ptr<FSRandomAccessFile>* file,
                               IODebugContext* debug) override {
    auto status = FileSystemWrapper::NewRandomAccessFile(path, options, file, debug);
    if (status.ok()) *file = std::make_unique<RandomFile>(std::move(*file), path, orders_);
    return status;
  }

 private:
  OrdersPtr orders_;
};

}  // namespace

std::unique_ptr<rocksdb::Env> faulty_env() {
  return rocksdb::NewCompositeEnv(std::make_shared<FaultyFileSystem>(std::make_shared<const Orders>()));
}

std::optional<std::uint64_t> ordered_room() {
  const auto bytes = Orders().find("space", "/");
  if (!bytes) return {};
  return std::stoull(*bytes);
}

}  // namespace penugasan::torture
