// Takes the place of storage/rocks_default.cc in penugasand_faulty: the same server, its store on a file system that fails when
// told to.
#include "storage/rocks_place.h"
#include "tests/storage/forwarding_store.h"
#include "tests/torture/programs/faulty_file_system.h"

namespace penugasan::storage {
namespace {

/// A disk with as much room as was ordered.
class OrderedRoom final : public ForwardingStore {
 public:
  explicit OrderedRoom(std::unique_ptr<EventStore> store) : ForwardingStore(*store), store_(std::move(store)) {}
  std::uint64_t free_bytes() const override { return torture::ordered_room().value_or(store_->free_bytes()); }

 private:
  std::unique_ptr<EventStore> store_;
};

}  // namespace

std::unique_ptr<EventStore> open_rocks_store(const std::string& folder) {
  static const auto env = torture::faulty_env();
  return std::make_unique<OrderedRoom>(open_rocks_store(folder, env.get()));
}

}  // namespace penugasan::storage
