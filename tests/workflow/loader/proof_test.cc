// What the proofs refuse: one change of the small regulation each, told once, with its line.
#include <gtest/gtest.h>

#include "tests/workflow/loader/sample.h"

namespace penugasan::testing {
namespace {

class Proof : public ::testing::TestWithParam<Change> {};

TEST_P(Proof, IsToldOnceWithItsLine) { expect_fault(GetParam()); }

const Change changes[] = {
    // Steps and paths.
    {"StepIdTwice", 74, "pencatatan", "keputusan", 74, "the step id `keputusan` stands twice in this flow"},
    {"StepNeverReachedUnnamed", 79, "form: tim_kerja", "people: unnamed", 79,
     "the step `pencatatan` is never reached: its `when` cannot hold"},
    {"StepNeverReachedVolunteer", 105, "act: recommend", "act: recommend\n        when: {people: unnamed}", 106,
     "the step `rekomendasi` is never reached"},
    {"StepNeverReachedKind", 79, "form: tim_kerja", "team_kind: panitia", 79,
     "never reached: `panitia` is not among the file's `team_kinds`"},
    {"StepNeverReachedIndividual", 79, "form: tim_kerja", "form: individu, team_kind: regu", 79,
     "never reached: an individual has no `team_kind`"},
    {"NothingSettles", 41, "basis: Ps.6(2)", "when: {form: tim_kerja}, basis: Ps.6(2)", 42,
     "nothing settles this flow for individu, people named"},
    {"NothingSettlesForOneKind", 41, "basis: Ps.6(2)",
     "when: {form: individu}, basis: Ps.6(2)}\n        - {kind: surat_penugasan, to: [assignees], when: {team_kind: tim}, basis: "
     "Ps.6(2)",
     43, "nothing settles this flow for tim_kerja (regu), people named"},
    {"NothingSettlesWhatIsOnlyAsked", 41, "to: [assignees]", "to: [owner_kpd]", 42,
     "nothing settles this flow for individu, people named; tim_kerja (regu), people named; tim_kerja (tim), people named: it "
     "needs "
     "a step that decides or completes, or an appointment's letter to `assignees` at filing"},
    {"RecommendedToNobody", 43, "- id: penerimaan",
     "- id: saran\n        title: A\n        title_en: A\n        office: [appraisers]\n        act: recommend\n"
     "        basis: house\n        reject: {letters: [{kind: surat_penolakan, to: [owner_head], basis: house}]}\n"
     "      - id: penerimaan",
     47,
     "nobody decides on what step `saran` recommends for individu, people named; tim_kerja (regu), people named; tim_kerja "
     "(tim), "
     "people named: a step that decides or completes must follow it"},
    {"NobodyNamedForReceipt", 68, "names_people: true", "names_people: false", 85,
     "nobody holds the office of step `penerimaan` for individu, people unnamed"},
    {"AppraisersBeforeNaming", 66, "[source_head, source_kpd]", "[appraisers]", 66,
     "nobody holds the office of step `keputusan`"},
    {"AppraisersAmongAllBeforeNaming", 66, "[source_head, source_kpd]", "[source_head, appraisers]\n        wait: all", 66,
     "nobody holds the office of step `keputusan`"},
    // Refusals.
    {"RefusalWithoutLetter", 73, "letters: [{kind: surat_penolakan, to: [owner_head], basis: Ps.7(4)}]", "letters: []", 71,
     "yields no letter for individu, people named"},
    {"RefusalWithoutLetterForTeams", 115, "basis: house", "when: {form: individu}, basis: house", 115,
     "a refusal at step `keputusan` yields no letter for tim_kerja (regu), people named"},
    {"RefusalToNobodyYet", 73, "[owner_head]", "[assignees]", 71,
     "yields no letter for individu, people unnamed; tim_kerja (regu), people unnamed; tim_kerja (tim), people unnamed:"},
    {"RecommendationRefusedWithoutLetter", 108, "[{kind: surat_penolakan, to: [owner_head], basis: house}]", "[]", 108,
     "a refusal at step `rekomendasi` yields no letter"},
    {"DutyRefusedWithoutLetter", 123, "[{kind: surat_penolakan, to: [filer], basis: house}]", "[]", 123,
     "a refusal at step `penugasan` yields no letter"},
    // Who may do what.
    {"AssigneesDecide", 112, "owner_head", "owner_head, assignees", 112, "`assignees` may not decide or recommend"},
    {"AssigneesRecommend", 103, "appraisers", "assignees", 103, "somebody would decide on their own case"},
    {"VolunteerDecides", 112, "owner_head", "owner_head, filer", 112, "`filer` may not decide or recommend"},
    {"FilerDecidesOnAnAppointment", 66, "source_head, source_kpd", "filer", 66, "`filer` may not decide or recommend"},
    {"FilerDecidesBesideOthers", 66, "source_kpd", "filer", 66, "`filer` may not decide or recommend"},
    {"FilingOfficeDecidesWithinUnit", 43, "- id: penerimaan",
     "- id: putusan\n        title: \"P\"\n        title_en: \"P\"\n        office: [owner_head]\n        act: decide\n"
     "        basis: house\n        reject: {letters: [{kind: surat_penolakan, to: [assignees], basis: house}]}\n"
     "      - id: penerimaan",
     46, "only `owner_head` files, and the same office decides"},
    {"VolunteerFiledByAnother", 93, "assignees", "source_head", 93, "a voluntary application is filed by the volunteer"},
    {"VolunteerFiledByAnotherToo", 93, "assignees", "assignees, source_head", 93, "`by: [assignees]`"},
    {"VolunteerUnnamed", 96, "required", "optional", 96, "a volunteer names themself"},
    {"AppointmentByAssignees", 34, "owner_head", "owner_head, assignees", 34, "not by `assignees`"},
    {"AppointmentByFiler", 34, "owner_head", "owner_head, filer", 34, "not by `filer`"},
    {"UnnamedWithinUnit", 37, "required", "optional", 37, "within a unit the filing names the people"},
    {"UnnamedFiledByAppraisers", 54, "owner_head", "appraisers", 54, "there are no appraisers to file"},
    {"CallOfAppointment", 39, "requires:", "needs: {call: open_announcement, basis: house}\n      requires:", 39,
     "only a voluntary application answers a call"},
    {"AcknowledgedByOthers", 46, "[assignees]", "[assignees, owner_head]", 46, "`office: [assignees]`"},
    {"AcknowledgedByAny", 47, "all", "any", 47, "every assignee acknowledges: `wait: all`"},
    {"NotLast", 88, "basis: house",
     "basis: house\n      - {id: lanjut, title: A, title_en: B, office: [owner_head], act: complete, basis: house}", 87,
     "no step may stand after `penerimaan`"},
    {"NamingWithinUnit", 48, "act: acknowledge", "act: complete\n        names_people: true", 49,
     "within a unit the filing names the people: no step does"},
    {"NamingVolunteers", 113, "act: decide", "act: decide\n        names_people: true", 114, "a volunteer cannot be replaced"},
    {"NamingByRecommendation", 63, "- id: keputusan",
     "- id: saran\n        title: A\n        title_en: A\n        office: [owner_kpd]\n        act: recommend\n"
     "        names_people: true\n        basis: house\n"
     "        reject: {letters: [{kind: surat_penolakan, to: [owner_head], basis: house}]}\n      - id: keputusan",
     68, "only a step that decides or completes can name people"},
    {"NamingByAssignees", 77, "office: [owner_personnel_head]", "office: [assignees]\n        names_people: true", 78,
     "cannot name themselves"},
    {"SignedByFilerAtFiling", 41, "kind: surat_penugasan", "from: filer, kind: surat_penugasan", 41,
     "`from: filer` is needless at the filing"},
    {"SignedByFilerInRefusal", 115, "kind: surat_penolakan", "from: filer, kind: surat_penolakan", 115,
     "`from: filer` makes no sense in a refusal"},
    // Letters.
    {"LetterUndeclared", 41, "kind: surat_penugasan", "kind: surat_tugas", 41,
     "the letter `surat_tugas` is not among the file's `letters`"},
    {"RefusalLetterUndeclared", 73, "kind: surat_penolakan", "kind: surat_tugas", 73, "the letter `surat_tugas` is not among"},
    {"StepLetterUndeclared", 70, "kind: surat_penugasan", "kind: surat_tugas", 70, "the letter `surat_tugas` is not among"},
    {"DutyLetterUndeclared", 122, "kind: surat_penugasan", "kind: surat_tugas", 122, "the letter `surat_tugas` is not among"},
    {"LetterUnused", 22, "surat_penolakan:", "nota: {title: Nota, basis: house}\n  surat_penolakan:", 22,
     "no flow issues the letter `nota`"},
    {"LetterNeverIssued", 122, "basis: Ps.8(2)", "when: {people: unnamed}, basis: Ps.8(2)", 122,
     "the letter `surat_penugasan` is never issued: its `when` cannot hold here"},
    {"LetterForUnknownTeam", 122, "basis: Ps.8(2)", "when: {team_kind: panitia}, basis: Ps.8(2)", 122,
     "never issued: `panitia` is not among the file's `team_kinds`"},
    {"NamedLetterOfNamingStep", 70, "basis: Ps.7(3)", "when: {people: unnamed}, basis: Ps.7(3)", 70, "is never issued"},
    // The regulation as a whole.
    {"ScopeRuleShadowed", 10, "{scope: dalam_unit, when: same_agency}",
     "{scope: dalam_unit, when: same_agency}\n    - {scope: dalam_unit, when: same_unit}", 11, "this rule never decides"},
    {"ScopeRuleTwice", 10, "{scope: dalam_unit, when: same_agency}",
     "{scope: dalam_unit, when: same_agency}\n    - {scope: dalam_unit, when: same_agency}", 11, "this rule never decides"},
    {"NoScopeWithinAgency", 10, "same_agency", "same_unit", 10, "not every pair of units has a scope"},
    {"FlowMissing", 124, "- {mode: pengajuan_sukarela, scope: lintas_unit, not_provided: {basis: house}}", "", 29,
     "the flow pengajuan_sukarela lintas_unit is missing"},
    {"FlowTwice", 124, "not_provided: {basis: house}}",
     "not_provided: {basis: house}}\n  - {mode: pengajuan_sukarela, scope: lintas_unit, not_provided: {basis: house}}", 125,
     "the flow pengajuan_sukarela lintas_unit stands twice"},
    {"FlowUnreachable", 124, "not_provided: {basis: house}}",
     "not_provided: {basis: house}}\n  - {mode: penunjukan, scope: lintas_instansi, not_provided: {basis: house}}", 125,
     "no rule of `unit_rule` leads to the flow penunjukan lintas_instansi"},
    {"TeamKindTwice", 25, "id: tim", "id: regu", 25, "the kind of team `regu` stands twice"},
    {"TeamDefaultTwice", 25, "[lintas_unit]", "[lintas_unit, dalam_unit]", 25, "`dalam_unit` has the default `regu` already"},
    {"LimitContradicts", 27, "at_least: 14 days", "at_least: 13 months", 27, "this limit can never be kept"},
    {"LimitContradictsInDays", 27, "at_least: 14 days, at_most: 1 year", "longer_than: 14 days, at_most: 14 days", 27,
     "this limit can never be kept"},
    {"LimitContradictsAcrossUnits", 27, "at_least: 14 days, at_most: 1 year", "at_least: 63 days, shorter_than: 2 months", 27,
     "this limit can never be kept"},
    {"LimitContradictsMonthsOverDays", 27, "at_least: 14 days, at_most: 1 year", "longer_than: 1 month, at_most: 27 days", 27,
     "this limit can never be kept"},
    {"LimitContradictsStrictly", 27, "at_least: 14 days, at_most: 1 year", "at_least: 12 months, shorter_than: 1 year", 27,
     "this limit can never be kept"},
    {"LimitContradictsBothStrict", 27, "at_least: 14 days, at_most: 1 year", "longer_than: 1 year, shorter_than: 12 months", 27,
     "this limit can never be kept"},
    {"HeadcountContradicts", 28, "at_least: 2", "at_least: 6", 28, "this limit can never be kept"},
    {"LimitForUnknownTeam", 27, "form: tim_kerja", "team_kind: panitia", 27, "this limit never applies: `panitia` is not among"},
    {"LimitForUnreachableScope", 27, "[lintas_unit]", "[lintas_unit, lintas_instansi]", 27, "never applies in `lintas_instansi`"},
    {"LimitForUnreachableScopeAlone", 27, "[lintas_unit]", "[lintas_instansi]", 27,
     "never applies in `lintas_instansi`, which no"},
    {"LimitForNobodyUnnamed", 27, "form: tim_kerja}, period: {at_least: 14 days, at_most: 1 year}, scopes: [lintas_unit]",
     "people: unnamed}, period: {at_most: 1 year}, scopes: [dalam_unit]", 27,
     "this limit never applies: its `when` holds for no filing of the flows that it is for"},
    {"TeamDefaultInUnreachableScope", 25, "[lintas_unit]", "[lintas_unit, lintas_instansi]", 25,
     "no rule of `unit_rule` leads to `lintas_instansi`: take it out of `default_in`"},
};

INSTANTIATE_TEST_SUITE_P(Change, Proof, ::testing::ValuesIn(changes), [](const auto& info) { return info.param.name; });

TEST(Proofs, FindThatNobodyIsNamedByTheEnd) {
  auto file = changed(small_file(), 68, "true", "false");
  file =
      changed(file, 82, "- id: penerimaan", "- {id: a, title: A, title_en: A, office: [filer], act: complete, basis: house}\n#");
  // Lines 83 to 89 were the receipt.
  for (int line = 84; line <= 89; ++line) file = changed(file, line, "        ", "# ");
  const auto faults = faults_of({file});
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].line, 62);
  EXPECT_EQ(
      faults[0].what,
      "nobody is ever named for individu, people unnamed; tim_kerja (regu), people unnamed; tim_kerja (tim), people unnamed: "
      "give a step `names_people: true`, or `people: required`");
}

TEST(Proofs, FindThatOnlyTeamsAreNamed) {
  const auto file = changed(small_file(), 68, "names_people: true", "names_people: false");
  const auto faults = faults_of({changed(file, 78, "act: complete", "act: complete\n        names_people: true")});
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].text(),
            "kecil-1-2026.yaml:86: nobody holds the office of step `penerimaan` for individu, people unnamed: a step before it "
            "must name people, or the filing must");
}

TEST(Proofs, FindThatAVolunteersOwnLetterSettlesNothing) {
  auto file = changed(small_file(), 97, "needs: {call: open_announcement, basis: Ps.8(1)}",
                      "letters: [{kind: surat_penugasan, to: [assignees], basis: Ps.8(1)}]");
  file.text =
      file.text.substr(0, file.text.find("      - id: keputusan\n        title: \"Menjawab\"\n        title_en: \"Answers\"\n"
                                         "        office: [owner_head]")) +
      "  - {mode: pengajuan_sukarela, scope: lintas_unit, not_provided: {basis: house}}\n";
  const auto faults = faults_of({file});
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].line, 99);
  EXPECT_EQ(faults[0].what.find("nothing settles this flow for individu, people named; "), 0u) << faults[0].what;
}

TEST(Proofs, FindThatARecommendationIsForNobodyInSomeFilings) {
  auto file = changed(small_file(), 68, "names_people: true", "names_people: false");
  file = changed(changed(file, 57, "optional", "required"), 67, "decide", "recommend");
  file =
      changed(file, 61, "basis: Ps.7(1)}", "basis: Ps.7(1)}\n        - {kind: surat_penugasan, to: [assignees], basis: house}");
  const auto faults = faults_of({file});
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].text(),
            "kecil-1-2026.yaml:68: nobody decides on what step `keputusan` recommends for individu, people named: a step that "
            "decides or completes must follow it");
}

TEST(Proofs, FindANeedlessSigner) {
  const auto file = changed(small_file(), 77, "owner_personnel_head", "filer");
  const auto faults =
      faults_of({changed(file, 81, "[]", "[{kind: surat_penugasan, from: filer, to: [assignees], basis: house}]")});
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].text(), "kecil-1-2026.yaml:81: `from: filer` is needless where the filer acts");
}

TEST(Proofs, FindThatAgenciesHaveNoScope) {
  const auto file = changed(changed(small_file(), 10, "same_agency", "same_unit"), 11, "other_agency", "same_agency");
  const auto faults = faults_of({file});
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].text(),
            "kecil-1-2026.yaml:10: not every pair of units has a scope: the last two rules must be same_agency and other_agency");
}

TEST(Proofs, FindScopeRulesOutOfOrder) {
  const auto file = changed(changed(small_file(), 10, "same_agency", "other_agency"), 11, "other_agency", "same_agency");
  const auto faults = faults_of({file});
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].line, 11);
}

/// The small regulation with volunteers beyond their unit forbidden, and a limit on them.
std::vector<workflow::Fault> faults_of_limit_on_forbidden(const std::string& words) {
  const auto file = changed(small_file(), 124, "not_provided: {basis: house}", "forbidden: {basis: Ps.8, words: hanya}");
  return faults_of({changed(file, 27, "scopes: [lintas_unit]", words)});
}

TEST(Proofs, FindALimitOnWhatIsForbidden) {
  const auto both = faults_of_limit_on_forbidden("scopes: [lintas_unit], modes: [penunjukan, pengajuan_sukarela]");
  ASSERT_EQ(both.size(), 1u);
  EXPECT_EQ(both[0].text(),
            "kecil-1-2026.yaml:27: this limit never applies to `pengajuan_sukarela`, of which every flow that it is for is "
            "forbidden: take it out");
  const auto scopes = faults_of_limit_on_forbidden("scopes: [dalam_unit, lintas_unit], modes: [pengajuan_sukarela]");
  ASSERT_EQ(scopes.size(), 1u);
  EXPECT_EQ(scopes[0].text(),
            "kecil-1-2026.yaml:27: this limit never applies in `lintas_unit`, where every flow that it is for is forbidden: take "
            "it out");
  EXPECT_TRUE(faults_of_limit_on_forbidden("scopes: [dalam_unit, lintas_unit], modes: [penunjukan, pengajuan_sukarela]").empty());
}

// An overlay may add the flow, and could not add the limit.
TEST(Proofs, LetALimitStandForWhatIsNotProvided) {
  EXPECT_TRUE(
      faults_of({changed(small_file(), 27, "scopes: [lintas_unit]", "scopes: [lintas_unit], modes: [pengajuan_sukarela]")})
          .empty());
}

TEST(Proofs, ReadingThatIsRightMakesNoFault) {
  const Change good[] = {
      {"", 27, "at_least: 14 days, at_most: 1 year", "at_least: 12 months, at_most: 1 year", 0, ""},
      {"", 27, "at_least: 14 days, at_most: 1 year", "longer_than: 1 month, shorter_than: 1 year", 0, ""},
      {"", 27, "at_least: 14 days, at_most: 1 year", "at_least: 62 days, at_most: 2 months", 0, ""},
      {"", 27, "at_least: 14 days, at_most: 1 year", "at_least: 2 months, at_most: 56 days", 0, ""},
      {"", 28, "at_least: 2, at_most: 5", "at_least: 5, at_most: 5", 0, ""},
      {"", 79, "form: tim_kerja", "form: tim_kerja, team_kind: regu, people: named", 0, ""},
      {"", 70, "basis: Ps.7(3)", "when: {people: named}, basis: Ps.7(3)", 0, ""},
      {"", 73, "basis: Ps.7(4)", "cc: [appraisers], basis: Ps.7(4)", 0, ""},
      {"", 66, "[source_head, source_kpd]", "[source_head, appraisers]", 0, ""},
      {"", 10, "- {scope: dalam_unit, when: same_agency}",
       "- {scope: dalam_unit, when: same_unit}\n    - {scope: dalam_unit, when: source_in_owner}\n    - {scope: dalam_unit, "
       "when: same_perangkat_daerah}\n    - {scope: dalam_unit, when: same_agency}",
       0, ""},
      {"", 77, "owner_personnel_head", "filer", 0, ""},
      {"", 57, "optional", "required", 0, ""},
  };
  for (const auto& change : good) {
    const auto faults = faults_of({changed(small_file(), change.line, change.from, change.to)});
    EXPECT_TRUE(faults.empty()) << faults.front().text() << "\nafter: " << change.to;
  }
}

}  // namespace
}  // namespace penugasan::testing
