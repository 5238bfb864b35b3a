// The file port: the few things that a store does with files beside its database. The simulation brings a disk of its own.
// Failures are StoreError(unusable_folder) unless stated. Safe from any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penugasan::storage {

[[noreturn]] void unusable(const std::string& path, const std::string& why);

/// A file that is written in place and that one process holds until the object ends.
class HeldFile {
 public:
  virtual ~HeldFile() = default;
  /// The first `size` bytes, fewer where the file is shorter or cannot be read.
  virtual std::string read(std::size_t size) const = 0;
  /// StoreError(write_failed).
  virtual void write(std::size_t offset, std::string_view bytes) = 0;
  /// What was written so far survives a loss of power. False where it failed.
  virtual bool sync() = 0;
};

class Files {
 public:
  enum class Kind { missing, folder, other };

  virtual ~Files() = default;
  virtual Kind kind(const std::string& path) const = 0;
  /// False also where the path may not be looked at.
  virtual bool exists(const std::string& path) const = 0;
  /// What lies in a folder, without its path; any order.
  virtual std::vector<std::string> names(const std::string& folder) const = 0;
  /// Nothing where there is no such file.
  virtual std::optional<std::string> read(const std::string& path) const = 0;
  /// With the folders above it; a new one is its owner's alone. The names of all of them are durable then, of those that were
  /// there already too: whoever made them may have ended before it came to that.
  virtual void make_folder(const std::string& path) = 0;
  /// Writes `path`.new, syncs it and gives it its name: the file is there as a whole or not at all. One that is there already
  /// stays as it is. sync() of the folder makes the name durable.
  virtual void write_whole(const std::string& path, std::string_view bytes) = 0;
  /// As write_whole(), in place of the one that is there already.
  virtual void replace(const std::string& path, std::string_view bytes) = 0;
  /// A file or folder.
  virtual void sync(const std::string& path) = 0;
  /// Null where there is no such file. Also StoreError(in_use), where another holds it.
  virtual std::unique_ptr<HeldFile> hold(const std::string& path) = 0;
  /// Bytes free for more. StoreError(read_failed).
  virtual std::uint64_t free_bytes(const std::string& folder) const = 0;
};

/// This machine's.
Files& disk_files();

}  // namespace penugasan::storage
