#include "storage/notices.h"

#include <algorithm>

namespace penugasan::storage {
namespace {

using workflow::Noticed;
using workflow::OfficialId;

constexpr std::size_t kPage = 256;

/// Records of [from, to] with a notice for the official, in rising order, at most `limit`.
std::vector<StoredRecord> scan(const EventStore& store, const OfficialId& official, std::uint64_t from, std::uint64_t to,
                               std::size_t limit) {
  std::vector<StoredRecord> found;
  while (from <= to && found.size() < limit) {
    auto page = store.records(from, kPage);
    if (page.empty()) break;
    from = page.back().record.position + 1;
    for (auto& stored : page) {
      if (stored.record.position > to || found.size() == limit) break;
      if (has_notice_for(stored.record, official)) found.push_back(std::move(stored));
    }
  }
  return found;
}

/// Adds the records at these positions.
void load(const EventStore& store, const NoticePositions& positions, std::vector<StoredRecord>& out) {
  for (const auto position : positions) {
    if (auto stored = store.record(position)) out.push_back(std::move(*stored));
  }
}

}  // namespace

std::set<std::string_view> recipients_of(const workflow::Record& record) {
  std::set<std::string_view> recipients;
  for (const auto& event : record.events) {
    const auto* noticed = std::get_if<Noticed>(&event);
    if (noticed == nullptr) continue;
    for (const auto& official : noticed->recipients) recipients.insert(official.value);
  }
  return recipients;
}

bool has_notice_for(const workflow::Record& record, const OfficialId& official) {
  return std::any_of(record.events.begin(), record.events.end(), [&](const auto& event) {
    const auto* noticed = std::get_if<Noticed>(&event);
    return noticed != nullptr && std::ranges::find(noticed->recipients, official) != noticed->recipients.end();
  });
}

// The index may grow while we read: what lies beyond `indexed` is taken from the log, and from there only.
std::vector<StoredRecord> read_notices(const EventStore& store, const OfficialId& official, std::uint64_t after,
                                       std::size_t limit) {
  const auto indexed = store.notices_indexed();
  std::vector<StoredRecord> result;
  if (after < indexed) {
    auto positions = store.notices_after(official, after, limit);
    std::erase_if(positions, [&](std::uint64_t position) { return position > indexed; });
    load(store, positions, result);
  }
  auto tail = scan(store, official, std::max(after, indexed) + 1, store.head().position, limit - result.size());
  std::ranges::move(tail, std::back_inserter(result));
  return result;
}

std::vector<StoredRecord> read_notices_newest_first(const EventStore& store, const OfficialId& official, std::uint64_t below,
                                                    std::size_t limit) {
  const auto indexed = store.notices_indexed();
  const auto last = below == 0 ? store.head().position : below - 1;
  std::vector<StoredRecord> result;
  if (last > indexed) result = scan(store, official, indexed + 1, last, static_cast<std::size_t>(-1));
  std::ranges::reverse(result);
  if (result.size() > limit) result.resize(limit);
  const auto rest = limit - result.size();
  if (rest > 0 && indexed > 0) load(store, store.notices_before(official, std::min(last, indexed) + 1, rest), result);
  return result;
}

std::size_t advance_notice_index(EventStore& store, std::size_t max_records) {
  const auto records = store.records(store.notices_indexed() + 1, max_records);
  if (!records.empty()) store.index_notices(records);
  return records.size();
}

}  // namespace penugasan::storage
