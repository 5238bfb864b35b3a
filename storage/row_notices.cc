// The notice index and subscriptions: written beside the writer, by the follower and by subscribers.
#include <algorithm>
#include <map>

#include "storage/notice_span.h"
#include "storage/notices.h"
#include "storage/row_store.h"

namespace penugasan::storage {

using workflow::OfficialId;

NoticePositions span_positions(std::string_view key, std::string_view value) {
  NoticePositions positions = {last_u64(key)};
  while (!value.empty()) positions.push_back(positions.back() + take_varint(value));
  return positions;
}

std::string encode_span(const NoticePositions& positions) {
  std::string value;
  for (std::size_t i = 1; i < positions.size(); ++i) append_varint(value, positions[i] - positions[i - 1]);
  return value;
}

// Records that do not follow on are left alone: the store was cleared since they were read, or they are indexed already.
void RowStore::index_notices(std::span<const StoredRecord> records) {
  const std::lock_guard lock(side_mutex_);
  if (records.empty() || records.front().record.position != notices_indexed_ + 1) return;
  std::map<std::string_view, NoticePositions> by_recipient;
  for (const auto& stored : records) {
    for (const auto recipient : recipients_of(stored.record)) by_recipient[recipient].push_back(stored.record.position);
  }
  KeyBatch batch;
  std::string key;
  for (const auto& [recipient, positions] : by_recipient) {
    batch.put(notices_key(key, OfficialId(std::string(recipient)), positions.front()), encode_span(positions));
  }
  std::string reached;
  append_u64(reached, records.back().record.position);
  batch.put(text_key(key, Table::meta, "notices_indexed"), reached);
  write(batch, false, "the notice index");
  notices_indexed_ = records.back().record.position;
}

NoticePositions RowStore::notices_after(const OfficialId& official, std::uint64_t after, std::size_t limit) const {
  NoticePositions result;
  std::string key, buffer;
  const auto prefix = notices_prefix(buffer, official);
  const auto rows = rows_->scan(Table::notices);
  // `after` may lie within a span, which begins at or before it.
  rows->seek_back(notices_key(key, official, after));
  if (!rows->valid() || !rows->key().starts_with(prefix)) rows->seek(prefix);
  for (; result.size() < limit && rows->valid() && rows->key().starts_with(prefix); rows->next()) {
    for (const auto position : span_positions(rows->key(), rows->value())) {
      if (position > after && result.size() < limit) result.push_back(position);
    }
  }
  rows->check("the notice index");
  return result;
}

NoticePositions RowStore::notices_before(const OfficialId& official, std::uint64_t below, std::size_t limit) const {
  NoticePositions result;
  std::string key, buffer;
  const auto prefix = notices_prefix(buffer, official);
  const auto last = below - 1;  // 0 means from the newest: this wraps to the largest number
  const auto rows = rows_->scan(Table::notices);
  for (rows->seek_back(notices_key(key, official, last));
       result.size() < limit && rows->valid() && rows->key().starts_with(prefix); rows->previous()) {
    auto positions = span_positions(rows->key(), rows->value());
    std::ranges::reverse(positions);
    for (const auto position : positions) {
      if (position <= last && result.size() < limit) result.push_back(position);
    }
  }
  rows->check("the notice index");
  return result;
}

std::uint64_t RowStore::subscription(const OfficialId& official, std::string_view name) const {
  std::string key, value;
  return get(subscription_key(key, official, name), value) ? last_u64(value) : 0;
}

void RowStore::save_subscription(const OfficialId& official, std::string_view name, std::uint64_t position) {
  const std::lock_guard lock(side_mutex_);
  if (position <= subscription(official, name)) return;
  std::string key, value;
  append_u64(value, position);
  KeyBatch batch;
  batch.put(subscription_key(key, official, name), value);
  write(batch, true, "a subscription");
}

}  // namespace penugasan::storage
