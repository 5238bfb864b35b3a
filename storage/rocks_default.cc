// The store on the machine's own file system. In a file of its own, so that a test's server can be linked with another one.
#include "storage/rocks_place.h"

namespace penugasan::storage {

std::unique_ptr<EventStore> open_rocks_store(const std::string& folder) {
  return open_rocks_store(folder, rocksdb::Env::Default());
}

}  // namespace penugasan::storage
