#include "storage/directories.h"

#include <algorithm>

namespace penugasan::storage {

namespace {

using namespace workflow;

// What one record did to an agency's directory; one of the two.
struct Change {
  const DirectoryLoaded* loaded = nullptr;
  const MandateRecorded* recorded = nullptr;
  std::uint64_t previous() const { return loaded != nullptr ? loaded->previous : recorded->previous; }
};

[[noreturn]] void broken(std::string_view agency, std::uint64_t position) {
  throw StoreError(StoreError::Kind::damaged, "Record " + std::to_string(position) + " does not hold the directory of " +
                                                  std::string(agency) +
                                                  " that others refer to. Restore the store from a backup.");
}

StoredRecord record_of(const EventStore& store, std::string_view agency, std::uint64_t position) {
  auto stored = store.record(position);
  if (!stored) broken(agency, position);
  return *std::move(stored);
}

Change change_in(const Record& record, std::string_view agency) {
  for (const auto& event : record.events) {
    if (const auto* loaded = std::get_if<DirectoryLoaded>(&event); loaded != nullptr && loaded->agency.id == agency)
      return {loaded, nullptr};
    if (const auto* recorded = std::get_if<MandateRecorded>(&event); recorded != nullptr && recorded->agency == agency)
      return {nullptr, recorded};
  }
  broken(agency, record.position);
}

}  // namespace

std::shared_ptr<const Agency> directory_at(const EventStore& store, std::string_view agency, std::uint64_t position) {
  std::vector<Mandate> recorded;  // newest first
  for (auto stored = record_of(store, agency, position);; stored = record_of(store, agency, position)) {
    const Change change = change_in(stored.record, agency);
    if (change.loaded != nullptr) {
      auto directory = std::make_shared<Agency>(change.loaded->agency);
      directory->mandates.insert(directory->mandates.end(), recorded.rbegin(), recorded.rend());
      return directory;
    }
    recorded.push_back(change.recorded->mandate);
    if (change.previous() >= position) broken(agency, position);
    position = change.previous();
  }
}

std::uint64_t directory_before(const EventStore& store, std::string_view agency, std::uint64_t position) {
  return change_in(record_of(store, agency, position).record, agency).previous();
}

std::uint64_t directory_position_at(const EventStore& store, std::string_view agency, Time until) {
  std::uint64_t position = store.directory_position(agency);
  while (position != 0) {
    const auto stored = record_of(store, agency, position);
    if (stored.record.time <= until) return position;
    const auto previous = change_in(stored.record, agency).previous();
    if (previous >= position) broken(agency, position);
    position = previous;
  }
  return 0;
}

DirectoryChanges changes_in(const EventStore& store, const Record& record) {
  for (const auto& event : record.events) {
    if (const auto* loaded = std::get_if<DirectoryLoaded>(&event)) {
      const auto before = loaded->previous == 0 ? nullptr : directory_at(store, loaded->agency.id, loaded->previous);
      return {loaded->agency.id, changes_between(before.get(), loaded->agency)};
    }
    if (const auto* recorded = std::get_if<MandateRecorded>(&event)) {
      return {recorded->agency, {change_of(recorded->mandate)}};
    }
  }
  return {};
}

}  // namespace penugasan::storage
