#include "tests/bench/journal.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/bench/cases.h"

namespace penugasan::bench {

void append_journal(const std::string& file, const std::vector<JournalEntry>& entries) {
  std::ofstream out(file, std::ios::app);
  for (const auto& entry : entries) out << entry.request << ' ' << entry.case_index << ' ' << entry.acknowledged << '\n';
  out.close();
  if (!out) throw std::runtime_error("cannot write " + file);
}

std::vector<JournalEntry> read_journal(const std::string& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file);
  std::vector<JournalEntry> entries;
  for (std::string line; std::getline(in, line);) {
    JournalEntry entry;
    std::istringstream words(line);
    if (!(words >> entry.request >> entry.case_index >> entry.acknowledged) || entry.case_index >= cases().size()) {
      throw std::runtime_error(file + ": this is no line of a journal: " + line);
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace penugasan::bench
