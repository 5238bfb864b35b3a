#include "tests/workflow/loader/sample.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/support/paths.h"

namespace penugasan::testing {

using workflow::Fault;
using workflow::SourceFile;

std::string read_text_file(const std::string& path_in_tree) {
  std::ifstream in(source_dir() / path_in_tree, std::ios::binary);
  if (!in) throw std::invalid_argument("no such file: " + path_in_tree);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

SourceFile small_file() { return {"kecil-1-2026.yaml", read_text_file("tests/workflow/loader/kecil-1-2026.yaml")}; }

SourceFile changed(SourceFile file, int line, const std::string& from, const std::string& to) {
  std::size_t begin = 0;
  for (int at = 1; at < line; ++at) begin = file.text.find('\n', begin) + 1;
  const auto end = file.text.find('\n', begin);
  const auto found = file.text.find(from, begin);
  if (found == std::string::npos || found >= end) throw std::invalid_argument("line " + std::to_string(line) + " lacks " + from);
  file.text.replace(found, from.size(), to);
  return file;
}

void PrintTo(const Change& change, std::ostream* out) { *out << change.name; }

void expect_fault(const Change& change) {
  const auto faults = faults_of({changed(small_file(), change.line, change.from, change.to)});
  ASSERT_EQ(faults.size(), 1u) << (faults.empty() ? "it loads" : faults.front().text() + "\n" + faults.back().text());
  EXPECT_EQ(faults[0].file, "kecil-1-2026.yaml");
  EXPECT_EQ(faults[0].line, change.fault_line);
  EXPECT_NE(faults[0].what.find(change.said), std::string::npos) << faults[0].what;
}

std::vector<Fault> faults_of(const std::vector<SourceFile>& files, const workflow::RegulationSet& base) {
  try {
    workflow::load_regulations(files, base);
  } catch (const workflow::RegulationError& error) {
    return error.faults();
  }
  return {};
}

std::shared_ptr<const workflow::Regulation> load_one(const std::vector<SourceFile>& files, const workflow::RegulationSet& base) {
  auto loaded = workflow::load_regulations(files, base);
  if (loaded.size() != 1) throw std::invalid_argument("not one regulation but " + std::to_string(loaded.size()));
  return loaded.front();
}

}  // namespace penugasan::testing
