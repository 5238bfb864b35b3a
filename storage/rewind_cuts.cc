#include "storage/rewind_cuts.h"

#include "storage/codec.h"
#include "storage/notice_span.h"

namespace penugasan::storage {
namespace {

void cut_log(const KeyValue& rows, std::uint64_t point, LargeWrite& out) {
  for (const auto table : {Table::texts, Table::log}) {
    visit_numbers(rows, table, point + 1, [&](std::string_view key) {
      out.batch().remove(key);
      out.step();
    });
  }
}

void cut_answers(const KeyValue& rows, std::uint64_t point, LargeWrite& out) {
  visit_table(rows, Table::idempotency, [&](std::string_view key, std::string_view value) {
    if (decode_idempotency({}, value).position > point) out.batch().remove(key);
    out.step();
  });
}

// Whoever was further has seen what is no longer there, and is to see what comes instead.
void cut_subscriptions(const KeyValue& rows, std::uint64_t point, LargeWrite& out) {
  visit_table(rows, Table::subscription, [&](std::string_view key, std::string_view value) {
    if (last_u64(value) > point) out.put_number(key, point);
    out.step();
  });
}

void cut_span(std::string_view key, NoticePositions positions, std::uint64_t point, LargeWrite& out) {
  if (positions.back() <= point) return;
  std::erase_if(positions, [&](std::uint64_t position) { return position > point; });
  if (positions.empty()) {
    out.batch().remove(key);
  } else {
    out.batch().put(key, encode_span(positions));
  }
}

void cut_notices(const KeyValue& rows, std::uint64_t point, LargeWrite& out) {
  visit_table(rows, Table::notices, [&](std::string_view key, std::string_view value) {
    cut_span(key, span_positions(key, value), point, out);
    out.step();
  });
  std::string key, value;
  const auto indexed = text_key(key, Table::meta, "notices_indexed");
  if (rows.get(indexed, value, "the notice index") && last_u64(value) > point) out.put_number(indexed, point);
}

// What is to be rewritten because something was erased stays owed, by a record that is still there.
void cut_debts(const KeyValue& rows, std::uint64_t point, LargeWrite& out) {
  std::string owed, key;
  visit_rows(rows, Table::scrub, number_key(key, Table::scrub, point), [&](std::string_view row, std::string_view value) {
    owed.append(value);
    out.batch().remove(row);
    return true;
  });
  if (!owed.empty()) out.batch().put(number_key(key, Table::scrub, point), owed);
}

}  // namespace

void cut_tables(const KeyValue& rows, std::uint64_t point, LargeWrite& out) {
  cut_log(rows, point, out);
  cut_answers(rows, point, out);
  cut_subscriptions(rows, point, out);
  cut_notices(rows, point, out);
  cut_debts(rows, point, out);
}

}  // namespace penugasan::storage
