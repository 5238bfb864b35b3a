// What the server has acknowledged, kept outside of it, so that it can be held to its word afterwards, also after a kill -9.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace penugasan::bench {

// One line of the file: the request's name, the case (index into cases()), how many of its commands were acknowledged.
struct JournalEntry {
  std::string request;
  std::size_t case_index = 0;
  int acknowledged = 0;
};

// Both throw std::runtime_error when the file refuses or is malformed.
void append_journal(const std::string& file, const std::vector<JournalEntry>& entries);
std::vector<JournalEntry> read_journal(const std::string& file);

}  // namespace penugasan::bench
