#include "storage/whole_log.h"

#include "storage/keys.h"
#include "storage/record_row.h"
#include "storage/removed.h"

namespace penugasan::storage {
namespace {

[[noreturn]] void wrong_archive(const std::string& what) {
  throw StoreError(StoreError::Kind::damaged,
                   what + " lacks other records than its archives took out. Restore the store from a backup.");
}

void check_body(const KeyValue& rows, std::uint64_t position, const LogValue& value, RemovedCheck& removed) {
  const std::string name = "Log record " + std::to_string(position);
  if (value.archived != 0) {
    if (!removed.left({position, value.previous, value.hash}, value.archived)) wrong_archive(name);
    return;
  }
  for (const auto& event : decode_with_texts(rows, position, value).record.events) {
    const auto* archived = std::get_if<workflow::RequestsArchived>(&event);
    if (archived != nullptr && !removed.told(position, *archived)) wrong_archive(name);
  }
}

}  // namespace

Head check_whole_log(const KeyValue& rows, const std::function<bool()>& go_on) {
  Head head;
  RemovedCheck removed;
  std::string key;
  const std::string prefix(table_key(key, Table::log));
  const auto log = rows.scan(Table::log);
  for (log->seek(prefix); log->valid() && log->key().starts_with(prefix); log->next()) {
    if (!go_on()) throw StoreError(StoreError::Kind::unusable_folder, "The backup was broken off.");
    const auto position = last_u64(log->key());
    const auto value = read_log_value(position, log->value());
    if (position != head.position + 1 || value.previous != head.hash) {
      throw StoreError(StoreError::Kind::damaged, "Log record " + std::to_string(position) + " does not follow record " +
                                                      std::to_string(head.position) + ". Restore the store from a backup.");
    }
    check_body(rows, position, value, removed);
    head.position = position;
    head.hash = value.hash;
  }
  log->check("the log");
  if (!removed.settled()) wrong_archive("The log");
  return head;
}

}  // namespace penugasan::storage
