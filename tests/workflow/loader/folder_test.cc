#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/workflow/loader/sample.h"

namespace penugasan::workflow {
namespace {

namespace fs = std::filesystem;

/// A folder that is gone after the test.
class Folder : public ::testing::Test {
 protected:
  void SetUp() override { fs::create_directories(path_); }
  void TearDown() override { fs::remove_all(root_); }

  void write(const std::string& name, const std::string& text) const { std::ofstream(path_ / name, std::ios::binary) << text; }

  std::string said() const {
    try {
      read_regulation_folder(path_.string());
    } catch (const RegulationError& error) {
      return error.what();
    }
    return "";
  }

  const fs::path root_ = fs::path(::testing::TempDir()) / ("loader-" + std::to_string(::getpid()));
  fs::path path_ = root_;
};

TEST_F(Folder, GivesItsYamlFilesByName) {
  write("b.yaml", "two\n");
  write("a.yaml", std::string("o\0ne\r\n", 6));
  write("README.md", "no regulation");
  fs::create_directories(path_ / "overlays");
  write("overlays/c.yaml", "not looked at");
  const auto files = read_regulation_folder(path_.string());
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[0].name, (path_ / "a.yaml").string());
  EXPECT_EQ(files[0].text, std::string("o\0ne\r\n", 6));
  EXPECT_EQ(files[1].text, "two\n");
}

TEST_F(Folder, ThatIsEmptyGivesNothing) { EXPECT_TRUE(read_regulation_folder(path_.string()).empty()); }

TEST_F(Folder, ThatIsNoneIsRefused) {
  path_ /= "missing";
  EXPECT_EQ(said(), path_.string() +
                        ": the folder of regulations cannot be read (No such file or directory): check path and permissions");
}

TEST_F(Folder, ThatIsAFileIsRefused) {
  write("file", "");
  path_ /= "file";
  EXPECT_NE(said().find("cannot be read (Not a directory)"), std::string::npos);
}

TEST_F(Folder, OtherEndingIsNotSilentlyLeftOut) {
  write("a.yml", "");
  EXPECT_EQ(said(), (path_ / "a.yml").string() + ": regulations end in .yaml: rename the file");
}

TEST_F(Folder, FolderNamedLikeAFileIsRefused) {
  fs::create_directories(path_ / "a.yaml");
  EXPECT_EQ(said(), (path_ / "a.yaml").string() + ": the file cannot be read: check its permissions");
}

TEST_F(Folder, FileThatLeadsNowhereIsRefused) {
  fs::create_symlink(path_ / "nowhere", path_ / "a.yaml");
  EXPECT_EQ(said(), (path_ / "a.yaml").string() + ": the file cannot be read: check its permissions");
}

TEST_F(Folder, HugeFileIsReadNoFurtherThanNeeded) {
  write("a.yaml", std::string(3 << 20, '#'));
  const auto files = read_regulation_folder(path_.string());
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(files[0].text.size(), (1u << 20) + 1);
  EXPECT_EQ(testing::faults_of(files).front().what, "larger than 1 MiB: a regulation is a few dozen KiB");
}

TEST_F(Folder, IdGoesByTheNameWithoutFolder) {
  write("kecil-1-2026.yaml", testing::small_file().text);
  EXPECT_EQ(testing::load_one(read_regulation_folder(path_.string()))->id, "kecil-1-2026");
}

}  // namespace
}  // namespace penugasan::workflow
