// What strict reading refuses: one change of the small regulation each, told once, with its line.
#include <gtest/gtest.h>

#include "tests/workflow/loader/sample.h"

namespace penugasan::testing {
namespace {

class ReadFault : public ::testing::TestWithParam<Change> {};

TEST_P(ReadFault, IsToldOnceWithItsLine) { expect_fault(GetParam()); }

const Change changes[] = {
    // Keys.
    {"UnknownTopKey", 3, "short_title: \"Kecil 1/2026\"", "short_title: \"K\"\nauthor: x", 4,
     "a regulation has no key `author`, only: regulation, title"},
    {"UnknownStepKey", 48, "act: acknowledge", "act: acknowledge\n        akt: 1", 49, "a step has no key `akt`"},
    {"UnknownLetterKey", 41, "to: [assignees]", "to: [assignees], bcc: [filer]", 41, "a letter has no key `bcc`"},
    {"UnknownReasonKey", 72, "words", "wording", 72, "`reason` has no key `wording`"},
    {"UnknownKeyBesideForbidden", 124, "basis: house", "basis: house, article: Ps.1", 124, "`not_provided` has no key `article`"},
    {"RepeatedKey", 35, "title: \"Menugaskan\"", "title: \"Menugaskan\"\n      title: \"Lagi\"", 36,
     "`title` stands twice, first on line 35"},
    {"RepeatedLetterKind", 22, "surat_penolakan: ", "surat_penolakan: {title: A, basis: house}\n  surat_penolakan: ", 23,
     "`surat_penolakan` stands twice, first on line 22"},
    {"MissingTopKey", 3, "short_title: \"Kecil 1/2026\"", "", 1, "a regulation lacks the key `short_title`"},
    {"MissingStepKey", 45, "title_en: \"Receives\"", "", 43, "a step lacks the key `title_en`"},
    {"MissingBasis", 49, "basis: house", "", 43, "a step lacks the key `basis`"},
    {"MissingLetterBasis", 41, ", basis: Ps.6(2)", "", 41, "a letter lacks the key `basis`"},
    {"MissingReasonBasis", 72, "basis: Ps.7(4), ", "", 72, "`reason` lacks the key `basis`"},
    {"MissingRanks", 13, "ranks: [ahli_muda, pelaksana], ", "", 13, "`assignable` lacks the key `ranks`"},
    {"MissingLiftTo", 8, "lift_to: [dinas, badan]", "", 6, "`unit_rule` lacks the key `lift_to`"},
    {"MissingReject", 115, "reject: {letters: [{kind: surat_penolakan, to: [filer], basis: house}]}", "", 109,
     "a step lacks the key `reject`"},
    // Types.
    {"TextIsList", 2, "\"Peraturan Kecil Nomor 1 Tahun 2026\"", "[a]", 2, "a list or mapping where a text is needed"},
    {"TextIsEmpty", 2, "\"Peraturan Kecil Nomor 1 Tahun 2026\"", "", 2, "empty where a text is needed"},
    {"TextIsBlank", 2, "\"Peraturan Kecil Nomor 1 Tahun 2026\"", "\"  \"", 2, "a blank text"},
    {"ListIsWord", 34, "[owner_head]", "owner_head", 34, "a list is needed"},
    {"ListIsEmpty", 34, "[owner_head]", "[]", 34, "an empty list"},
    {"ListRepeats", 66, "source_kpd", "source_head", 66, "`source_head` stands twice in the list"},
    {"MappingIsWord", 72, "{basis: Ps.7(4), words: \"dengan alasan\"}", "ya", 72,
     "`reason` must be a mapping with keys: basis, words, note"},
    {"FlagIsWord", 68, "true", "ya", 68, "`ya` is neither true nor false"},
    {"CountIsNone", 28, "at_most: 5", "at_most: many", 28, "`many` is not a whole number from 1 to 100000"},
    {"CountIsZero", 28, "at_most: 5", "at_most: 0", 28, "`0` is not a whole number from 1"},
    {"CountIsTooLarge", 28, "at_most: 5", "at_most: 100001", 28, "`100001` is not a whole number from 1 to 100000"},
    {"CountIsNegative", 28, "at_most: 5", "at_most: -5", 28, "`-5` is not a whole number"},
    {"CountIsHuge", 28, "at_most: 5", "at_most: 99999999999999999999", 28, "is not a whole number"},
    {"DateIsNone", 4, "2026-01-01", "1 Januari 2026", 4, "`1 Januari 2026` is not a date: write one that exists as YYYY-MM-DD"},
    {"DateDoesNotExist", 4, "2026-01-01", "2026-02-30", 4, "`2026-02-30` is not a date"},
    {"LengthIsNone", 27, "14 days", "14 hari", 27, "`14 hari` is not a length of time: write 14 days, 6 months or 1 year"},
    {"LengthIsZero", 27, "14 days", "0 days", 27, "`0 days` is not a length of time"},
    // Words of closed vocabularies.
    {"UnknownOffice", 34, "owner_head", "owner_boss", 34, "`owner_boss` is not known here; one of: owner_head, owner_kpd"},
    {"UnknownAddressee", 41, "assignees", "everybody", 41, "`everybody` is not known here; one of: owner_head"},
    {"UnknownMode", 30, "penunjukan", "perintah", 30, "`perintah` is not known here; one of: penunjukan, pengajuan_sukarela"},
    {"UnknownScope", 10, "dalam_unit", "dekat", 10, "`dekat` is not known here; one of: dalam_unit"},
    {"UnknownScopeRule", 10, "same_agency", "nearby", 10, "`nearby` is not known here; one of: source_in_owner, same_unit"},
    {"UnknownAct", 67, "decide", "approve", 67, "`approve` is not known here; one of: decide, recommend, complete, acknowledge"},
    {"UnknownWait", 47, "all", "some", 47, "`some` is not known here; one of: any, all"},
    {"UnknownForm", 79, "tim_kerja", "tim", 79, "`tim` is not known here; one of: individu, tim_kerja"},
    {"UnknownPeople", 37, "required", "yes", 37, "`yes` is not known here; one of: required, optional"},
    {"UnknownItem", 39, "purpose", "aim", 39, "`aim` is not known here; one of: purpose, competencies, expectation, period"},
    {"UnknownCall", 97, "open_announcement", "phone", 97,
     "`phone` is not known here; one of: open_announcement, incoming_request"},
    {"UnknownEffect", 28, "warn", "shout", 28, "`shout` is not known here; one of: warn, refuse"},
    {"UnknownUnit", 7, "lifted", "moved", 7, "`moved` is not known here; one of: lifted, as_named"},
    {"UnknownFrom", 107, "from: filer", "from: owner_head", 107, "`owner_head` is not known here; one of: filer"},
    {"UnknownWithin", 27, "at_least: 14 days", "within: week", 27, "`week` is not known here; one of: calendar_year"},
    // Ids and articles.
    {"IdIsNone", 24, "regu", "Regu", 24, "`Regu` is not an id"},
    {"IdBeginsWithJoint", 24, "regu", "_regu", 24, "`_regu` is not an id"},
    {"IdIsTooLong", 24, "regu", std::string(64, 'a'), 24, "is not an id: 1 to 63 of"},
    {"IdDiffersFromFile", 1, "kecil-1-2026", "kecil-2-2026", 1, "differs from the file's name: call the file kecil-2-2026.yaml"},
    {"ArticleWrittenOut", 32, "Ps.6", "Pasal 6", 32, "`Pasal 6` is no article: write `house`, or a place such as Ps.17(2)"},
    {"ArticleInList", 52, "Lamp II.A.1", "Lampiran II", 52, "`Lampiran II` is no article"},
    {"HouseInList", 52, "Lamp II.A.1", "house", 52, "`house` is no article"},
    {"BlankWords", 72, "\"dengan alasan\"", "\"\"", 72, "a blank text"},
    // What belongs together.
    {"EmptyCondition", 79, "{form: tim_kerja}", "{}", 79, "a condition that asks nothing"},
    {"LiftWithoutLifting", 7, "unit: lifted", "unit: as_named", 8, "`lift_to` goes with `unit: lifted` only"},
    {"LimitWithoutBound", 28, "headcount: {at_least: 2, at_most: 5}, ", "", 28, "a limit needs a `period` or a `headcount`"},
    {"PeriodWithoutBound", 27, "{at_least: 14 days, at_most: 1 year}", "{}", 27, "bounds nothing"},
    {"HeadcountWithoutBound", 28, "{at_least: 2, at_most: 5}", "{}", 28, "bounds nothing"},
    {"ApproveOfDuty", 122, "complete:", "approve:", 122,
     "`approve` does not belong here: only a step that decides or recommends is approved"},
    {"CompleteOfDecision", 70, "approve:", "complete:", 70,
     "`complete` does not belong here: only a step whose act is `complete`"},
    {"RejectOfReceipt", 48, "act: acknowledge",
     "act: acknowledge\n        reject: {letters: [{kind: surat_penolakan, to: [owner_head], basis: house}]}", 49,
     "a receipt cannot be refused"},
    {"ForbiddenWithoutWords", 124, "not_provided: {basis: house}", "forbidden: {basis: Ps.8}", 124,
     "give the article as `basis` and the deciding `words`"},
    {"ForbiddenByHouse", 124, "not_provided: {basis: house}", "forbidden: {basis: house, words: hanya}", 124,
     "only the regulation can forbid"},
    {"ForbiddenAndNotProvided", 124, "not_provided: {basis: house}",
     "not_provided: {basis: house}, forbidden: {basis: Ps.8, words: hanya}", 124, "`not_provided` does not go with `forbidden`"},
    {"NotProvidedWithSteps", 124, "not_provided: {basis: house}", "not_provided: {basis: house}, steps: []", 124,
     "`steps` does not go with `not_provided`"},
};

INSTANTIATE_TEST_SUITE_P(Change, ReadFault, ::testing::ValuesIn(changes), [](const auto& info) { return info.param.name; });

TEST(ReadFaults, AreAllTold) {
  auto file = changed(small_file(), 2, "title", "titel");
  file = changed(file, 32, "Ps.6", "Pasal 6");
  file = changed(file, 79, "tim_kerja", "tim");
  const auto faults = faults_of({file});
  ASSERT_EQ(faults.size(), 4u);
  EXPECT_EQ(faults[0].text(), "kecil-1-2026.yaml:1: a regulation lacks the key `title`");
  EXPECT_EQ(faults[1].line, 2);
  EXPECT_EQ(faults[2].line, 32);
  EXPECT_EQ(faults[3].line, 79);
}

TEST(ReadFaults, OfAMisspeltKeySayWhatWasMeant) {
  const auto faults = faults_of({changed(small_file(), 45, "title_en", "titel_en")});
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].text(), "kecil-1-2026.yaml:43: a step lacks the key `title_en`");
  EXPECT_EQ(faults[1].text().find("kecil-1-2026.yaml:45: a step has no key `titel_en` (did you mean `title_en`?), only: id, "),
            0u)
      << faults[1].text();
}

TEST(ReadFaults, OfAKeySuggestNoneThatStandsThere) {
  const auto faults = faults_of({changed(small_file(), 48, "act: acknowledge", "act: acknowledge\n        akt: decide")});
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].what.find("a step has no key `akt`, only: "), 0u) << faults[0].what;
}

TEST(ReadFaults, OfAMisspeltWordSayWhatWasMeant) {
  const auto faults = faults_of({changed(small_file(), 34, "owner_head", "owner_haed")});
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].text().find("kecil-1-2026.yaml:34: `owner_haed` is not known here (did you mean `owner_head`?); one of: "),
            0u)
      << faults[0].text();
}

TEST(ReadFaults, OfRequiredKeysThatAreEmptyAreToldWhereTheyStand) {
  const std::pair<Change, std::string> empty[] = {
      {{"", 1, " kecil-1-2026", "", 1, ""}, "empty where an id is needed"},
      {{"", 4, " {from: 2026-01-01, basis: Ps.9}", "", 4, ""},
       "`in_force` must be a mapping with keys: from, basis, words, note"},
      {{"", 13, " {ranks: [ahli_muda, pelaksana], basis: Ps.2}", "", 13, ""},
       "`assignable` must be a mapping with keys: ranks, basis, words, note"},
      {{"", 32, " Ps.6", "", 32, ""}, "empty where a text is needed"},
      {{"", 46, " [assignees]", "", 46, ""}, "a list is needed, in brackets or with a hyphen before each item"},
  };
  for (const auto& [change, said] : empty) {
    const auto faults = faults_of({changed(small_file(), change.line, change.from, change.to)});
    ASSERT_EQ(faults.size(), 1u) << said;
    EXPECT_EQ(faults[0].text(), "kecil-1-2026.yaml:" + std::to_string(change.fault_line) + ": " + said);
  }
}

TEST(ReadFaults, OfALetterKindsNameLeaveItUndeclared) {
  const auto faults = faults_of({changed(small_file(), 20, "surat_permohonan", "Surat-Permohonan")});
  ASSERT_EQ(faults.size(), 3u);
  EXPECT_EQ(faults[0].text(), "kecil-1-2026.yaml:20: a kind of letter is named with a-z, 0-9 and _ only");
  EXPECT_EQ(faults[1].line, 61);
  EXPECT_EQ(faults[2].line, 107);
}

TEST(ReadFaults, OfOneFlowDoNotHideProofsOfAnother) {
  auto file = changed(small_file(), 32, "Ps.6", "Pasal 6");
  file = changed(file, 103, "appraisers", "assignees");
  const auto faults = faults_of({file});
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].line, 32);
  EXPECT_EQ(faults[1].line, 103);
}

TEST(ReadFaults, OfAllFilesAreToldTogether) {
  auto other = changed(small_file(), 1, "kecil-1-2026", "lain-1-2026");
  other = changed(other, 4, "2026-01-01", "2026-13-01");
  other.name = "folder/lain-1-2026.yaml";
  const auto faults = faults_of({changed(small_file(), 34, "owner_head", "x"), other});
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].file, "folder/lain-1-2026.yaml");
  EXPECT_EQ(faults[0].line, 4);
  EXPECT_EQ(faults[1].file, "kecil-1-2026.yaml");
  EXPECT_EQ(faults[1].line, 34);
}

TEST(ReadFaults, OfNoFlowsAtAll) {
  const auto text = small_file().text;
  const auto head = text.substr(0, text.find("flows:\n"));
  const auto faults = faults_of({{"kecil-1-2026.yaml", head + "flows: []\n"}});
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].text(), "kecil-1-2026.yaml:29: no flows: give at least one");
  const auto word = faults_of({{"kecil-1-2026.yaml", head + "flows: none\n"}});
  ASSERT_EQ(word.size(), 1u);
  EXPECT_EQ(word[0].text(), "kecil-1-2026.yaml:29: a list is needed, in brackets or with a hyphen before each item");
}

TEST(ReadFaults, OfAFlowWithoutSteps) {
  auto file = changed(small_file(), 42, "steps:", "steps: []");
  for (int line = 43; line <= 49; ++line) file = changed(file, line, "      ", "# ");
  const auto faults = faults_of({file});
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(
      faults[0].text(),
      "kecil-1-2026.yaml:42: no steps: name who decides, or at least the receipt of those who are assigned (`acknowledge`)");
}

TEST(ReadFaults, WhatJoinsTheirTexts) {
  try {
    workflow::load_regulations({changed(changed(small_file(), 34, "owner_head", "x"), 47, "all", "y")});
    FAIL() << "loads";
  } catch (const workflow::RegulationError& error) {
    const std::string what = error.what();
    EXPECT_EQ(what.find("kecil-1-2026.yaml:34: `x`"), 0u);
    EXPECT_NE(what.find("\nkecil-1-2026.yaml:47: `y`"), std::string::npos);
  }
}

}  // namespace
}  // namespace penugasan::testing
