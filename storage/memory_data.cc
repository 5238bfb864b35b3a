#include "storage/memory_data.h"

#include <algorithm>

#include "storage/removed.h"

namespace penugasan::storage {

using namespace workflow;

namespace {

/// The chain is the same as on disk: format byte, hash of the record before it, body.
Hash chain_hash(std::uint64_t position, const MemoryData::LogRow& row) {
  std::string value(1, '\1');
  value.append(view_of(row.previous)).append(row.body);
  return thread_hasher().record(position, value);
}

}  // namespace

StoredRecord MemoryData::decode(std::uint64_t position) const {
  const auto& row = log[position - 1];
  if (row.archived != 0) {
    StoredRecord stored{{}, row.hash, row.previous, {}, row.archived};
    stored.record.position = position;
    return stored;
  }
  auto decoded = decode_record(position, row.body, row.texts);
  return {std::move(decoded.record), row.hash, row.previous, decoded.links.request_previous};
}

void MemoryData::check(std::span<const Entry> entries) const {
  auto expected = head.position;
  for (const auto& entry : entries) {
    if (entry.record.position != ++expected) {
      throw StoreError(StoreError::Kind::damaged, "A record came for another position than " + std::to_string(expected) + ".");
    }
    if (entry.after == nullptr) continue;
    const auto previous = entry.before == nullptr ? 0 : entry.before->last_position;
    if (entry.record.request != entry.after->id.number || entry.record.previous != previous) {
      throw StoreError(StoreError::Kind::damaged, "A record does not follow its request's last one.");
    }
  }
}

void MemoryData::add(const Entry& entry) {
  add_record(entry);
  if (entry.after != nullptr) add_request(entry);
  if (entry.announcement != nullptr) {
    const auto& id = entry.announcement->id;
    announcements[id.number] = *entry.announcement;
    announcements_of[id.agency].insert(id.number);
  }
  if (entry.idempotency) idempotency[entry.idempotency->key] = *entry.idempotency;
  for (const auto& event : entry.record.events) add_event(event, entry.people);
}

void MemoryData::add_event(const Event& event, const std::vector<Person>& named_people) {
  if (const auto* loaded = std::get_if<DirectoryLoaded>(&event)) add_directory(loaded->agency, named_people);
  if (const auto* recorded = std::get_if<MandateRecorded>(&event)) add_mandate(*recorded);
  if (const auto* loaded = std::get_if<RegulationLoaded>(&event)) add_regulation(*loaded);
  if (const auto* erasure = std::get_if<PersonErased>(&event)) {
    people.erase(erasure->official);
    erased[erasure->official] = head.position;
  }
  if (const auto* named = std::get_if<PersonNamed>(&event)) erased.erase(named->official);
  if (const auto* archived = std::get_if<RequestsArchived>(&event)) remove_archived(*archived);
}

/// As row_archive.cc does.
void MemoryData::remove_archived(const RequestsArchived& event) {
  std::set<std::uint64_t> positions;
  for (const auto number : event.requests) {
    const auto& request = requests.at(number);
    for (auto at = request.last_position; at != 0; at = decode(at).record.previous) positions.insert(at);
  }
  RemovedProof proof;
  for (const auto at : positions) proof.add({at, log[at - 1].previous, log[at - 1].hash});
  if (!proof.fits(event)) throw StoreError(StoreError::Kind::damaged, "The archive holds other records.");
  for (const auto at : positions) log[at - 1] = {{}, {}, log[at - 1].previous, log[at - 1].hash, head.position};
  for (const auto number : event.requests) remove_request(requests.at(number));
}

void MemoryData::remove_request(const Request& request) {
  const auto number = request.id.number;
  requests_of[request.id.agency].erase(number);
  if (!request.filing.source.empty()) requests_of[std::string(request.filing.source.agency())].erase(number);
  if (!request.filing.answers.empty()) answers[request.filing.answers.number].erase(number);
  request_hashes.erase(number);
  requests.erase(number);
}

void MemoryData::add_record(const Entry& entry) {
  const auto& record = entry.record;
  if (entry.after != nullptr) head.last_number = std::max(head.last_number, entry.after->id.number);
  if (entry.announcement != nullptr) head.last_number = std::max(head.last_number, entry.announcement->id.number);
  RecordLinks links{{}, head.last_number};
  if (record.previous != 0) links.request_previous = request_hashes.at(record.request);
  Salt salt{};
  std::ranges::copy(view_of(thread_hasher().of(std::to_string(record.position))).substr(0, salt.size()), salt.begin());
  thread_local Encoder encoder(true);
  LogRow row;
  row.previous = head.hash;
  encoder.record(record, links, salt, row.body, row.texts);
  row.hash = chain_hash(record.position, row);
  head.position = record.position;
  head.hash = row.hash;
  if (entry.after != nullptr) request_hashes[entry.after->id.number] = row.hash;
  log.push_back(std::move(row));
}

void MemoryData::add_request(const Entry& entry) {
  const Request& after = *entry.after;
  requests[after.id.number] = after;
  if (entry.before == nullptr) {
    requests_of[after.id.agency].insert(after.id.number);
    if (!after.filing.source.empty()) requests_of[std::string(after.filing.source.agency())].insert(after.id.number);
    if (!after.filing.answers.empty()) answers[after.filing.answers.number].insert(after.id.number);
  } else if (entry.before->open) {
    for (const auto& seat : entry.before->open->seats) {
      inbox[seat].erase({entry.before->open->opened_position, after.id.number});
    }
  }
  if (!after.open) return;
  for (const auto& seat : after.open->seats) inbox[seat].insert({after.open->opened_position, after.id.number});
}

void MemoryData::add_directory(const Agency& agency, const std::vector<Person>& named_people) {
  directories[agency.id] = std::make_shared<Agency>(agency);
  directory_positions[agency.id] = head.position;
  std::erase_if(people, [&](const auto& row) { return row.first.agency() == agency.id; });
  for (const auto& person : named_people) people[person.id] = person;
}

void MemoryData::add_mandate(const MandateRecorded& event) {
  auto agency = *directories.at(event.agency);
  agency.mandates.push_back(event.mandate);
  directories[event.agency] = std::make_shared<Agency>(std::move(agency));
  directory_positions[event.agency] = head.position;
}

void MemoryData::add_regulation(const RegulationLoaded& regulation) {
  const auto same = [&](const RegulationLoaded& known) { return known.version == regulation.version; };
  if (std::ranges::none_of(regulations, same)) regulations.push_back(regulation);
}

}  // namespace penugasan::storage
