#include "tests/torture/verdict.h"

#include "storage/rebuild.h"

namespace penugasan::torture {
namespace {

using namespace workflow;

constexpr std::size_t kPage = 1000;
constexpr std::size_t kShownFaults = 20;

/// What the record says happened; the first act counts, those that it satisfied along with it belong to the same command.
Happened happening(const Record& record) {
  Happened result{"nothing", std::string(name_of(State::pending))};
  for (const auto& event : record.events) {
    if (std::holds_alternative<Filed>(event)) result.act = "filed";
    const auto* acted = std::get_if<Acted>(&event);
    if (acted != nullptr && result.act == "nothing") result.act = name_of(acted->act);
    if (const auto* closed = std::get_if<Closed>(&event)) result.state = name_of(closed->state);
  }
  return result;
}

std::string purpose_in(const Record& record) {
  for (const auto& event : record.events) {
    if (const auto* filed = std::get_if<Filed>(&event)) return filed->filing.purpose;
  }
  return {};
}

class Judge {
 public:
  Verdict verdict;

  void fault(const std::string& what) {
    if (verdict.faults.size() < kShownFaults) verdict.faults.push_back(what);
  }

  /// Walks along both: what the client sent, and what happened.
  void request(const std::string& filing, const Commands& commands, const std::vector<Happened>& happened) {
    std::size_t next = 0;
    for (const auto& command : commands) {
      const bool there = next < happened.size() && happened[next].act == command.act;
      if (command.outcome == Outcome::acknowledged) {
        ++verdict.acknowledged;
        if (!there || happened[next].state != command.state) {
          ++verdict.lost;
          fault("lost: " + command.act + " " + command.id + " on " + command.name);
        }
      }
      if (there && command.outcome != Outcome::nothing) ++next;
    }
    for (; next < happened.size(); ++next) {
      ++verdict.twice;
      fault("twice, or though nothing was to be done: " + happened[next].act + " of filing " + filing);
    }
  }
};

}  // namespace

std::map<std::string, std::vector<Happened>> happenings(const storage::EventStore& store) {
  std::map<std::string, std::vector<Happened>> result;
  std::map<std::uint64_t, std::string> purposes;
  std::uint64_t from = 1;
  for (auto page = store.records(from, kPage); !page.empty(); page = store.records(from, kPage)) {
    from = page.back().record.position + 1;
    for (const auto& stored : page) {
      if (stored.record.request == 0) continue;
      auto& purpose = purposes[stored.record.request];
      if (purpose.empty()) purpose = purpose_in(stored.record);
      result[purpose].push_back(happening(stored.record));
    }
  }
  return result;
}

Verdict judge(const Known& known, const std::map<std::string, std::vector<Happened>>& happened) {
  Judge judge;
  static const std::vector<Happened> kNothing;
  for (const auto& [filing, commands] : known) {
    const auto found = happened.find(filing);
    judge.request(filing, commands, found == happened.end() ? kNothing : found->second);
  }
  for (const auto& [purpose, acts] : happened) {
    if (!known.contains(purpose)) judge.request(purpose, {}, acts);
  }
  return std::move(judge.verdict);
}

Verdict judge(const Known& known, const storage::EventStore& store) {
  auto verdict = judge(known, happenings(store));
  for (const auto& fault : storage::verify(store)) verdict.faults.push_back(fault);
  return verdict;
}

}  // namespace penugasan::torture
