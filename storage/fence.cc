#include "storage/fence.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>

#include "storage/files.h"
#include "storage/keys.h"

namespace penugasan::storage {
namespace {

// One slot: "PNGFENCE", sequence, position, hash, the first 8 bytes of the SHA-256 of all that.
constexpr std::string_view kMagic = "PNGFENCE";
constexpr std::size_t kChecked = 8 + 8 + 8 + 32;
constexpr std::size_t kSlot = kChecked + 8;

struct Slot {
  std::uint64_t sequence = 0;
  Fence::Mark mark;
};

std::string checksum(Hasher& hasher, std::string_view bytes) { return std::string(view_of(hasher.of(bytes)).substr(0, 8)); }

std::string encode(Hasher& hasher, const Slot& slot) {
  std::string bytes(kMagic);
  append_u64(bytes, slot.sequence);
  append_u64(bytes, slot.mark.position);
  bytes.append(view_of(slot.mark.hash));
  return bytes += checksum(hasher, bytes);
}

std::optional<Slot> decode(Hasher& hasher, std::string_view bytes) {
  if (bytes.size() != kSlot || !bytes.starts_with(kMagic)) return {};
  if (checksum(hasher, bytes.substr(0, kChecked)) != bytes.substr(kChecked)) return {};
  return Slot{last_u64(bytes.substr(0, 16)), {last_u64(bytes.substr(0, 24)), hash_from(bytes.substr(24, 32))}};
}

[[noreturn]] void fail(StoreError::Kind kind, const std::string& what) {
  throw StoreError(kind, what + ": " + std::strerror(errno) + ".");
}

}  // namespace

void Fence::create(const std::string& path) {
  Hasher hasher;
  write_whole_file(path, encode(hasher, {0, {}}) + encode(hasher, {1, {}}));
}

Fence::Fence(const std::string& path) : file_(::open(path.c_str(), O_RDWR | O_CLOEXEC)) {
  if (file_ < 0 && errno == ENOENT) {
    throw StoreError(StoreError::Kind::damaged,
                     "The store's fence is missing: " + path +
                         ". Without it nobody can tell whether the log is whole. Restore the folder from a backup.");
  }
  if (file_ < 0) fail(StoreError::Kind::unusable_folder, "Cannot open " + path);
  try {
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
      throw StoreError(StoreError::Kind::in_use, "Another penugasand has the store open (" + path +
                                                     " is locked). Stop it first, or give this one a folder of its own.");
    }
    read(path);
  } catch (...) {
    ::close(file_);
    throw;
  }
}

void Fence::read(const std::string& path) {
  char bytes[2 * kSlot];
  const ssize_t size = ::pread(file_, bytes, sizeof bytes, 0);
  const std::string_view all(bytes, size < 0 ? 0 : static_cast<std::size_t>(size));
  std::optional<Slot> best = decode(hasher_, all.substr(0, kSlot));
  const auto second = all.size() > kSlot ? decode(hasher_, all.substr(kSlot)) : std::nullopt;
  if (second && (!best || second->sequence > best->sequence)) best = second;
  if (!best) {
    throw StoreError(StoreError::Kind::damaged,
                     "The store's fence cannot be read: " + path + ". Restore the folder from a backup.");
  }
  sequence_ = best->sequence;
  mark_ = best->mark;
}

Fence::~Fence() {
  if (syncer_.joinable()) {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
    }
    stopping_.notify_all();
    syncer_.join();
  }
  if (unsynced_) ::fdatasync(file_);
  ::close(file_);
}

void Fence::write_slot(const Mark& mark) {
  const std::string bytes = encode(hasher_, {++sequence_, mark});
  if (::pwrite(file_, bytes.data(), bytes.size(), sequence_ % 2 == 0 ? 0 : kSlot) != static_cast<ssize_t>(bytes.size())) {
    fail(StoreError::Kind::write_failed, "Cannot write the store's fence");
  }
  mark_ = mark;
}

void Fence::advance(const Mark& mark) {
  if (sync_failed_) throw StoreError(StoreError::Kind::write_failed, "The store's fence could not be synced to disk.");
  write_slot(mark);
  unsynced_ = true;
}

void Fence::advance_durably(const Mark& mark) {
  write_slot(mark);
  if (::fdatasync(file_) != 0) fail(StoreError::Kind::write_failed, "Cannot sync the store's fence");
}

void Fence::start_syncing() {
  syncer_ = std::thread([this] { sync_until_stopped(); });
}

void Fence::sync_until_stopped() {
  std::unique_lock lock(mutex_);
  while (!stopping_.wait_for(lock, std::chrono::seconds(1), [this] { return stop_; })) {
    if (unsynced_.exchange(false) && ::fdatasync(file_) != 0) sync_failed_ = true;
  }
}

}  // namespace penugasan::storage
