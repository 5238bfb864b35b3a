#include "storage/whole_log.h"

#include "storage/codec.h"
#include "storage/keys.h"
#include "storage/log_value.h"

namespace penugasan::storage {

Head check_whole_log(const KeyValue& rows, const std::function<bool()>& go_on) {
  Head head;
  std::string key, texts;
  const std::string prefix(table_key(key, Table::log));
  const auto log = rows.scan();
  for (log->seek(prefix); log->valid() && log->key().starts_with(prefix); log->next()) {
    if (!go_on()) throw StoreError(StoreError::Kind::unusable_folder, "The backup was broken off.");
    const auto position = last_u64(log->key());
    const auto value = read_log_value(position, log->value());
    if (position != head.position + 1 || value.previous != head.hash) {
      throw StoreError(StoreError::Kind::damaged, "Log record " + std::to_string(position) + " does not follow record " +
                                                      std::to_string(head.position) + ". Restore the store from a backup.");
    }
    if (!rows.get(number_key(key, Table::texts, position), texts, "a record's texts")) texts.clear();
    (void)decode_record(position, value.body, texts);
    head.position = position;
    head.hash = value.hash;
  }
  log->check("the log");
  return head;
}

}  // namespace penugasan::storage
