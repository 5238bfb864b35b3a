#include "storage/key_batch.h"

#include <algorithm>

namespace penugasan::storage {
namespace {

/// A directory of thousands makes a batch large; its memory is given back.
constexpr std::size_t kKeptBytes = std::size_t{4} << 20;

std::uint64_t first_bytes(std::string_view key) {
  std::uint64_t result = 0;
  for (std::size_t i = 0; i < 8; ++i) result = result << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0);
  return result;
}

}  // namespace

void KeyBatch::clear() {
  if (bytes_.capacity() > kKeptBytes) std::string().swap(bytes_);
  bytes_.clear();
  rows_.clear();
}

void KeyBatch::add(Kind kind, std::string_view key, std::string_view value) {
  rows_.push_back({first_bytes(key), bytes_.size(), key.size(), value.size(), kind});
  bytes_.append(key).append(value);
}

bool KeyBatch::before(const Row& one, const Row& other) const {
  if (one.first_bytes != other.first_bytes) return one.first_bytes < other.first_bytes;
  const int order = key_of(one).compare(key_of(other));
  return order != 0 ? order < 0 : one.offset < other.offset;
}

void KeyBatch::sort() {
  std::sort(rows_.begin(), rows_.end(), [this](const Row& one, const Row& other) { return before(one, other); });
}

}  // namespace penugasan::storage
