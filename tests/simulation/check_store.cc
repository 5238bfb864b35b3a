#include <algorithm>

#include "storage/notices.h"
#include "storage/rebuild.h"
#include "tests/simulation/checks.h"
#include "tests/simulation/operation.h"

namespace penugasan::simulation {
namespace {

constexpr auto kAll = static_cast<std::size_t>(-1);

using Positions = std::vector<std::uint64_t>;

/// By recipient, each record once, in the order of the log.
std::map<std::string, Positions> notices_in(const Log& log) {
  std::map<std::string, Positions> result;
  for (const auto& stored : log) {
    for (const auto& event : stored.record.events) {
      const auto* noticed = std::get_if<workflow::Noticed>(&event);
      if (noticed == nullptr) continue;
      for (const auto& official : noticed->recipients) {
        auto& positions = result[official.value];
        if (positions.empty() || positions.back() != stored.record.position) positions.push_back(stored.record.position);
      }
    }
  }
  return result;
}

Positions positions_of(const std::vector<storage::StoredRecord>& records) {
  Positions result;
  for (const auto& stored : records) result.push_back(stored.record.position);
  return result;
}

void expect_notices(const std::string& official, const Positions& expected, Positions read, const char* way) {
  if (read != expected)
    throw Violation("the notices of " + official + ", read " + way + ", are not each there once: " + std::to_string(read.size()) +
                    " instead of " + std::to_string(expected.size()));
}

}  // namespace

void check_replay(const storage::EventStore& store) {
  const auto found = storage::verify(store);
  if (!found.empty()) throw Violation("the store does not follow from its log: " + found.front());
}

void check_notices(const storage::EventStore& store, const Log& log) {
  if (store.notices_indexed() > log.size()) throw Violation("the notice index reaches beyond the log");
  for (auto& [official, expected] : notices_in(log)) {
    const workflow::OfficialId id(official);
    expect_notices(official, expected, positions_of(storage::read_notices(store, id, 0, kAll)), "forwards");
    auto backwards = positions_of(storage::read_notices_newest_first(store, id, 0, kAll));
    std::ranges::reverse(backwards);
    expect_notices(official, expected, backwards, "backwards");
  }
}

}  // namespace penugasan::simulation
