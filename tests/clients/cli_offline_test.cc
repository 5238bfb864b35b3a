// What the command line does without a server: regulations, completion, help.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace penugasan::testing {
namespace {

::testing::AssertionResult has(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << "“" << part << "” is not in:\n" << text;
}

ProcessResult cli(std::vector<Argument> arguments) {
  arguments.insert(arguments.begin(), program("penugasan"));
  // A server that nobody runs: whatever asks for one fails.
  ProcessOptions options;
  options.environment = {{"PENUGASAN_SERVER", "127.0.0.1:1"}, {"PENUGASAN_AS", ""}, {"LC_ALL", "C.UTF-8"}};
  return run(arguments, options);
}

TEST(RegulationCheck, TheShippedOnesAreGood) {
  const auto result = cli({"regulation", "check", source_dir() / "workflow/regulations"});
  EXPECT_EQ(result.exit_code, 0) << result.out << result.err;
  EXPECT_TRUE(has(result.out, "✓ jambi-13-2025: good, 5 flows provided, version "));
}

TEST(RegulationCheck, AFaultNamesFileAndLine) {
  const TempFolder folder;
  std::string text = read_file(source_dir() / "workflow/regulations/jambi-13-2025.yaml");
  text.insert(0, "warna: merah\n");
  const auto file = folder.write("jambi-13-2025.yaml", text);
  const auto result = cli({"regulation", "check", file});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_TRUE(has(result.out, "jambi-13-2025.yaml:1: "));
  EXPECT_TRUE(has(result.out, "warna"));
  EXPECT_TRUE(has(result.err, "Mend the file"));
}

TEST(RegulationCheck, AFileThatIsNotThereIsWrongUsage) {
  const auto result = cli({"regulation", "check", "/nonexistent.yaml"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_TRUE(has(result.err, "/nonexistent.yaml cannot be read."));
}

TEST(RegulationCheck, AnEmptyFileIsToldHowItBegins) {
  const TempFolder folder;
  const auto file = folder.write("kota-1-2026.yaml", "");
  const auto result = cli({"regulation", "check", file});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_TRUE(has(result.out, "kota-1-2026.yaml: an empty file: a regulation begins with `regulation: kota-1-2026`"));
  EXPECT_TRUE(has(result.err, "Mend the file"));
}

TEST(RegulationCheck, AFileWithoutEndIsReadNoFurtherThanNeeded) {
  const auto result = cli({"regulation", "check", "/dev/zero"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "/dev/zero: larger than 1 MiB: a regulation is a few dozen KiB\n");
}

TEST(RegulationCheck, AFolderWithoutRegulationsIsWrongUsage) {
  const TempFolder folder;
  const auto result = cli({"regulation", "check", folder.path()});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_TRUE(has(result.err, "holds no .yaml file: name a regulation's file, or a folder with some."));
}

TEST(RegulationGraph, DrawsAFlow) {
  const auto dot = cli({"regulation", "graph", "jambi-13-2025", "--mode", "penunjukan", "--scope", "lintas_unit", "--offline"});
  EXPECT_EQ(dot.exit_code, 0) << dot.err;
  EXPECT_TRUE(has(dot.out, "digraph"));
  const TempFolder folder;
  const auto file = folder.path() / "rute; touch x.svg";
  const auto svg =
      cli({"regulation", "graph", "jambi-13-2025", "--mode", "penunjukan", "--scope", "lintas_unit", "--offline", "--svg", file});
  EXPECT_EQ(svg.exit_code, 0) << svg.err;
  EXPECT_TRUE(has(read_file(file), "<svg"));
}

TEST(RegulationGraph, SaysWhenThereIsNoSuchFlowOrNoProgram) {
  const std::vector<Argument> forbidden = {"regulation", "graph",   "jambi-13-2025",   "--mode",
                                           "sukarela",   "--scope", "lintas_instansi", "--offline"};
  const auto none = cli(forbidden);
  EXPECT_EQ(none.exit_code, 1);
  EXPECT_TRUE(has(none.err, "penugasan regulation show jambi-13-2025"));
  EXPECT_EQ(cli({"regulation", "graph", "x", "--mode", "penunjukan", "--scope", "dalam_unit", "--offline"}).exit_code, 2);
  ProcessOptions bare;
  bare.environment = {{"PATH", "/nonexistent"}, {"LC_ALL", "C.UTF-8"}};
  const auto without = run({program("penugasan"), "regulation", "graph", "jambi-13-2025", "--mode", "penunjukan", "--scope",
                            "dalam_unit", "--offline", "--svg", "/tmp/unused.svg"},
                           bare);
  EXPECT_EQ(without.exit_code, 6);
  EXPECT_TRUE(has(without.err, "apt install graphviz"));
}

TEST(Credentials, AFileOfNoUseIsWrongUsageAndSaysWhatToDo) {
  const TempFolder folder;
  const auto missing = cli({"whoami", "--ca", "/nope.pem"});
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_TRUE(has(missing.err, "/nope.pem: cannot be read, or is empty; name a file that is there"));
  EXPECT_TRUE(has(cli({"--lang=id", "whoami", "--ca", "/nope.pem"}).err, "/nope.pem: tidak dapat dibaca, atau kosong;"));
  const auto garbage = cli({"whoami", "--ca", folder.write("ca.pem", "no certificate\n")});
  EXPECT_EQ(garbage.exit_code, 2);
  EXPECT_TRUE(has(garbage.err, "ca.pem: holds no certificate (PEM);"));
  EXPECT_EQ(garbage.err.find("E1"), std::string::npos) << "gRPC's own lines";
  const auto alone = cli({"whoami", "--cert", "c.pem"});
  EXPECT_EQ(alone.exit_code, 2);
  EXPECT_TRUE(has(alone.err, "name both (--cert and --key), or neither"));
}

TEST(Credentials, SecretsThatOthersMayReadAreRefused) {
  const TempFolder folder;
  const auto pki = (folder.path() / "pki").string();
  ASSERT_EQ(cli({"pki", "make", pki}).exit_code, 0);
  std::filesystem::permissions(pki + "/operator-key.pem", std::filesystem::perms(0644));
  const auto key = cli({"whoami", "--ca", pki + "/ca.pem", "--cert", pki + "/operator.pem", "--key", pki + "/operator-key.pem"});
  EXPECT_EQ(key.exit_code, 2);
  EXPECT_TRUE(has(key.err, "type: chmod 600 " + pki + "/operator-key.pem"));
  const auto token = cli({"token", "make", pki + "/operator-key.pem", "--issuer", "x", "--subject", "a/b"});
  EXPECT_EQ(token.exit_code, 2);
  EXPECT_TRUE(has(token.err, "chmod 600"));
  EXPECT_EQ(cli({"pki", "issue", pki, "one", "--san", "dns:x.example"}).exit_code, 0);
}

TEST(Json, IsPrintedByCommandsWithoutAServer) {
  const auto check = cli({"--output", "json", "regulation", "check", source_dir() / "workflow/regulations/jambi-13-2025.yaml"});
  const auto good = nlohmann::json::parse(check.out).at("regulations").at(0);
  EXPECT_EQ(good.at("id"), "jambi-13-2025");
  EXPECT_EQ(good.at("flows"), 5);
  const auto graph = cli(
      {"--output=json", "regulation", "graph", "jambi-13-2025", "--mode", "penunjukan", "--scope", "lintas_unit", "--offline"});
  EXPECT_TRUE(has(nlohmann::json::parse(graph.out).at("dot"), "digraph"));
  const auto found = cli({"--output=json", "directory", "check", source_dir() / "tests/directories/jambi.yaml"});
  EXPECT_EQ(found.out, "{\"findings\":[]}\n");
}

TEST(DirectoryCheck, SaysWhereInTheFile) {
  const auto file = source_dir() / "tests/directories/palangka-raya.yaml";
  const std::string line = file.string() + ":64";
  EXPECT_TRUE(has(cli({"directory", "check", file}).out, line + "\n"));
  const auto finding = nlohmann::json::parse(cli({"--output=json", "directory", "check", file}).out).at("findings").at(0);
  EXPECT_EQ(finding.at("official"), "penata-perizinan-pertama");
  EXPECT_EQ(finding.at("place"), line);
}

TEST(DirectoryCheck, KnowsRegulationsOfAFolder) {
  const auto file = source_dir() / "tests/directories/jambi.yaml";
  EXPECT_EQ(cli({"directory", "check", file, "--regulations", "/nope"}).exit_code, 2);
  const TempFolder folder;
  std::string text = read_file(file);
  const std::string shipped = "jambi-13-2025";
  text.replace(text.find(shipped), shipped.size(), "fiktif-1-2026");
  const auto fictional = folder.write("jambi.yaml", text);
  EXPECT_EQ(cli({"directory", "check", fictional}).exit_code, 2);
  EXPECT_EQ(cli({"directory", "check", fictional, "--regulations", source_dir() / "tests/regulations"}).exit_code, 0);
}

// tests/directories/jambi.yaml with one thing changed.
std::string jambi_with(const TempFolder& folder, const std::string& what, const std::string& by) {
  std::string text = read_file(source_dir() / "tests/directories/jambi.yaml");
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return folder.write("jambi.yaml", text.replace(at, what.size(), by));
}

TEST(DirectoryCheck, TellsWhatTheFileNamesAndDoesNotHold) {
  const TempFolder folder;
  const auto file = jambi_with(folder, "appraiser: sekda", "appraiser: gone");
  const auto english = cli({"directory", "check", file});
  EXPECT_EQ(english.exit_code, 2);
  EXPECT_EQ(english.out, "");
  EXPECT_EQ(english.err,
            "✗ The file names units or officials that it does not hold, so a server would refuse it.\n"
            "  - " +
                file +
                ":30 appraiser: there is no official gone in this directory\n"
                "  Next: mend the file, then penugasan directory load --dry-run FILE.yaml\n");
  EXPECT_TRUE(has(cli({"--lang=id", "directory", "check", file}).err, ":30 appraiser: pejabat gone tidak ada di direktori ini"));
  const auto unit = cli({"directory", "check", jambi_with(folder, "personnel_office: bkpsdm", "personnel_office: gone")});
  EXPECT_TRUE(has(unit.err, "jambi.yaml:7 personnel_office: there is no unit gone in this directory"));
  EXPECT_TRUE(has(cli({"--lang=id", "directory", "check", file}).err, "Berkas ini menyebut unit atau pejabat yang tidak ada"));
}

TEST(DirectoryCheck, TellsWhereTheRegulationIsNamedThatItDoesNotHave) {
  const TempFolder folder;
  const auto result = cli({"directory", "check", jambi_with(folder, "jambi-13-2025", "jambi-13-2052")});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_TRUE(
      has(result.err, "jambi.yaml:4 regulation: The kedudukan tables of jambi-13-2052 do not ship with the program; there"));
}

TEST(RegulationGraph, AFileThatCannotBeWrittenIsWrongUsage) {
  const auto result = cli({"regulation", "graph", "jambi-13-2025", "--mode", "penunjukan", "--scope", "lintas_unit", "--offline",
                           "--svg", "/nope/x.svg"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err, "✗ /nope/x.svg cannot be written.\n");
}

TEST(Help, HasOneHeadingForOptions) { EXPECT_EQ(cli({"--lang=id", "file", "--help"}).out.find("Options:"), std::string::npos); }

TEST(Completion, TheBashScriptIsSoundAndCompletes) {
  const TempFolder folder;
  const auto script = cli({"completion", "bash"});
  ASSERT_EQ(script.exit_code, 0) << script.err;
  const auto file = folder.write("penugasan.bash", script.out);
  EXPECT_EQ(run({"/bin/bash", "-n", file}).exit_code, 0);
  const auto completed = [&](const std::string& words, int current) {
    return run({"/bin/bash", "-c",
                "source \"$1\"; COMP_WORDS=(" + words + "); COMP_CWORD=" + std::to_string(current) +
                    "; _penugasan; echo \"${COMPREPLY[*]}\"",
                "bash", file})
        .out;
  };
  EXPECT_EQ(completed("penugasan app", 1), "approve\n");
  EXPECT_EQ(completed("penugasan directory l", 2), "load list\n");
  EXPECT_EQ(completed("penugasan --as jambi/x reject 12 --rea", 5), "--reason\n");
  EXPECT_EQ(completed("penugasan file --mode pen", 3), "penunjukan pengajuan_sukarela\n");
}

TEST(Completion, KnowsThreeShells) {
  const auto zsh = cli({"completion", "zsh"}).out;
  EXPECT_TRUE(has(zsh, "#compdef penugasan"));
  EXPECT_EQ(zsh.find(":1:COMP_CWORD"), std::string::npos) << "zsh takes a name behind a colon for a modifier";
  EXPECT_TRUE(has(cli({"completion", "fish"}).out, "complete -c penugasan -f -n 'not __fish_seen_subcommand_from file preview"));
  EXPECT_TRUE(
      has(cli({"completion", "fish"}).out, "complete -c penugasan -n '__fish_seen_subcommand_from reject' -l reason -r -d"));
  EXPECT_EQ(cli({"completion", "tcsh"}).exit_code, 2);
}

TEST(Help, ListsTheExitCodesInBothLanguages) {
  EXPECT_TRUE(has(cli({"--help"}).out, "Exit codes: 0 done; 1 refused by a rule; 2 wrong usage; 3 not found;"));
  EXPECT_TRUE(has(cli({"--lang=id", "--help"}).out, "Kode keluar: 0 berhasil; 1 ditolak oleh aturan; 2 salah pakai;"));
  EXPECT_TRUE(has(cli({"file", "--help"}).out, "--team-kind"));
}

TEST(Version, IsTold) {
  EXPECT_EQ(cli({"version"}).out, "penugasan 0.3.0\n");
  EXPECT_EQ(cli({"--output", "json", "version"}).out, "{\"version\":\"0.3.0\"}\n");
}

}  // namespace
}  // namespace penugasan::testing
