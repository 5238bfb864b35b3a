// Damaged regulations: whatever is left of a shipped file, the loader answers with a regulation or with faults that have a place.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/workflow/loader/sample.h"

namespace penugasan::testing {
namespace {

using workflow::SourceFile;

SourceFile shipped() { return {"surakarta-32-2023.yaml", read_text_file("workflow/regulations/surakarta-32-2023.yaml")}; }

/// True where it loads; else every fault must be one that a reader can find.
bool loads(const SourceFile& file) {
  const auto faults = faults_of({file});
  const auto lines = std::count(file.text.begin(), file.text.end(), '\n') + 1;
  for (const auto& fault : faults) {
    EXPECT_EQ(fault.file, file.name);
    EXPECT_GE(fault.line, 0) << fault.text();
    EXPECT_LE(fault.line, lines) << fault.text();
    EXPECT_FALSE(fault.what.empty());
  }
  return faults.empty();
}

bool only_blank_or_comment(const std::string& line) {
  const auto first = line.find_first_not_of(' ');
  return first == std::string::npos || line[first] == '#';
}

TEST(Mutation, AnyLineMayBeMissing) {
  const auto whole = shipped();
  int refused = 0;
  int lines = 0;
  for (std::size_t begin = 0; begin < whole.text.size();) {
    const auto end = whole.text.find('\n', begin) + 1;
    const auto line = whole.text.substr(begin, end - begin - 1);
    const bool loaded = loads({whole.name, whole.text.substr(0, begin) + whole.text.substr(end)});
    EXPECT_TRUE(loaded || !only_blank_or_comment(line)) << line;
    ++lines;
    refused += loaded ? 0 : 1;
    begin = end;
  }
  // Titles, offices, acts, bases, letters: most lines are needed.
  EXPECT_GT(refused, lines / 2);
}

TEST(Mutation, TruncatedAnywhereItIsRefused) {
  const auto whole = shipped();
  const auto last_flow = whole.text.rfind("- {");
  ASSERT_NE(last_flow, std::string::npos);
  for (std::size_t size = 0; size < last_flow; size += 61) {
    EXPECT_FALSE(loads({whole.name, whole.text.substr(0, size)})) << size;
  }
}

TEST(Mutation, BytesMayBeAnything) {
  std::mt19937 random(20260101);  // always the same sequence
  const auto whole = shipped();
  std::uniform_int_distribution<std::size_t> place(0, whole.text.size() - 1);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 300; ++round) {
    auto text = whole.text;
    for (int change = 0; change < 3; ++change) text[place(random)] = static_cast<char>(byte(random));
    loads({whole.name, text});
  }
}

TEST(Mutation, StructureMayBeAnything) {
  std::mt19937 random(20260102);
  const auto whole = shipped();
  const std::string marks = "[]{}:,-#&*!|>'\"%@` \n?";
  std::uniform_int_distribution<std::size_t> place(0, whole.text.size() - 1);
  std::uniform_int_distribution<std::size_t> mark(0, marks.size() - 1);
  for (int round = 0; round < 300; ++round) {
    auto text = whole.text;
    for (int change = 0; change < 2; ++change) text.insert(place(random), 1, marks[mark(random)]);
    loads({whole.name, text});
  }
}

}  // namespace
}  // namespace penugasan::testing
