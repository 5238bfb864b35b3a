#include "storage/event_store.h"

namespace penugasan::storage {
namespace {

struct Collected final : Sealed {
  std::vector<Entry> entries;
};

}  // namespace

// Nothing is encoded ahead unless a store does better.
void EventStore::add(const Entry& entry) { added_.push_back(entry); }

std::unique_ptr<Sealed> EventStore::seal() {
  auto sealed = std::make_unique<Collected>();
  sealed->entries.swap(added_);
  return sealed;
}

void EventStore::commit_sealed(Sealed& sealed) { commit(dynamic_cast<Collected&>(sealed).entries); }

}  // namespace penugasan::storage
