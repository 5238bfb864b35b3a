// Taking archived requests out: their rows go, and of their log records hashes stay behind.
#include <algorithm>

#include "storage/archive.h"
#include "storage/log_value.h"
#include "storage/row_store.h"

namespace penugasan::storage {
namespace {

using Kind = StoreError::Kind;

[[noreturn]] void refuse(const std::string& what) {
  throw StoreError(Kind::damaged, what + " Nothing was written. Stop the server, restore the store from a backup.");
}

/// The keys of a table from one number to another.
KeyRange range_of(Table table, std::uint64_t first, std::uint64_t last) {
  std::string begin, end;
  return {std::string(number_key(begin, table, first)), std::string(number_key(end, table, last + 1))};
}

}  // namespace

// Answers to repeated commands stay: so that nothing is done a second time.
void RowStore::add_archive(const workflow::RequestsArchived& event, std::uint64_t position) {
  if (event.requests.empty()) return;
  std::vector<std::uint64_t> positions;
  for (const auto number : event.requests) {
    const auto closed = request(number);
    if (!closed || closed->state == workflow::State::pending) refuse("Request " + std::to_string(number) + " is not closed.");
    const auto of_request = positions_of(*this, *closed);
    for (const auto position_of : of_request) batch_.remove(number_key(key_, Table::texts, position_of));
    request_rows_.remove(*closed, batch_);
    positions.insert(positions.end(), of_request.begin(), of_request.end());
  }
  std::ranges::sort(positions);
  RemovedProof proof;
  std::string value;
  for (const auto at : positions) {
    if (!get(number_key(key_, Table::log, at), value)) refuse("Log record " + std::to_string(at) + " is missing.");
    const auto read = read_log_value(at, value);
    proof.add({at, read.previous, read.hash});
    value_.clear();
    append_removed_value(value_, read, position);
    batch_.put(number_key(key_, Table::log, at), value_);
  }
  if (!proof.fits(event)) refuse("The archive that record " + std::to_string(position) + " tells of holds other records.");
  raise_format();
  owe(std::array{range_of(Table::log, positions.front(), positions.back()),
                 range_of(Table::texts, positions.front(), positions.back()),
                 range_of(Table::request, event.requests.front(), event.requests.back())},
      position);
}

}  // namespace penugasan::storage
