#include "storage/removed.h"

#include "storage/chain.h"
#include "storage/keys.h"

namespace penugasan::storage {

void RemovedProof::add(const RemovedRow& row) {
  std::string bytes(view_of(hash_));
  append_u64(bytes, row.position);
  bytes.append(view_of(row.previous)).append(view_of(row.hash));
  hash_ = thread_hasher().of(bytes);
  ++records_;
}

bool RemovedProof::fits(const workflow::RequestsArchived& event) const {
  return records_ == event.records && view_of(hash_) == event.removed;
}

bool RemovedCheck::left(const RemovedRow& row, std::uint64_t archived) {
  if (archived <= row.position) return false;
  open_[archived].add(row);
  return true;
}

bool RemovedCheck::told(std::uint64_t position, const workflow::RequestsArchived& event) {
  const bool fits = open_[position].fits(event);
  open_.erase(position);
  return fits;
}

}  // namespace penugasan::storage
