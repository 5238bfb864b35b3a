// Where the writer hands on what it committed.
#pragma once

#include <vector>

#include "storage/event_store.h"

namespace penugasan::server {

class Publisher {
 public:
  virtual ~Publisher() = default;
  /// What was just committed, in order, without hashes. By one thread at a time; never waits.
  virtual void publish(std::vector<storage::StoredRecord> records) = 0;
};

}  // namespace penugasan::server
