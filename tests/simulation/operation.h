// What one client wants done once, however often it has to ask, and what it may be told.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/core/job.h"

namespace penugasan::simulation {

/// Something that must not happen. what() says what did.
class Violation : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Operation {
  enum class Outcome : std::uint8_t { open, accepted, refused, abandoned };

  std::uint64_t id = 0;
  workflow::OfficialId actor;
  server::Command command;
  server::RequestKey key;  // as the server gets it
  bool validate_only = false;
  Outcome outcome = Outcome::open;
};

/// Whether the record is what the operation asks for, told from both alone: actor, what it is about, the version it was seen in.
bool matches(const Operation& operation, const workflow::Record& record);
std::string describe(const Operation& operation);
std::string describe(const server::JobResult& result);

/// The 16 bytes under which a request_id or a payload is known.
storage::Digest digest_of(const std::string& text);

}  // namespace penugasan::simulation
