// Erasing: rows that go for good, the mark that they went, and the bytes that are left of them in the files.
#include "storage/row_store.h"

namespace penugasan::storage {
namespace {

/// What the database is still owed: ranges of keys, each as two texts with their lengths before them.
void append_range(std::string& out, const KeyRange& range) {
  for (const auto& key : {range.begin, range.end}) {
    append_varint(out, key.size());
    out.append(key);
  }
}

std::string take_key(std::string_view& bytes) {
  const auto size = take_varint(bytes);
  if (size > bytes.size()) throw StoreError(StoreError::Kind::damaged, "A range of keys is cut short. Restore a backup.");
  std::string key(bytes.substr(0, size));
  bytes.remove_prefix(size);
  return key;
}

}  // namespace

// An older program would take an archived record for a damaged one, and bring an erased name back with the next load, so it must
// not open the store any more. The row goes along with backups, which hold the database alone.
void RowStore::raise_format() {
  folder_.raise_format(kErasingFormat);
  if (format_ < kErasingFormat) put_format(batch_, kErasingFormat);
}

// The debt is part of the same commit: a process that ends before it is paid leaves it to the next one.
void RowStore::owe(std::span<const KeyRange> ranges, std::uint64_t position) {
  value_.clear();
  for (const auto& range : ranges) append_range(value_, range);
  batch_.put(number_key(key_, Table::scrub, position), value_);
}

void RowStore::add_erasure(const workflow::PersonErased& event, std::uint64_t position) {
  raise_format();
  const std::string person(text_key(key_, Table::person, event.official.value));
  batch_.remove(person);
  value_.clear();
  append_u64(value_, position);
  batch_.put(text_key(key_, Table::erased, event.official.value), value_);
  owe(std::array{KeyRange{person, person + '\0'}}, position);
}

std::uint64_t RowStore::erased(const workflow::OfficialId& id) const {
  std::string key, row;
  return get(text_key(key, Table::erased, id.value), row) ? last_u64(row) : 0;
}

void RowStore::scrub() {
  std::vector<KeyRange> ranges;
  KeyBatch paid;
  {
    std::string prefix;
    const auto owed = rows_->scan(Table::scrub);
    for (owed->seek(table_key(prefix, Table::scrub)); owed->valid() && owed->key().starts_with(prefix); owed->next()) {
      for (auto bytes = owed->value(); !bytes.empty();) {
        auto begin = take_key(bytes);
        ranges.push_back({std::move(begin), take_key(bytes)});
      }
      paid.remove(owed->key());
    }
    owed->check("what is to be scrubbed");
  }
  if (ranges.empty()) return;
  rows_->scrub(ranges);
  write(paid, false, "that erased bytes are gone");
}

}  // namespace penugasan::storage
