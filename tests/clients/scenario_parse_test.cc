#include "clients/scenario/parse.h"

#include <gtest/gtest.h>

#include "clients/yaml_reader.h"
#include "tests/support/paths.h"

namespace penugasan::clients {
namespace {

constexpr const char* kExample = R"(scenario: example
title: "An example"
directories: [kota, desa]
today: 2026-03-10
steps:
  - file:
      as: kota/kadis
      request: R1
      mode: penunjukan
      form: tim_kerja
      team_kind: tim
      owner: kota/dinas
      source: kota/badan
      officials: [kota/analis]
      headcount: 1
      purpose: Maksud
      competencies: [data]
      expectation: Harapan
      period: {from: 2026-04-01, to: 2026-09-30}
      scope: lintas_unit
      call: C1
      answers: R0
    expect:
      regulation: kota-1
      scope: lintas_unit
      state: pending
      waiting_all: [kota/kabid]
      options: [approve, reject]
      letters:
        - {kind: surat, from: kota/kadis, to: [kota/kaban], cc: [kota/kabid]}
        - {kind: nota, from: kota/kadis, to: [kota/kaban]}
      notices: {your_turn: [kota/kabid], copy: []}
  - approve: {as: kota/kabid, request: R1, officials: [kota/analis], etag: stale}
    expect_error: {code: ABORTED, reason: ETAG_MISMATCH}
  - reject: {as: kota/kabid, request: R1, reason: ""}
    expect_error: {code: INVALID_ARGUMENT, reason: REASON_REQUIRED, basis: regulation}
  - today: 2026-03-11
  - announce:
      as: kota/kaban
      call: C2
      unit: kota/badan
      headcount: 3
      competencies: [data]
      purpose: Perlu
      period: {from: 2026-04-01, to: 2026-10-31}
  - withdraw: {as: kota/kadis, request: R1, reason: Batal}
)";

std::string changed(const std::string& what, const std::string& by) {
  std::string text = kExample;
  const auto at = text.find(what);
  if (at == std::string::npos) throw std::logic_error("the example does not contain: " + what);
  return text.replace(at, what.size(), by);
}

std::string fault_in(const std::string& text) {
  try {
    parse_scenario(text, "example.yaml");
  } catch (const InputError& error) {
    return error.what();
  }
  return "no fault";
}

using Names = std::vector<std::string>;

TEST(ScenarioParse, Head) {
  const auto scenario = parse_scenario(kExample, "folder/example.yaml");
  EXPECT_EQ(scenario.name, "example");
  EXPECT_EQ(scenario.title, "An example");
  EXPECT_EQ(scenario.directories, (Names{"kota", "desa"}));
  EXPECT_EQ(scenario.today, "2026-03-10");
  ASSERT_EQ(scenario.steps.size(), 6U);
  EXPECT_EQ(scenario.steps[0].kind(), "file");
  EXPECT_EQ(scenario.steps[2].kind(), "reject");
  EXPECT_EQ(scenario.steps[3].kind(), "today");
  EXPECT_EQ(scenario.steps[4].kind(), "announce");
  EXPECT_EQ(scenario.steps[2].number, 3);
  EXPECT_EQ(scenario.steps[2].line, 35);
}

TEST(ScenarioParse, Filing) {
  const auto scenario = parse_scenario(kExample, "example.yaml");
  const auto& filing = std::get<FileStep>(scenario.steps[0].action);
  EXPECT_EQ(filing.as, "kota/kadis");
  EXPECT_EQ(filing.request, "R1");
  EXPECT_EQ(filing.mode, "penunjukan");
  EXPECT_EQ(filing.form, "tim_kerja");
  EXPECT_EQ(filing.team_kind, "tim");
  EXPECT_EQ(filing.owner, "kota/dinas");
  EXPECT_EQ(filing.source, "kota/badan");
  EXPECT_EQ(filing.officials, Names{"kota/analis"});
  EXPECT_EQ(filing.headcount, 1);
  EXPECT_EQ(filing.purpose, "Maksud");
  EXPECT_EQ(filing.competencies, Names{"data"});
  EXPECT_EQ(filing.expectation, "Harapan");
  EXPECT_EQ(filing.period.value().from, "2026-04-01");
  EXPECT_EQ(filing.period.value().to, "2026-09-30");
  EXPECT_EQ(filing.scope, "lintas_unit");
  EXPECT_EQ(filing.call, "C1");
  EXPECT_EQ(filing.answers, "R0");
}

TEST(ScenarioParse, Expectation) {
  const auto scenario = parse_scenario(kExample, "example.yaml");
  const auto& expect = scenario.steps[0].expect;
  EXPECT_EQ(expect.regulation, "kota-1");
  EXPECT_EQ(expect.scope, "lintas_unit");
  EXPECT_EQ(expect.state, "pending");
  EXPECT_EQ(expect.waiting_all, Names{"kota/kabid"});
  EXPECT_FALSE(expect.waiting_any.has_value());
  EXPECT_EQ(expect.options, (Names{"approve", "reject"}));
  ASSERT_EQ(expect.letters.value().size(), 2U);
  EXPECT_EQ(expect.letters->at(0).kind, "surat");
  EXPECT_EQ(expect.letters->at(0).from, "kota/kadis");
  EXPECT_EQ(expect.letters->at(0).to, Names{"kota/kaban"});
  EXPECT_EQ(expect.letters->at(0).cc, Names{"kota/kabid"});
  EXPECT_EQ(expect.letters->at(1).cc, Names{});
  ASSERT_EQ(expect.notices.value().size(), 2U);
  EXPECT_EQ(expect.notices->at("your_turn"), Names{"kota/kabid"});
  EXPECT_EQ(expect.notices->at("copy"), Names{});
  EXPECT_FALSE(scenario.steps[5].expect.state.has_value());
}

TEST(ScenarioParse, OtherSteps) {
  const auto scenario = parse_scenario(kExample, "example.yaml");
  const auto& approve = std::get<ActStep>(scenario.steps[1].action);
  EXPECT_EQ(approve.verb, "approve");
  EXPECT_EQ(approve.as, "kota/kabid");
  EXPECT_EQ(approve.officials, Names{"kota/analis"});
  EXPECT_TRUE(approve.stale_etag);
  EXPECT_EQ(scenario.steps[1].expect_error.value().code, "ABORTED");
  EXPECT_EQ(scenario.steps[1].expect_error->reason, "ETAG_MISMATCH");
  EXPECT_EQ(scenario.steps[1].expect_error->basis, "");
  EXPECT_EQ(scenario.steps[2].expect_error.value().basis, "regulation");
  EXPECT_FALSE(std::get<ActStep>(scenario.steps[2].action).stale_etag);
  EXPECT_EQ(std::get<TodayStep>(scenario.steps[3].action).day, "2026-03-11");
  const auto& announce = std::get<AnnounceStep>(scenario.steps[4].action);
  EXPECT_EQ(announce.as, "kota/kaban");
  EXPECT_EQ(announce.call, "C2");
  EXPECT_EQ(announce.unit, "kota/badan");
  EXPECT_EQ(announce.headcount, 3);
  EXPECT_EQ(announce.competencies, Names{"data"});
  EXPECT_EQ(announce.purpose, "Perlu");
  EXPECT_EQ(announce.period.value().to, "2026-10-31");
  EXPECT_EQ(std::get<ActStep>(scenario.steps[5].action).verb, "withdraw");
  EXPECT_EQ(std::get<ActStep>(scenario.steps[5].action).reason, "Batal");
}

TEST(ScenarioParse, UnknownKeysAreRefusedByName) {
  EXPECT_EQ(fault_in(std::string(kExample) + "author: me\n"), "example.yaml:47: unknown key \"author\" in the scenario");
  EXPECT_EQ(fault_in(changed("      scope: lintas_unit\n      call", "      skope: lintas_unit\n      call")),
            "example.yaml:20: unknown key \"skope\" in the filing");
  EXPECT_EQ(fault_in(changed("      state: pending", "      status: pending")),
            "example.yaml:26: unknown key \"status\" in the expectation");
  EXPECT_EQ(fault_in(changed("cc: [kota/kabid]", "bcc: [kota/kabid]")), "example.yaml:30: unknown key \"bcc\" in a letter");
  EXPECT_EQ(fault_in(changed("copy: []", "kopi: []")), "example.yaml:32: unknown key \"kopi\" in the notices");
  EXPECT_EQ(fault_in(changed("code: ABORTED", "code: ABORTED, text: x")),
            "example.yaml:34: unknown key \"text\" in the expected error");
  EXPECT_EQ(fault_in(changed("to: 2026-09-30}", "to: 2026-09-30, until: x}")),
            "example.yaml:19: unknown key \"until\" in the period");
  EXPECT_EQ(fault_in(changed("      purpose: Perlu", "      purpos: Perlu")),
            "example.yaml:44: unknown key \"purpos\" in the announcement");
  EXPECT_EQ(fault_in(changed("    expect_error: {code: ABORTED", "    error: {code: ABORTED")),
            "example.yaml:34: unknown key \"error\" in a step");
}

TEST(ScenarioParse, KeysThatAnActHasNoUseForAreRefused) {
  EXPECT_EQ(fault_in(changed("officials: [kota/analis], etag", "reason: x, etag")),
            "example.yaml:33: unknown key \"reason\" in the act");
  EXPECT_EQ(fault_in(changed("reason: \"\"", "officials: []")), "example.yaml:35: unknown key \"officials\" in the act");
}

TEST(ScenarioParse, MissingKeysAreNamed) {
  EXPECT_EQ(fault_in(changed("title: \"An example\"\n", "")), "example.yaml:1: the scenario lacks the key \"title\"");
  EXPECT_EQ(fault_in(changed("today: 2026-03-10\n", "")), "example.yaml:1: the scenario lacks the key \"today\"");
  EXPECT_EQ(fault_in(changed("      mode: penunjukan\n", "")), "example.yaml:7: the filing lacks the key \"mode\"");
  EXPECT_EQ(fault_in(changed("as: kota/kabid, request: R1, officials", "request: R1, officials")),
            "example.yaml:33: the act lacks the key \"as\"");
}

TEST(ScenarioParse, NameMustBeTheFiles) {
  EXPECT_EQ(fault_in(changed("scenario: example", "scenario: other")),
            "example.yaml:1: \"scenario\" of the scenario is \"other\"; it must be its file's name, example");
}

TEST(ScenarioParse, WordsAreKnownOnes) {
  EXPECT_NE(fault_in(changed("mode: penunjukan", "mode: sukarela")).find(":9: \"mode\" of the filing is \"sukarela\""),
            std::string::npos);
  EXPECT_NE(fault_in(changed("form: tim_kerja", "form: tim")).find(":10: \"form\" of the filing is \"tim\""), std::string::npos);
  EXPECT_NE(fault_in(changed("state: pending", "state: open")).find(":26: \"state\" of the expectation is \"open\""),
            std::string::npos);
  EXPECT_NE(
      fault_in(changed("[approve, reject]", "[approve, refuse]")).find(":28: \"options\" of the expectation holds \"refuse\""),
      std::string::npos);
  EXPECT_NE(fault_in(changed("etag: stale", "etag: old")).find(":33: \"etag\" of the act is \"old\""), std::string::npos);
  EXPECT_NE(fault_in(changed("basis: regulation", "basis: law")).find(":36: \"basis\" of the expected error is \"law\""),
            std::string::npos);
}

TEST(ScenarioParse, OfficialsAreInTheShortForm) {
  EXPECT_EQ(fault_in(changed("as: kota/kadis", "as: kadis")),
            "example.yaml:7: \"as\" of the filing is \"kadis\"; write agency/id");
  EXPECT_EQ(fault_in(changed("waiting_all: [kota/kabid]", "waiting_all: [agencies/kota/officials/kabid]")),
            "example.yaml:27: \"waiting_all\" of the expectation is \"agencies/kota/officials/kabid\"; write agency/id");
}

TEST(ScenarioParse, WhoActsCanBeSentAsMetadata) {
  EXPECT_EQ(fault_in(changed("as: kota/kadis", "as: \"kota/kad\u00e9s\"")),
            "example.yaml:7: \"as\" of the filing is \"kota/kad\u00e9s\"; no id has such characters");
  EXPECT_NE(fault_in(changed("as: kota/kadis", "as: \"kota/ka dis\"")).find("no id has such characters"), std::string::npos);
}

TEST(ScenarioParse, AStepDoesOneThing) {
  const std::string what =
      ": a step must have exactly one of file, approve, reject, complete, withdraw, announce, today, load, mandate; this one "
      "has ";
  EXPECT_EQ(fault_in(changed("  - today: 2026-03-11", "  - today: 2026-03-11\n    withdraw: {}")),
            "example.yaml:37" + what + "2");
  EXPECT_EQ(fault_in(changed("  - today: 2026-03-11", "  - expect: {}")), "example.yaml:37" + what + "0");
}

TEST(ScenarioParse, ExpectationsStandWhereTheyMeanSomething) {
  EXPECT_NE(
      fault_in(changed("  - today: 2026-03-11", "  - today: 2026-03-11\n    expect: {}")).find("has no meaning beside \"today\""),
      std::string::npos);
  EXPECT_NE(fault_in(changed("  - today: 2026-03-11", "  - today: 2026-03-11\n    expect_error: {}"))
                .find("has no meaning beside \"today\""),
            std::string::npos);
  EXPECT_NE(fault_in(changed("    expect_error: {code: ABORTED", "    expect: {}\n    expect_error: {code: ABORTED"))
                .find("a step is accepted or refused"),
            std::string::npos);
  EXPECT_NE(fault_in(changed("      waiting_all:", "      waiting_any: []\n      waiting_all:")).find("waits for any or for all"),
            std::string::npos);
}

TEST(ScenarioParse, HeadcountIsANumber) {
  EXPECT_NE(fault_in(changed("headcount: 1", "headcount: many")).find("must be a whole number from 1 on"), std::string::npos);
  EXPECT_NE(fault_in(changed("headcount: 1", "headcount: 0")).find("must be a whole number from 1 on"), std::string::npos);
  EXPECT_NE(fault_in(changed("headcount: 1", "headcount: \"1\"")).find("must be a whole number from 1 on"), std::string::npos);
}

// A scenario may show that the server refuses days that do not exist, so the reader must let them through.
TEST(ScenarioParse, DaysOfAFilingAreTakenAsTheyStand) {
  const auto scenario = parse_scenario(changed("from: 2026-04-01, to: 2026-09-30", "from: 2026-02-30, to: soon"), "example.yaml");
  EXPECT_EQ(std::get<FileStep>(scenario.steps[0].action).period.value().to, "soon");
}

TEST(ScenarioParse, EveryScenarioOfThisProjectCanBeRead) {
  int read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(testing::source_dir() / "tests/scenarios")) {
    EXPECT_NO_THROW(read_scenario(entry.path())) << entry.path();
    ++read;
  }
  EXPECT_GE(read, 118);
}

}  // namespace
}  // namespace penugasan::clients
