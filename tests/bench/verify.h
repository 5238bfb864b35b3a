// Holds the server to its word: everything that it acknowledged must have caused the notices that the regulation asks for.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tests/bench/journal.h"

namespace penugasan::bench {

struct Verdict {
  std::size_t commands = 0;  // acknowledged
  std::size_t expected = 0;  // notices
  std::size_t missing = 0;
  std::size_t repeated = 0;  // the same id twice within one subscription
  std::string first_missing;
};

// Reads the notices of every official of the cases from the beginning. Throws std::runtime_error when the server does not answer.
Verdict verify_notices(const std::string& server, const std::vector<JournalEntry>& journal);

}  // namespace penugasan::bench
