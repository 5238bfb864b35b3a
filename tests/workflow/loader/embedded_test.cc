// The regulations compiled in are the files of the tree, byte by byte.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "tests/support/paths.h"
#include "tests/workflow/loader/sample.h"

namespace penugasan::workflow {
namespace {

TEST(Embedded, IsWhatLiesInTheTree) {
  std::set<std::string> names;
  for (const auto& file : shipped_regulations()) {
    names.insert(file.name);
    EXPECT_EQ(file.text, testing::read_text_file("workflow/regulations/" + file.name)) << file.name;
  }
  std::set<std::string> there;
  for (const auto& file : read_regulation_folder((testing::source_dir() / "workflow/regulations").string())) {
    there.insert(std::filesystem::path(file.name).filename().string());
  }
  EXPECT_EQ(names, there);
  EXPECT_EQ(names.size(), 5u);
}

TEST(Embedded, Provides25FlowsAndRefuses7) {
  int provided = 0;
  int refused = 0;
  for (const auto& regulation : load_regulations(shipped_regulations())) {
    EXPECT_TRUE(regulation->overlays.empty());
    for (const auto& flow : regulation->flows) ++(flow.availability == Flow::Availability::provided ? provided : refused);
  }
  EXPECT_EQ(provided, 25);
  EXPECT_EQ(refused, 7);
}

}  // namespace
}  // namespace penugasan::workflow
