// Walking over the rows of a table, for those who look at a store as a whole. Internal to storage. A walk sees the table as it
// was when it began; `visit` may write. StoreError(read_failed, damaged).
#pragma once

#include <string>
#include <string_view>

#include "storage/key_value.h"
#include "storage/keys.h"
#include "storage/log_value.h"

namespace penugasan::storage {

/// Calls `visit(key, value)` with the rows from the key `from` on, until it says false.
template <class Visit>
void visit_rows(const KeyValue& rows, Table table, std::string_view from, Visit visit) {
  std::string prefix;
  table_key(prefix, table);
  const auto found = rows.scan(table);
  for (found->seek(from); found->valid() && found->key().starts_with(prefix) && visit(found->key(), found->value());)
    found->next();
  found->check("the store");
}

/// Calls `visit(key, value)` with every row.
template <class Visit>
void visit_table(const KeyValue& rows, Table table, Visit visit) {
  std::string prefix;
  visit_rows(rows, table, table_key(prefix, table), [&](std::string_view key, std::string_view value) {
    visit(key, value);
    return true;
  });
}

/// Calls `visit(key)` with every key of a table of numbers from `first` on.
template <class Visit>
void visit_numbers(const KeyValue& rows, Table table, std::uint64_t first, Visit visit) {
  std::string from;
  visit_rows(rows, table, number_key(from, table, first), [&](std::string_view key, std::string_view) {
    visit(key);
    return true;
  });
}

/// Calls `visit(position, LogValue)` with the log's rows from `first` on, until it says false.
template <class Visit>
void visit_log(const KeyValue& rows, std::uint64_t first, Visit visit) {
  std::string from;
  visit_rows(rows, Table::log, number_key(from, Table::log, first), [&](std::string_view key, std::string_view value) {
    return visit(last_u64(key), read_log_value(last_u64(key), value));
  });
}

}  // namespace penugasan::storage
