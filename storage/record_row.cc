#include "storage/record_row.h"

#include "storage/keys.h"

namespace penugasan::storage {

DecodedRecord decode_with_texts(const KeyValue& rows, std::uint64_t position, const LogValue& value) {
  std::string key, texts;
  if (!rows.get(number_key(key, Table::texts, position), texts, "a record's texts")) texts.clear();
  return decode_record(position, value.body, texts);
}

}  // namespace penugasan::storage
