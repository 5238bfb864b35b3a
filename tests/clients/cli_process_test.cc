// The command line as people use it: the built program against a server of its own.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/clients/cli_session.h"
#include "tests/support/ports.h"
#include "tests/support/temp_folder.h"

namespace penugasan::testing {
namespace {

using std::chrono::seconds;

const std::string kFiler = "jambi/kabid-litbang";
const std::string kSource = "jambi/kabid-perencanaan";

::testing::AssertionResult has(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << "“" << part << "” is not in:\n" << text;
}

TEST(Directory, IsLoadedOnceAndSaysSo) {
  const CliSession session;
  const auto again = session.cli("", {"directory", "load", directory_file("jambi"), directory_file("klaten")});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_TRUE(has(again.out, "✓ jambi: the same as stored already (19 units, "));
  EXPECT_TRUE(has(again.out, "✓ klaten: "));
  const auto list = session.cli("", {"directory", "list"});
  EXPECT_TRUE(has(list.out, "AGENCY"));
  EXPECT_TRUE(has(list.out, "Pemerintah Kota Jambi"));
  EXPECT_TRUE(has(session.cli("", {"directory", "show", "jambi"}).out, "diskominfo.aplikasi"));
  EXPECT_TRUE(has(session.cli("", {"official", "show", "jambi/prakom-muda"}).out, "Joko Firmansyah"));
  EXPECT_TRUE(has(session.cli(kFiler, {"official", "list"}).out, "jambi/perencana-muda"));
  EXPECT_TRUE(has(session.cli(kFiler, {"unit", "list"}).out, "jambi/bappeda.litbang"));
}

TEST(Directory, AFaultNamesFileAndLineAndNothingIsLoaded) {
  const CliSession session;
  const auto bad = session.folder().write("bad.yaml", "agency: jambi\nnama: salah\n");
  const auto result = session.cli("", {"directory", "load", directory_file("klaten"), bad});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_TRUE(has(result.err, "bad.yaml:2: "));
  EXPECT_FALSE(has(session.cli("", {"directory", "list"}).out, "klaten"));
}

TEST(Directory, ADryRunChecksAndLoadsNothing) {
  const CliSession session;
  EXPECT_EQ(session.cli("", {"directory", "load", "--dry-run", directory_file("klaten")}).exit_code, 0);
  EXPECT_FALSE(has(session.cli("", {"directory", "list"}).out, "klaten"));
}

// The shipped directory of Jambi with one thing changed.
std::string jambi_with(const std::string& what, const std::string& by) {
  std::string text = read_file(directory_file("jambi"));
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

TEST(Directory, ADryRunShowsTheDifference) {
  const CliSession session;
  const auto file = session.folder().write("jambi.yaml", jambi_with("head: kadis-kominfo", "head: sekretaris-kominfo"));
  const auto shown = session.cli("", {"directory", "load", "--dry-run", file});
  EXPECT_TRUE(has(shown.out, "~ head of diskominfo: kadis-kominfo → sekretaris-kominfo"));
  EXPECT_TRUE(has(session.cli("", {"directory", "who", "jambi/diskominfo"}).out, "kadis-kominfo"));
  EXPECT_EQ(session.cli("", {"directory", "load", file}).exit_code, 0);
  EXPECT_TRUE(has(session.cli("", {"directory", "who", "jambi/diskominfo"}).out, "sekretaris-kominfo"));
  EXPECT_TRUE(has(session.cli("jambi/kadis-kominfo", {"notices"}).out, "head of diskominfo"));
}

TEST(Directory, AnExportIsTheSameDirectory) {
  const CliSession session;
  const auto file = session.folder().write("again.yaml", session.cli("", {"directory", "export", "jambi"}).out);
  EXPECT_TRUE(has(session.cli("", {"directory", "load", file}).out, "✓ jambi: the same as stored already"));
  const auto folder = (session.folder().path() / "csv").string();
  EXPECT_EQ(session.cli("", {"directory", "export", "jambi", "--csv", folder}).exit_code, 0);
  EXPECT_TRUE(has(session.cli("", {"directory", "load", folder + "/jambi.yaml"}).out, "✓ jambi: the same as stored already"));
}

TEST(Directory, AFaultThatTheServerFindsNamesItsLine) {
  const CliSession session;
  const auto file = session.folder().write("bad.yaml", jambi_with("unit: setda.organisasi,", "unit: setda.gone,"));
  const auto english = session.cli("", {"directory", "load", file});
  EXPECT_EQ(english.exit_code, 2);
  EXPECT_TRUE(has(english.err, "bad.yaml:31 unit: there is no unit setda.gone in this directory"));
  EXPECT_TRUE(has(session.cli("", {"directory", "load", file}, "id_ID.UTF-8").err, "unit setda.gone tidak ada di direktori ini"));
}

TEST(Directory, AFaultOfTheAgencyItselfNamesItsLineToo) {
  const CliSession session;
  const auto refusal = [&](const std::string& what, const std::string& by) {
    return session.cli("", {"directory", "load", session.folder().write("bad.yaml", jambi_with(what, by))}).err;
  };
  const auto authority = refusal("authority: sekda", "authority: gone");
  EXPECT_TRUE(has(authority, "The first fault: " + (session.folder().path() / "bad.yaml:6 authority: there is").string()));
  EXPECT_TRUE(has(authority, "bad.yaml:6 authority: there is no official gone in this directory\n"));
  EXPECT_TRUE(
      has(refusal("personnel_office: bkpsdm", "personnel_office: gone"), "bad.yaml:7 personnel_office: there is no unit"));
  EXPECT_TRUE(has(refusal("mandates:", "administrators:\n  - sekda\n  - gone\nmandates:"),
                  "bad.yaml:70 administrators[1]: there is no official gone in this directory\n"));
  EXPECT_TRUE(has(refusal("{id: setda.asisten-umum,", "{id: setda,"), "bad.yaml:10 id: is already used by "));
}

TEST(Directory, ARegulationThatTheServerDoesNotHaveIsTold) {
  const CliSession session;
  const auto file = session.folder().write("other.yaml", jambi_with("regulation: jambi-13-2025", "regulation: jambi-13-2052"));
  const auto result = session.cli("", {"directory", "load", "--dry-run", file});
  EXPECT_EQ(result.exit_code, 0) << "a directory may come before its regulation";
  EXPECT_TRUE(has(result.out, "! " + session.folder().path().string() +
                                  "/other.yaml:4 regulation: this server has no regulation jambi-13-2052, so nothing can be "
                                  "filed in this agency. It has: "));
  EXPECT_TRUE(has(result.out, "jambi-13-2025, "));
}

TEST(Directory, AMandateIsRecordedAndShown) {
  const CliSession session;
  const std::vector<Argument> plt = {"directory",  "mandate",  "plt",         "--agency",      "jambi",      "--unit",
                                     "dlh",        "--to",     "prakom-muda", "--valid-from",  "2099-01-01", "--valid-to",
                                     "2099-12-31", "--letter", "800/1",       "--letter-date", "2098-12-30"};
  const auto recorded = session.cli("", plt);
  EXPECT_EQ(recorded.exit_code, 0) << recorded.err;
  const auto who = session.cli("", {"directory", "who", "jambi/dlh", "--on", "2099-06-01"});
  EXPECT_TRUE(has(who.out, "prakom-muda"));
  EXPECT_TRUE(has(who.out, "800/1"));
  EXPECT_TRUE(has(session.cli("", {"directory", "vacancies", "jambi"}).out, "Vacant: head of jambi/dlh"));
  EXPECT_EQ(session.cli(kFiler, plt).exit_code, 1) << "not an administrator";
}

TEST(Directory, AVacantAuthorityIsFilledByANameOfItsOwn) {
  const CliSession session;
  const auto of_a_head = session.cli("", {"directory", "vacancies", "jambi"});
  EXPECT_TRUE(has(of_a_head.err, "mandate plt --unit UNIT --to OFFICIAL"));
  EXPECT_FALSE(has(of_a_head.err, "--unit authority"));
  const auto file = session.folder().write("jambi.yaml", jambi_with("authority: sekda", "authority: null"));
  ASSERT_EQ(session.cli("", {"directory", "load", file}).exit_code, 0);
  const auto of_both = session.cli("", {"directory", "vacancies", "jambi"});
  EXPECT_TRUE(has(of_both.out, "Vacant: authority of jambi"));
  EXPECT_TRUE(has(of_both.err, "penugasan directory mandate plt --unit authority --to OFFICIAL"));
  EXPECT_TRUE(has(of_both.err, "mandate plt --unit UNIT --to OFFICIAL"));
  EXPECT_TRUE(has(session.cli("", {"directory", "vacancies", "jambi"}, "id_ID.UTF-8").err, "--unit authority --to PEJABAT"));
}

TEST(Filing, PreviewNamesTheUnitWhosePostIsVacant) {
  const CliSession session;
  const auto preview =
      session.cli("jambi/kadis-kesehatan", {"preview", "--owner", "dinkes", "--official", "pengendali-dampak-muda"});
  EXPECT_TRUE(has(preview.out, "(jambi/dlh)"));
}

TEST(Directory, AMandateTakesNamesAsTheyArePrintedAndADryRunRecordsNothing) {
  const CliSession session;
  const auto trial = session.cli(
      "", {"directory", "mandate", "plt", "--unit", "jambi/dlh", "--to", "jambi/prakom-muda", "--valid-from", "2099-01-01",
           "--valid-to", "2099-12-31", "--letter", "800/1", "--letter-date", "2098-12-30", "--dry-run"});
  EXPECT_EQ(trial.exit_code, 0) << trial.err;
  EXPECT_TRUE(has(trial.out, "plt would be recorded: prakom-muda for dlh"));
  EXPECT_EQ(session
                .cli("", {"directory", "mandate", "plt", "--unit", "jambi/dlh", "--to", "klaten/x", "--valid-from", "2099-01-01",
                          "--valid-to", "2099-12-31"})
                .exit_code,
            2);
}

TEST(Directory, WhatWasLoadedBeforeARefusalIsSaid) {
  const CliSession session;
  const auto bad = session.folder().write("bad.yaml", jambi_with("unit: setda.organisasi,", "unit: setda.gone,"));
  const auto result = session.cli("", {"directory", "load", directory_file("klaten"), bad});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_TRUE(has(result.err, "Loaded before it, and kept: " + directory_file("klaten")));
}

TEST(Filing, TheSameRequestIdFilesOnce) {
  const CliSession session;
  auto filing = usual_filing("file");
  filing.insert(filing.end(), {Argument("--request-id"), Argument("7d7a8b6e-3c55-4f0e-9a57-0d8f3c3c9a11")});
  EXPECT_TRUE(has(session.cli(kFiler, filing).out, "Filed as jambi/1."));
  EXPECT_TRUE(has(session.cli(kFiler, filing).out, "Filed as jambi/1."));
}

TEST(Directory, AppraisersAreHeldAgainstTheTables) {
  const CliSession session;
  EXPECT_TRUE(has(session.cli("", {"directory", "check", "jambi"}).out, "foreseen"));
  const auto found = session.cli("", {"directory", "check", directory_file("palangka-raya")});
  EXPECT_EQ(found.exit_code, 0);
  EXPECT_TRUE(has(found.out, "penata-perizinan-pertama"));
  EXPECT_TRUE(has(found.out, "Lamp I.D.7.b"));
}

TEST(Filing, PreviewShowsTheRouteAndChangesNothing) {
  const CliSession session;
  const auto preview = session.cli(kFiler, usual_filing("preview"));
  ASSERT_EQ(preview.exit_code, 0) << preview.err;
  EXPECT_TRUE(has(preview.out, "lintas unit"));
  EXPECT_TRUE(has(preview.out, "jambi-13-2025"));
  EXPECT_TRUE(has(preview.out, "head of the source unit: Sri Winarno (jambi/kabid-perencanaan)"));
  EXPECT_TRUE(has(preview.out, "all of Laras Hartono (jambi/perencana-muda), Tari Pradana (jambi/perencana-pertama)"));
  EXPECT_TRUE(has(preview.out, "✓ It can be filed like this"));
  EXPECT_EQ(session.cli(kSource, {"inbox"}).out, "Nothing waits for you.\n");
}

TEST(Filing, PreviewTellsWhatWouldRefuse) {
  const CliSession session;
  const auto preview = session.cli(kFiler, {"preview", "--owner", "bappeda.litbang", "--official", "kabid-perencanaan"});
  ASSERT_EQ(preview.exit_code, 0) << preview.err;
  EXPECT_TRUE(has(preview.out, "✗ It cannot be filed like this:\n  - "));
}

TEST(Filing, FromFilingToAssignment) {
  const CliSession session;
  session.set_today("2026-03-10");
  const auto filed = session.cli(kFiler, usual_filing("file"));
  ASSERT_EQ(filed.exit_code, 0) << filed.err;
  EXPECT_TRUE(has(filed.out, "✓ Filed as jambi/1.\n"));
  EXPECT_TRUE(has(filed.out, "Waiting for Sri Winarno (jambi/kabid-perencanaan)."));
  EXPECT_TRUE(has(filed.err, "Next: penugasan show jambi/1"));

  session.set_today("2026-03-13");
  const auto inbox = session.cli(kSource, {"inbox"});
  EXPECT_TRUE(has(inbox.out, "jambi/1  3 days"));
  EXPECT_TRUE(has(inbox.err, "Next: penugasan show jambi/1"));

  const auto shown = session.cli(kSource, {"show", "1"});
  ASSERT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_TRUE(has(shown.out, "jambi/1 – pending\n"));
  EXPECT_TRUE(has(shown.out, "  │   filed: Tri Puspita (jambi/kabid-litbang), 10 Mar 2026\n"));
  EXPECT_TRUE(has(shown.out, "\n  ▶ "));
  EXPECT_TRUE(has(shown.err, "penugasan approve jambi/1"));
  EXPECT_TRUE(has(shown.err, "penugasan reject jambi/1 --reason"));

  EXPECT_TRUE(has(session.cli(kSource, {"approve", "1"}).out, "✓ jambi/1: approved.\n"));
  EXPECT_EQ(session.cli(kSource, {"inbox"}).out, "Nothing waits for you.\n");
  EXPECT_EQ(session.cli("jambi/kaban-bappeda", {"approve", "jambi/1"}).exit_code, 0);
  EXPECT_EQ(session.cli("jambi/perencana-muda", {"complete", "agencies/jambi/assignmentRequests/1"}).exit_code, 0);
  const auto last = session.cli("jambi/perencana-pertama", {"complete", "1"});
  EXPECT_TRUE(has(last.out, "It is now assigned."));
  const auto history = session.cli(kFiler, {"history", "1"});
  EXPECT_TRUE(has(history.out, "10 Mar 2026 12:00 WIB  filed – Tri Puspita (jambi/kabid-litbang)\n"));
  EXPECT_TRUE(has(history.out, "13 Mar 2026 12:00 WIB  acknowledged – Tari Pradana (jambi/perencana-pertama)\n"));
  EXPECT_TRUE(has(history.out, "Surat Permohonan Pelibatan → Sri Winarno\n"));
  EXPECT_TRUE(has(session.cli(kFiler, {"list"}).out, "jambi/1  assigned"));
  EXPECT_TRUE(has(session.cli(kFiler, {"notices"}).out, "assigned"));
}

TEST(Filing, ADryRunChecksAndFilesNothing) {
  const CliSession session;
  auto arguments = usual_filing("file");
  arguments.emplace_back("--dry-run");
  const auto result = session.cli(kFiler, arguments);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_TRUE(has(result.out, "Nothing was changed"));
  EXPECT_EQ(session.cli(kFiler, {"list"}).out, "There is none.\n");
}

TEST(Filing, WhatIsMissingIsNamedByItsOption) {
  const CliSession session;
  const auto result = session.cli(kFiler, {"file", "--owner", "bappeda.litbang", "--official", "perencana-muda"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_TRUE(has(result.err, "- --purpose: "));
  EXPECT_TRUE(has(result.err, "- --competency: "));
}

TEST(Acting, ARejectionNeedsItsReason) {
  const CliSession session;
  const std::string request = session.file_request();
  const auto without = session.cli(kSource, {"reject", request});
  EXPECT_EQ(without.exit_code, 2);
  EXPECT_TRUE(has(without.err, "Perwali Jambi 13/2025")) << "what asks for the reason";
  EXPECT_TRUE(has(without.err, "Next: penugasan reject " + request + " --reason \"…\""));
  const auto with = session.cli(kSource, {"reject", request, "--reason", "Tenaga terbatas"});
  EXPECT_EQ(with.exit_code, 0) << with.err;
  EXPECT_TRUE(has(with.out, "It is now rejected."));
  EXPECT_TRUE(has(session.cli(kFiler, {"show", request}).out, "reason: “Tenaga terbatas”"));
  const auto late = session.cli(kSource, {"approve", request});
  EXPECT_EQ(late.exit_code, 1);
  EXPECT_TRUE(has(late.err, "Next: penugasan history " + request));
}

TEST(Acting, WithdrawingIsForTheFiler) {
  const CliSession session;
  const std::string request = session.file_request();
  EXPECT_EQ(session.cli(kSource, {"withdraw", request}).exit_code, 1);
  EXPECT_TRUE(has(session.cli(kFiler, {"withdraw", request, "--reason", "Tidak perlu"}).out, "It is now withdrawn."));
}

TEST(Acting, AStaleEtagIsRefused) {
  const CliSession session;
  const std::string request = session.file_request();
  const auto shown = nlohmann::json::parse(session.cli(kSource, {"--output", "json", "show", request}).out);
  const std::string etag = shown.at("assignmentRequest").at("etag");
  EXPECT_EQ(session.cli(kSource, {"approve", request, "--etag", etag}).exit_code, 0);
  const auto stale = session.cli("jambi/kaban-bappeda", {"approve", request, "--etag", etag});
  EXPECT_EQ(stale.exit_code, 1);
  EXPECT_TRUE(has(stale.err, "Next: penugasan show " + request));
}

TEST(Acting, NobodyActsOutOfTurn) {
  const CliSession session;
  const std::string request = session.file_request();
  const auto early = session.cli("jambi/kaban-bappeda", {"approve", request, "--etag", "x"});
  EXPECT_EQ(early.exit_code, 1);
  EXPECT_TRUE(has(early.err, "Next: penugasan inbox"));
}

TEST(ExitCodes, TellFailuresApart) {
  const CliSession session;
  EXPECT_EQ(session.cli(kFiler, {"show", "jambi/99"}).exit_code, 3);
  EXPECT_EQ(session.cli("", {"inbox"}).exit_code, 5) << "nobody has said who they are";
  EXPECT_EQ(session.cli("jambi/tidak-ada", {"inbox"}).exit_code, 5);
  EXPECT_EQ(session.cli(kFiler, {"--server", free_address(), "inbox"}).exit_code, 4);
  EXPECT_EQ(session.cli(kFiler, {"frobnicate"}).exit_code, 2);
  EXPECT_EQ(session.cli(kFiler, {"show"}).exit_code, 2);
  EXPECT_EQ(session.cli(kFiler, {"list", "--filter", "colour = red"}).exit_code, 2);
  EXPECT_EQ(session.cli(kFiler, {"--help"}).exit_code, 0);
  EXPECT_EQ(session.cli(kFiler, {}).exit_code, 2);
}

TEST(ExitCodes, AnUnknownServerIsToldWithoutGrpcsWords) {
  const CliSession session;
  const std::string nowhere = free_address();
  const auto result = session.cli(kFiler, {"--server", nowhere, "inbox"});
  EXPECT_EQ(result.err, "✗ The server " + nowhere +
                            " does not answer.\n"
                            "  Next: start the server (penugasand) or name another: --server HOST:PORT\n");
}

TEST(OddInput, IsRefusedAndNothingCrashes) {
  const CliSession session;
  EXPECT_EQ(session.cli("jambi/a\nb", {"inbox"}).exit_code, 2);
  EXPECT_EQ(session.cli("jambi/\xc3\xa9", {"inbox"}).exit_code, 2);
  EXPECT_EQ(session.cli(kFiler, {"show", "\xff\xfe"}).exit_code, 2);
  EXPECT_EQ(session.cli(kFiler, {"show", "12345678901234567890"}).exit_code, 3);
  EXPECT_EQ(session.cli(kFiler, {"show", ""}).exit_code, 2);
  EXPECT_EQ(session.cli(kFiler, {"--server", "", "inbox"}).exit_code, 2);
  EXPECT_EQ(session.cli(kFiler, {"--server", "nowhere", "inbox"}).exit_code, 2);
  EXPECT_EQ(session.cli(kFiler, {"inbox", "--limit", "0"}).exit_code, 2);
  EXPECT_EQ(session.cli(kFiler, {"file", "--owner", "bappeda.litbang", "--headcount", "x"}).exit_code, 2);
  EXPECT_EQ(session.cli(kFiler, {"file", "--owner", "bappeda.litbang", "--purpose", std::string(3000, 'a')}).exit_code, 2);
}

TEST(Json, IsForPrograms) {
  const CliSession session;
  auto arguments = usual_filing("file");
  arguments.emplace_back("--output=json");
  const auto filed = session.cli(kFiler, arguments);
  ASSERT_EQ(filed.exit_code, 0) << filed.err;
  EXPECT_EQ(filed.err, "");
  const auto request = nlohmann::json::parse(filed.out);
  EXPECT_EQ(request.at("name"), "agencies/jambi/assignmentRequests/1");
  EXPECT_EQ(request.at("ownerUnit"), "agencies/jambi/units/bappeda.litbang");
  const auto inbox = nlohmann::json::parse(session.cli(kSource, {"--output", "json", "inbox"}).out);
  EXPECT_EQ(inbox.at("items").at(0).at("assignmentRequest").at("name"), "agencies/jambi/assignmentRequests/1");
  const auto history = nlohmann::json::parse(session.cli(kSource, {"--output", "json", "history", "1"}).out);
  EXPECT_EQ(history.at("entries").at(0).at("act"), "ACT_FILED");
}

TEST(Json, ErrorsToo) {
  const CliSession session;
  const auto missing = session.cli(kFiler, {"--output", "json", "show", "jambi/99"});
  EXPECT_EQ(missing.exit_code, 3);
  EXPECT_EQ(missing.out, "");
  EXPECT_EQ(nlohmann::json::parse(missing.err).at("error").at("code"), "NOT_FOUND");
  const auto usage = session.cli(kFiler, {"--output", "json", "frobnicate"});
  EXPECT_EQ(nlohmann::json::parse(usage.err).at("error").at("exitCode"), 2);
}

TEST(Languages, IndonesianByLocaleOrOption) {
  const CliSession session;
  const std::string request = session.file_request();
  EXPECT_EQ(session.cli(kFiler, {"inbox"}, "id_ID.UTF-8").out, "Tidak ada yang menunggu Anda.\n");
  EXPECT_TRUE(has(session.cli(kSource, {"--lang", "id", "approve", request}).out, "✓ " + request + ": disetujui.\n"));
  EXPECT_TRUE(has(session.cli(kFiler, {"show"}, "id_ID.UTF-8").err, "Belum lengkap: REQUEST wajib diisi."));
  const auto server_says = session.cli(kSource, {"show", "jambi/99"}, "id_ID.UTF-8");
  EXPECT_TRUE(has(server_says.err, "Selanjutnya: penugasan list")) << "the advice";
  EXPECT_TRUE(has(session.cli(kFiler, {"show", request}, "C").out, "x ")) << "no UTF-8, no signs";
}

}  // namespace
}  // namespace penugasan::testing
