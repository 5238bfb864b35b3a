#include "storage/rebuild.h"

#include <algorithm>
#include <set>

#include "storage/removed.h"
#include "workflow/apply.h"

namespace penugasan::storage {
namespace {

using namespace workflow;

constexpr std::size_t kPage = 256;
constexpr auto kAll = static_cast<std::size_t>(-1);

template <class Visit>
void for_each_record(const EventStore& store, Visit visit) {
  std::uint64_t from = 1;
  for (auto page = store.records(from, kPage); !page.empty(); page = store.records(from, kPage)) {
    for (const auto& stored : page) visit(stored);
    from = page.back().record.position + 1;
  }
}

template <class State>
std::optional<State> copy_of(const std::map<std::uint64_t, State>& states, std::uint64_t number) {
  const auto found = states.find(number);
  if (found == states.end()) return {};
  return found->second;
}

std::vector<Person> people_of(const EventStore& store, const Record& record) {
  std::vector<Person> people;
  for (const auto& event : record.events) {
    const auto* loaded = std::get_if<DirectoryLoaded>(&event);
    if (loaded == nullptr) continue;
    for (const auto& official : loaded->agency.officials) {
      if (auto person = store.person(official.id)) people.push_back(std::move(*person));
    }
  }
  return people;
}

class Replayer {
 public:
  void add(const Record& record) {
    result.position = record.position;
    if (record.request != 0)
      set(result.requests, record.request, workflow::apply(copy_of(result.requests, record.request), record));
    if (const auto number = announcement_number(record); number != 0) {
      set(result.announcements, number, workflow::apply(copy_of(result.announcements, number), record));
    }
    for (const auto& event : record.events) note(event);
  }

  /// Once the last record is in.
  void fill_inbox() {
    for (const auto& [number, request] : result.requests) {
      if (!request.open) continue;
      for (const auto& seat : request.open->seats) result.inbox[seat].push_back({request.open->opened_position, number});
    }
    for (auto& [seat, rows] : result.inbox) {
      std::ranges::sort(rows);
      rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    }
  }

  Replay result;

 private:
  template <class State>
  void set(std::map<std::uint64_t, State>& states, std::uint64_t number, std::optional<State> state) {
    if (!state) return;
    states[number] = std::move(*state);
    result.last_number = std::max(result.last_number, number);
  }

  void note(const Event& event) {
    if (const auto* loaded = std::get_if<DirectoryLoaded>(&event)) result.directories[loaded->agency.id] = loaded->agency;
    if (const auto* recorded = std::get_if<MandateRecorded>(&event))
      result.directories[recorded->agency].mandates.push_back(recorded->mandate);
    if (const auto* erased = std::get_if<PersonErased>(&event)) result.erased[erased->official] = result.position;
    if (const auto* named = std::get_if<PersonNamed>(&event)) result.erased[named->official] = 0;
    if (const auto* opened = std::get_if<StepOpened>(&event)) {
      for (const auto& seat : opened->seats) result.inbox[seat];
    }
    if (const auto* archived = std::get_if<RequestsArchived>(&event)) {
      for (const auto number : archived->requests) result.last_number = std::max(result.last_number, number);
    }
    const auto* loaded = std::get_if<RegulationLoaded>(&event);
    if (loaded == nullptr) return;
    const auto same = [&](const RegulationLoaded& known) { return known.version == loaded->version; };
    if (std::ranges::none_of(result.regulations, same)) result.regulations.push_back(*loaded);
  }
};

/// Compares one aspect after the other and collects what differs.
class Comparison {
 public:
  Comparison(const Replay& expected, const EventStore& store) : expected_(expected), store_(store) {}

  std::vector<std::string> run() {
    expect(store_.head().position == expected_.position && store_.head().last_number == expected_.last_number,
           "the head differs");
    states();
    lists();
    for (const auto& [seat, rows] : expected_.inbox) {
      expect(store_.inbox(seat, {}, kAll) == rows,
             "the inbox of seat " + std::string(1, static_cast<char>(seat.kind)) + " " + seat.id + " differs");
    }
    directories();
    regulations();
    erasures();
    return std::move(found_);
  }

 private:
  void expect(bool holds, const std::string& what) {
    if (!holds) found_.push_back(what);
  }

  void states() {
    for (std::uint64_t number = 1; number <= std::max(expected_.last_number, store_.head().last_number); ++number) {
      expect(store_.request(number) == copy_of(expected_.requests, number), "request " + std::to_string(number) + " differs");
      expect(store_.announcement(number) == copy_of(expected_.announcements, number),
             "announcement " + std::to_string(number) + " differs");
    }
  }

  void lists() {
    std::map<std::string, std::set<std::uint64_t, std::greater<>>> requests, announcements;
    std::map<std::uint64_t, std::vector<std::uint64_t>> answers;
    for (const auto& [number, request] : expected_.requests) {
      requests[request.id.agency].insert(number);
      requests[std::string(request.filing.source.agency())].insert(number);
      answers[number];
      if (!request.filing.answers.empty()) answers[request.filing.answers.number].push_back(number);
    }
    for (const auto& [number, announcement] : expected_.announcements) announcements[announcement.id.agency].insert(number);
    for (const auto& [agency, numbers] : requests) {
      if (agency.empty()) continue;
      expect(std::ranges::equal(store_.requests_of(agency, 0, kAll), numbers), "the requests of " + agency + " differ");
    }
    for (const auto& [agency, numbers] : announcements) {
      expect(std::ranges::equal(store_.announcements_of(agency, 0, kAll), numbers), "the announcements of " + agency + " differ");
    }
    for (const auto& [number, numbers] : answers) {
      expect(store_.answers_to(number) == numbers, "the answers to request " + std::to_string(number) + " differ");
    }
  }

  void directories() {
    const auto stored = store_.directories();
    const auto same = [](const auto& agency, const auto& expected) { return *agency == expected.second; };
    expect(std::ranges::equal(stored, expected_.directories, same), "the directories differ");
  }

  /// The store keeps regulations over clear(), so it may hold more than the log says.
  void regulations() {
    const auto stored = store_.regulations();
    for (const auto& regulation : expected_.regulations) {
      expect(std::ranges::find(stored, regulation) != stored.end(), "regulation version " + regulation.version + " differs");
    }
  }

  void erasures() {
    for (const auto& [official, position] : expected_.erased) {
      const bool holds = store_.erased(official) == position && (position == 0 || !store_.person(official));
      expect(holds, "the erasure of " + official.value + " differs");
    }
  }

  const Replay& expected_;
  const EventStore& store_;
  std::vector<std::string> found_;
};

bool archives_fit(const StoredRecord& stored, RemovedCheck& removed) {
  const auto position = stored.record.position;
  if (stored.archived != 0) return removed.left({position, stored.previous_hash, stored.hash}, stored.archived);
  return std::ranges::all_of(stored.record.events, [&](const auto& event) {
    const auto* archived = std::get_if<RequestsArchived>(&event);
    return archived == nullptr || removed.told(position, *archived);
  });
}

}  // namespace

Replay replay(const EventStore& store) {
  Replayer replayer;
  for_each_record(store, [&](const StoredRecord& stored) { replayer.add(stored.record); });
  replayer.fill_inbox();
  return std::move(replayer.result);
}

std::vector<std::string> differences(const Replay& expected, const EventStore& store) {
  return Comparison(expected, store).run();
}

std::vector<std::string> chain_faults(const EventStore& store) {
  struct Last {
    std::uint64_t position = 0;
    Hash hash{};
  };
  std::vector<std::string> found;
  std::map<std::uint64_t, Last> requests;
  Last last;
  RemovedCheck removed;
  for_each_record(store, [&](const StoredRecord& stored) {
    const auto& record = stored.record;
    const std::string name = "record " + std::to_string(record.position);
    if (record.position != last.position + 1) found.push_back(name + " does not stand where the log goes on");
    if (stored.previous_hash != last.hash) found.push_back(name + " does not hold the hash of the record before it");
    last = {record.position, stored.hash};
    if (!archives_fit(stored, removed)) found.push_back(name + ": other records left the log than those of its archive");
    if (record.request == 0) return;
    auto& of_request = requests[record.request];
    if (record.previous != of_request.position || stored.request_previous_hash != of_request.hash) {
      found.push_back(name + " does not hold its request's record before it");
    }
    of_request = last;
  });
  const auto head = store.head();
  if (!removed.settled()) found.emplace_back("records left the log that no archive tells of");
  if (head.position != last.position || head.hash != last.hash) found.emplace_back("the head is not the log's last record");
  return found;
}

std::vector<std::string> verify(const EventStore& store) {
  auto found = chain_faults(store);
  const auto differing = differences(replay(store), store);
  found.insert(found.end(), differing.begin(), differing.end());
  return found;
}

void rebuild(const EventStore& from, EventStore& into) {
  Replayer replayer;
  for_each_record(from, [&](const StoredRecord& stored) {
    if (stored.archived != 0) {
      throw StoreError(StoreError::Kind::damaged, "Log record " + std::to_string(stored.record.position) +
                                                      " is in an archive: a log without it cannot be rebuilt.");
    }
    Entry entry;
    entry.record = stored.record;
    const auto request_before = copy_of(replayer.result.requests, stored.record.request);
    replayer.add(stored.record);
    const auto request = copy_of(replayer.result.requests, stored.record.request);
    const auto announcement = copy_of(replayer.result.announcements, announcement_number(stored.record));
    if (request_before) entry.before = &*request_before;
    if (request) entry.after = &*request;
    if (announcement) entry.announcement = &*announcement;
    entry.people = people_of(from, stored.record);
    into.commit({&entry, 1});
  });
}

}  // namespace penugasan::storage
