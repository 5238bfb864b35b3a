// Writing what is too much for one commit. Internal to storage.
#pragma once

#include <string>
#include <string_view>

#include "storage/key_value.h"
#include "storage/keys.h"

namespace penugasan::storage {

/// Rows that are too many for one batch, written a part at a time: not atomic.
class LargeWrite {
 public:
  explicit LargeWrite(KeyValue& rows) : rows_(rows) {}

  KeyBatch& batch() { return batch_; }
  void put_number(std::string_view key, std::uint64_t number) {
    std::string value;
    append_u64(value, number);
    batch_.put(key, value);
  }
  /// Between two rows that may be apart.
  void step() {
    if (batch_.size() >= kRows) write(false);
  }
  /// All of it is durable then.
  void finish() { write(true); }

 private:
  static constexpr std::size_t kRows = 4096;

  void write(bool sync) {
    rows_.write(batch_, sync, "many rows");
    batch_.clear();
  }

  KeyValue& rows_;
  KeyBatch batch_;
};

}  // namespace penugasan::storage
