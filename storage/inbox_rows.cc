#include "storage/inbox_rows.h"

#include <algorithm>
#include <map>

#include "storage/chain.h"
#include "storage/keys.h"
#include "storage/table_walk.h"

namespace penugasan::storage {
namespace {

using namespace workflow;

bool before(const Seat* one, const Seat* other) { return *one < *other; }
bool same(const Seat* one, const Seat* other) { return *one == *other; }

std::uint64_t opened_position(const Request* request) {
  return request != nullptr && request->open ? request->open->opened_position : 0;
}

/// The rows under one prefix, read a few at a time.
struct Run {
  std::string prefix;
  std::vector<InboxRow> rows;
  std::size_t next = 0;
  bool ended = false;
};

/// Reads on behind `after`.
void read_on(KeyScan& scan, Run& run, InboxRow after, std::size_t count) {
  std::string from;
  inbox_key(from, run.prefix, after);
  from.push_back('\0');  // the first key behind
  run.rows.clear();
  run.next = 0;
  for (scan.seek(from); run.rows.size() < count && scan.valid() && scan.key().starts_with(run.prefix); scan.next()) {
    run.rows.push_back(inbox_row(scan.key()));
  }
  scan.check("an inbox");
  run.ended = run.rows.size() < count;
}

std::vector<Run> runs_of(KeyScan& scan, const Seat& seat) {
  std::string key, prefix;
  std::vector<Run> runs(1);
  inbox_prefix(runs[0].prefix, seat);
  groups_prefix(prefix, seat);
  for (scan.seek(prefix); scan.valid() && scan.key().starts_with(prefix); scan.next()) {
    runs.emplace_back().prefix = inbox_prefix(key, group_of(scan.key()));
  }
  scan.check("an inbox");
  return runs;
}

}  // namespace

InboxRows::InboxRows(const KeyValue& rows, bool grouped) : grouped_(grouped) {
  if (!grouped) return;
  std::map<Digest, std::string> groups;  // seats come in the order of their keys, which is theirs in a group
  std::string first;
  visit_rows(rows, Table::inbox, groups_prefix(first), [&](std::string_view key, std::string_view) {
    if (!is_group_of_seat(key)) return false;
    groups[group_of(key)].append(seat_of(key));
    return true;
  });
  for (auto& [digest, seats] : groups) groups_.emplace(std::move(seats), digest);
}

void InboxRows::change(const Request* before, const Request* after, KeyBatch& batch) {
  const std::uint64_t number = (after != nullptr ? after : before)->id.number;
  const std::uint64_t was = opened_position(before), is = opened_position(after);
  collect(before, before_, batch);
  collect(after, after_, batch);
  const auto stays = [&](const std::string& place, const Places& others) {
    return was == is && std::ranges::binary_search(others, place);
  };
  // SingleDelete makes use of it that a row is put once and removed once: at the next flush both are gone, where a plain delete
  // would stay behind as a marker that every reader of a busy inbox has to step over.
  for (const auto& place : before_) {
    if (!stays(place, after_)) batch.remove_once(inbox_key(key_, place, {was, number}));
  }
  for (const auto& place : after_) {
    if (!stays(place, before_)) batch.put(inbox_key(key_, place, {is, number}), {});
  }
}

void InboxRows::collect(const Request* request, Places& out, KeyBatch& batch) {
  out.clear();
  if (request == nullptr || !request->open) return;
  heads_.clear();
  for (const auto& seat : request->open->seats) {
    if (grouped_ && seat.kind == Seat::Kind::head) {
      heads_.push_back(&seat);
    } else {
      out.emplace_back(inbox_prefix(key_, seat));
    }
  }
  std::ranges::sort(heads_, storage::before);
  heads_.erase(std::unique(heads_.begin(), heads_.end(), same), heads_.end());
  if (heads_.size() == 1) out.emplace_back(inbox_prefix(key_, *heads_[0]));
  if (heads_.size() > 1) out.emplace_back(inbox_prefix(key_, known_group(heads_, batch)));
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

const Digest& InboxRows::known_group(const std::vector<const Seat*>& seats, KeyBatch& batch) {
  seats_.clear();
  for (const auto* seat : seats) append_seat(seats_, *seat);
  const auto [known, first] = groups_.try_emplace(seats_);
  if (first) {
    known->second = digest_of(seats_);
    for (const auto* seat : seats) batch.put(groups_key(key_, *seat, known->second), {});
  }
  return known->second;
}

std::vector<InboxRow> inbox_of(const KeyValue& rows, const Seat& seat, InboxRow after, std::size_t limit) {
  const auto scan = rows.scan(Table::inbox);
  auto runs = runs_of(*scan, seat);
  const std::size_t a_time = limit / runs.size() + 8;
  for (auto& run : runs) read_on(*scan, run, after, a_time);
  std::vector<InboxRow> result;
  while (result.size() < limit) {
    Run* first = nullptr;
    for (auto& run : runs) {
      if (run.next == run.rows.size() && !run.ended) read_on(*scan, run, run.rows.back(), a_time);
      if (run.next < run.rows.size() && (first == nullptr || run.rows[run.next] < first->rows[first->next])) first = &run;
    }
    if (first == nullptr) break;
    result.push_back(first->rows[first->next++]);
  }
  return result;
}

}  // namespace penugasan::storage
