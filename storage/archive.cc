#include "storage/archive.h"

#include <algorithm>

#include "storage/archive_proof.h"
#include "storage/audit_file.h"
#include "storage/log_value.h"

namespace penugasan::storage {
namespace {

[[noreturn]] void missing(std::uint64_t position) {
  throw StoreError(StoreError::Kind::damaged,
                   "Log record " + std::to_string(position) + " is missing. Restore the store from a backup.");
}

}  // namespace

bool is_archivable(const workflow::Request& request, const ArchiveAge& age) {
  if (request.state == workflow::State::pending || request.updated_at >= age.last_record) return false;
  return request.state != workflow::State::assigned || request.filing.period.to < age.period_end;
}

std::vector<std::uint64_t> archivable(const EventStore& store, const ArchiveAge& age, const std::function<bool()>& go_on) {
  std::vector<std::uint64_t> numbers;
  const auto last = store.head().last_number;
  for (std::uint64_t number = 1; number <= last && go_on(); ++number) {
    const auto request = store.request(number);
    if (request && is_archivable(*request, age)) numbers.push_back(number);
  }
  return numbers;
}

std::vector<std::uint64_t> positions_of(const EventStore& store, const workflow::Request& request) {
  std::vector<std::uint64_t> positions;
  for (auto at = request.last_position; at != 0;) {
    positions.push_back(at);
    const auto stored = store.record(at);
    if (!stored || stored->record.request != request.id.number) missing(at);
    at = stored->record.previous;
  }
  std::ranges::reverse(positions);
  return positions;
}

std::vector<RawRecord> rows_of(const EventStore& store, const KeptStore& kept, const workflow::Request& request) {
  std::vector<RawRecord> rows;
  for (const auto position : positions_of(store, request)) {
    auto found = kept.raw_records(position, 1);
    if (found.empty() || found.front().position != position) missing(position);
    rows.push_back(std::move(found.front()));
  }
  return rows;
}

workflow::RequestsArchived archived_event(const EventStore& store, const std::vector<std::uint64_t>& requests, const Hash& head) {
  std::vector<std::uint64_t> positions;
  for (const auto number : requests) {
    const auto of_one = positions_of(store, store.request(number).value());
    positions.insert(positions.end(), of_one.begin(), of_one.end());
  }
  std::ranges::sort(positions);
  RemovedProof proof;
  for (const auto position : positions) {
    const auto stored = store.record(position).value();
    proof.add({position, stored.previous_hash, stored.hash});
  }
  return {std::string(view_of(head)), requests, proof.records(), std::string(view_of(proof.hash()))};
}

ArchiveWriter::ArchiveWriter(const std::string& path, Files& files) : file_(path, files) { file_.line(archive_header_line()); }

void ArchiveWriter::add(const std::vector<RawRecord>& rows) {
  for (const auto& row : rows) {
    file_.line(record_line(row));
    ++end_.records;
    end_.head = archive_proof(end_.head, read_log_value(row.position, row.value).hash);
  }
}

AuditEnd ArchiveWriter::finish() {
  file_.line(end_line(end_));
  file_.finish();
  return end_;
}

}  // namespace penugasan::storage
