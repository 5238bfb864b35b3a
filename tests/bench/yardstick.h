// The bare gRPC servers that ours is measured beside: Echo answers at once, Commit after a synced write of the group-commit
// writer. One with gRPC's callback API, one with a completion queue; neither authenticates, decides or reads anything.
#pragma once

#include <memory>
#include <string>

#include "tests/bench/group_writer.h"

namespace penugasan::bench {

struct YardstickOptions {
  std::string listen;
  int reply_bytes = 0;            // length of every answer's body
  int threads = 1;                // that poll the completion queue; the callback API brings its own
  GroupWriter* writer = nullptr;  // null: Commit is answered with UNIMPLEMENTED
};

class Yardstick {
 public:
  virtual ~Yardstick() = default;
};

// Both serve from here to the end of the object; throw std::runtime_error when they cannot listen.
std::unique_ptr<Yardstick> start_callback_yardstick(const YardstickOptions& options);
std::unique_ptr<Yardstick> start_queue_yardstick(const YardstickOptions& options);

}  // namespace penugasan::bench
