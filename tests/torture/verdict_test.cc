// The measure itself: a loss, a repetition and a broken promise are each found.
#include "tests/torture/verdict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_folder.h"

namespace penugasan::torture {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Story = std::map<std::string, std::vector<Happened>>;

/// f1 was filed and approved, the withdrawal of f2 was refused, nobody knows of f3.
Known three_requests() {
  return {
      {"f1",
       {{"f1", "filed", Outcome::acknowledged, "requests/1", "pending"},
        {"a1", "approved", Outcome::acknowledged, "requests/1", "pending"}}},
      {"f2", {{"f2", "filed", Outcome::acknowledged, "requests/2", "pending"}, {"w2", "withdrawn", Outcome::nothing, "", ""}}},
      {"f3", {{"f3", "filed", Outcome::unknown, "", ""}}}};
}

const std::vector<Happened> kFirst = {{"filed", "pending"}, {"approved", "pending"}};
const std::vector<Happened> kFiled = {{"filed", "pending"}};

TEST(Verdict, AnUnknownCommandMayHaveHappenedOrNot) {
  for (const Story& story : {Story{{"f1", kFirst}, {"f2", kFiled}}, Story{{"f1", kFirst}, {"f2", kFiled}, {"f3", kFiled}}}) {
    const auto verdict = judge(three_requests(), story);
    EXPECT_TRUE(verdict.holds());
    EXPECT_EQ(verdict.acknowledged, 3u);
  }
}

TEST(Verdict, AnAcknowledgedCommandThatIsNotThereIsLost) {
  const auto verdict = judge(three_requests(), {{"f1", kFiled}, {"f2", kFiled}});
  EXPECT_EQ(verdict.lost, 1u);
  EXPECT_EQ(verdict.twice, 0u);
  EXPECT_THAT(verdict.faults, ElementsAre(HasSubstr("lost: approved a1 on requests/1")));
  EXPECT_EQ(judge(three_requests(), {{"f1", kFirst}}).lost, 1u) << "the whole request is gone";
}

TEST(Verdict, AnotherStateIsALossToo) {
  const Story story = {{"f1", {{"filed", "pending"}, {"approved", "assigned"}}}, {"f2", kFiled}};
  EXPECT_EQ(judge(three_requests(), story).lost, 1u);
}

TEST(Verdict, WhatHappenedTwiceIsFound) {
  const std::vector<Happened> filed_twice = {{"filed", "pending"}, {"filed", "pending"}};
  EXPECT_EQ(judge(three_requests(), {{"f1", kFirst}, {"f2", filed_twice}}).twice, 1u);
  EXPECT_EQ(judge(three_requests(), {{"f1", kFirst}, {"f2", kFiled}, {"f3", filed_twice}}).twice, 1u);
}

TEST(Verdict, WhatWasPromisedNotToBeDoneAndWhatNobodySentAreFound) {
  const std::vector<Happened> withdrawn = {{"filed", "pending"}, {"withdrawn", "withdrawn"}};
  EXPECT_EQ(judge(three_requests(), {{"f1", kFirst}, {"f2", withdrawn}}).twice, 1u);
  EXPECT_EQ(judge(three_requests(), {{"f1", kFirst}, {"f2", kFiled}, {"nobody's", kFiled}}).twice, 1u);
}

TEST(ClientRecordFile, SaysWhatWasWritten) {
  const testing::TempFolder folder;
  const std::string file = folder.path() / "record";
  {
    ClientRecord record(file);
    record.sent("f1", "filed", "f1");
    record.done("f1", "requests/1", "pending");
    record.sent("f1", "approved", "a1");
    record.sent("f2", "filed", "f2");
    record.nothing("f2");
  }
  const auto known = read_client_record(file);
  ASSERT_EQ(known.size(), 2u);
  EXPECT_EQ(known.at("f1").at(0).state, "pending");
  EXPECT_EQ(known.at("f1").at(0).outcome, Outcome::acknowledged);
  EXPECT_EQ(known.at("f1").at(1).outcome, Outcome::unknown);
  EXPECT_EQ(known.at("f2").at(0).outcome, Outcome::nothing);
  folder.write("record", "done nobody requests/1 pending\n");
  EXPECT_THROW((void)read_client_record(file), std::runtime_error);
}

}  // namespace
}  // namespace penugasan::torture
