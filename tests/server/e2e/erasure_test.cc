// Erasing a person, as typed against a real server: gone from every answer and from the store's files, and it stays so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "storage/event_store.h"
#include "storage/rebuild.h"
#include "tests/server/e2e/city.h"
#include "tests/support/paths.h"

namespace penugasan::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kWho = "palangka-raya/perencana-muda";
constexpr const char* kName = "Tari Pratama";  // as tests/directories/palangka-raya.yaml has it

class ErasingAPerson : public ::testing::Test {
 protected:
  std::string shown() const { return city.type({"official", "show", kWho}).out; }
  std::size_t files_with(const std::string& text) const {
    std::size_t found = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(city.store())) {
      if (entry.is_regular_file() && read_file(entry.path()).find(text) != std::string::npos) ++found;
    }
    return found;
  }
  std::string directory() const { return (source_dir() / "tests/directories/palangka-raya.yaml").string(); }

  TempFolder folder;
  City city{std::vector<std::string>{"--log-level", "info"}};
};

TEST_F(ErasingAPerson, LeavesNoTraceOfTheNameInAnswersAndFiles) {
  ASSERT_THAT(shown(), HasSubstr(kName));
  ASSERT_GT(files_with(kName), 0u);
  const auto trial = city.type({"person", "erase", kWho, "--dry-run"});
  EXPECT_EQ(trial.exit_code, 0) << trial.err;
  EXPECT_THAT(trial.out, HasSubstr("would be erased"));
  EXPECT_THAT(shown(), HasSubstr(kName));

  const auto erased = city.type({"person", "erase", kWho}, "id_ID.UTF-8");
  EXPECT_EQ(erased.exit_code, 0) << erased.err;
  EXPECT_THAT(erased.out, AllOf(HasSubstr("Nama dan NIP palangka-raya/perencana-muda dihapus"), Not(HasSubstr(kName))));
  EXPECT_THAT(erased.err, HasSubstr("Cadangan yang dibuat sebelumnya masih memuatnya"));
  EXPECT_EQ(files_with(kName), 0u) << "answered before the bytes were gone";
  EXPECT_THAT(shown(), AllOf(Not(HasSubstr(kName)), HasSubstr("perencana-muda")));
  EXPECT_THAT(city.type({"directory", "export", "palangka-raya"}).out, Not(HasSubstr(kName)));
  EXPECT_THAT(city.type({"person", "erase", kWho}).out, HasSubstr("were erased before"));

  EXPECT_EQ(city.stop(), 0);
  EXPECT_EQ(files_with(kName), 0u);
  EXPECT_THAT(city.log(), Not(HasSubstr(kName)));
  const auto store = storage::open_rocks_store(city.store());
  EXPECT_THAT(storage::verify(*store), IsEmpty());
}

TEST_F(ErasingAPerson, ALoadBringsTheNameBackOnlyWhereItSaysSo) {
  EXPECT_EQ(city.type({"person", "erase", kWho}).exit_code, 0);
  city.kill();
  city.start();
  const auto again = city.type({"directory", "load", directory()});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_THAT(again.out, AllOf(HasSubstr("Name and NIP of 1 officials were erased"), HasSubstr("perencana-muda")));
  EXPECT_THAT(shown(), Not(HasSubstr(kName)));
  EXPECT_EQ(files_with(kName), 0u);

  const auto wrong = city.type({"directory", "load", directory(), "--name-anew", "tidak-ada"});
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("there is no official tidak-ada in this directory"));
  const auto anew = city.type({"directory", "load", "--name-anew", "perencana-muda", directory()});
  EXPECT_EQ(anew.exit_code, 0) << anew.err;
  EXPECT_THAT(anew.out, Not(HasSubstr("were erased")));
  EXPECT_THAT(shown(), HasSubstr(kName));
}

TEST_F(ErasingAPerson, TheChainHoldsAndTheAuditSaysWhoWasErased) {
  EXPECT_EQ(city.type({"person", "erase", kWho}).exit_code, 0);
  const auto file = (folder.path() / "log.audit").string();
  const auto exported = city.type({"audit", "export", file});
  EXPECT_EQ(exported.exit_code, 0) << exported.err;
  EXPECT_THAT(exported.out,
              AllOf(HasSubstr("the chain holds"), HasSubstr("palangka-raya/perencana-muda erased by the operator")));
  EXPECT_THAT(city.type({"audit", "verify", file}, "id_ID.UTF-8").out,
              HasSubstr("data pribadi palangka-raya/perencana-muda dihapus oleh pengelola"));
  EXPECT_THAT(city.type({"--output", "json", "audit", "verify", file}).out,
              HasSubstr("\"official\":\"palangka-raya/perencana-muda\""));
}

TEST_F(ErasingAPerson, AFormerOfficialCanBeErasedAndAStrangerNot) {
  EXPECT_EQ(city.type({"person", "erase", "palangka-raya/tidak-ada"}).exit_code, 3);
  EXPECT_EQ(city.type({"person", "erase", "tidak-ada/tidak-ada"}).exit_code, 3);
  EXPECT_EQ(city.type({"person", "erase", "x"}).exit_code, 2);

  auto request = v1::LoadDirectoryRequest();
  v1::GetDirectoryRequest asked;
  asked.set_name("agencies/palangka-raya");
  *request.mutable_directory() = city.call(clients::kOperator, &v1::DirectoryService::Stub::GetDirectory, asked);
  auto& officials = *request.mutable_directory()->mutable_officials();
  const auto gone =
      std::find_if(officials.begin(), officials.end(), [](const auto& one) { return one.id() == "statistisi-muda"; });
  ASSERT_NE(gone, officials.end());
  const std::string name = gone->display_name();
  officials.erase(gone);
  (void)city.call(clients::kOperator, &v1::DirectoryService::Stub::LoadDirectory, request);
  EXPECT_GT(files_with(name), 0u) << "out of the directory, and still in the files";
  EXPECT_EQ(city.type({"person", "erase", "palangka-raya/statistisi-muda"}).exit_code, 0);
  EXPECT_EQ(files_with(name), 0u);
}

TEST_F(ErasingAPerson, IsNotForOfficials) {
  const auto refused = city.type({"--as", "palangka-raya/sekda", "person", "erase", kWho}, "id_ID.UTF-8");
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("administrator"));
  EXPECT_THAT(shown(), HasSubstr(kName));
}

}  // namespace
}  // namespace penugasan::testing
