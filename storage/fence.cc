#include "storage/fence.h"

#include <optional>

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

}  // namespace

void Fence::create(Files& files, const std::string& path) {
  Hasher hasher;
  files.write_whole(path, encode(hasher, {0, {}}) + encode(hasher, {1, {}}));
}

Fence::Fence(Files& files, const std::string& path) : file_(files.hold(path)) {
  if (file_ == nullptr) {
    throw StoreError(StoreError::Kind::damaged,
                     "The store's fence is missing: " + path +
                         ". Without it nobody can tell whether the log is whole. Restore the folder from a backup.");
  }
  read(path);
}

void Fence::read(const std::string& path) {
  const std::string bytes = file_->read(2 * kSlot);
  const std::string_view all(bytes);
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
  if (unsynced_) file_->sync();
}

void Fence::write_slot(const Mark& mark) {
  const std::string bytes = encode(hasher_, {++sequence_, mark});
  file_->write(sequence_ % 2 == 0 ? 0 : kSlot, bytes);
  mark_ = mark;
}

void Fence::advance(const Mark& mark) {
  if (sync_failed_) throw StoreError(StoreError::Kind::write_failed, "The store's fence could not be synced to disk.");
  write_slot(mark);
  unsynced_ = true;
}

void Fence::advance_durably(const Mark& mark) {
  write_slot(mark);
  if (!file_->sync()) throw StoreError(StoreError::Kind::write_failed, "The store's fence could not be synced to disk.");
}

void Fence::start_syncing() {
  syncer_ = std::thread([this] { sync_until_stopped(); });
}

void Fence::sync() {
  if (unsynced_.exchange(false) && !file_->sync()) sync_failed_ = true;
}

void Fence::sync_until_stopped() {
  std::unique_lock lock(mutex_);
  while (!stopping_.wait_for(lock, std::chrono::seconds(1), [this] { return stop_; })) sync();
}

}  // namespace penugasan::storage
