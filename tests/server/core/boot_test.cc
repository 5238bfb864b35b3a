// Which regulation versions a start keeps, loads and prefers.
#include "server/core/boot.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/server/core/core.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"
#include "workflow/loader/loader.h"

namespace penugasan::testing {
namespace {

using server::boot;
using server::Job;
using workflow::Flow;
using workflow::Mode;
using workflow::Scope;
using Kind = workflow::ActOn::Kind;

constexpr const char* kOverlay = R"(overlay: sukarela-lintas-instansi
regulations: [palangka-raya-13-2024]
instrument: "Nota Kesepahaman 1/2026"
flows:
  - mode: pengajuan_sukarela
    scope: lintas_instansi
    basis: house
    file:
      by: [assignees]
      title: Mengajukan
      title_en: Applies
      people: required
      basis: house
    steps:
      - id: izin
        title: "Memberi izin"
        title_en: "Consents"
        office: [owner_head]
        act: decide
        basis: house
        approve: {letters: [{kind: surat_persetujuan, to: [filer], basis: house}]}
        reject: {letters: [{kind: surat_penolakan, to: [filer], basis: house}]}
)";

class BootTest : public ::testing::Test {
 protected:
  BootTest() { folder_.write("sukarela-lintas-instansi.yaml", kOverlay); }
  std::vector<std::string> with_overlay() const { return {folder_.path().string()}; }

  TempFolder folder_;
  FakeStore store_;
};

Flow::Availability availability(const server::World& world) {
  const auto regulation = world.regulations.in_force("palangka-raya-13-2024", *workflow::parse_date("2026-03-10"));
  const auto* flow = regulation->flow(Mode::pengajuan_sukarela, Scope::lintas_instansi);
  return flow == nullptr ? Flow::Availability::not_provided : flow->availability;
}

// An official of another agency volunteers in Palangka Raya: provided by the overlay alone.
Job volunteering() {
  auto job = file_job("Kajian inovasi");
  auto& filing = std::get<server::FileJob>(job.command).command.filing;
  filing.mode = Mode::pengajuan_sukarela;
  filing.owner = {"palangka-raya", "bappeda.litbang"};
  filing.officials = {};
  filing.competencies = {"riset"};
  job.actor = {"barito-timur", "peneliti-muda"};
  return job;
}

Job load(const std::string& agency) {
  Job job;
  job.command = directory_of(agency);
  return job;
}

TEST_F(BootTest, ANewStoreKeepsTheFiveRegulations) {
  const auto world = boot(store_, {}, {});
  std::set<std::string> ids;
  for (const auto& one : store_.regulations()) ids.insert(one.regulation);
  EXPECT_EQ(ids, (std::set<std::string>{"barito-timur-11-2024", "jambi-13-2025", "klaten-34-2024", "palangka-raya-13-2024",
                                        "surakarta-32-2023"}));
  EXPECT_EQ(store_.head().position, 5u);
  EXPECT_EQ(world->regulations.all().size(), 5u);
  EXPECT_TRUE(world->organisation.agencies().empty());
}

TEST_F(BootTest, TheNextStartAddsNone) {
  (void)boot(store_, {}, {});
  const auto again = boot(store_, {}, {});
  EXPECT_EQ(store_.head().position, 5u);
  EXPECT_EQ(again->regulations.all().size(), 5u);
}

TEST_F(BootTest, DirectoriesComeBack) {
  { Core core(store_); }
  const auto world = boot(store_, {}, {});
  ASSERT_NE(world->organisation.agency("palangka-raya"), nullptr);
  EXPECT_EQ(world->organisation.unit({"palangka-raya", "dlh"})->head, workflow::Post());
}

TEST_F(BootTest, AFolderAddsAVersionOnce) {
  const auto world = boot(store_, with_overlay(), {});
  EXPECT_EQ(availability(*world), Flow::Availability::provided);
  EXPECT_EQ(store_.head().position, 6u);
  (void)boot(store_, with_overlay(), {});
  EXPECT_EQ(store_.head().position, 6u);
}

TEST_F(BootTest, WhatIsConfiguredWinsOverWhatIsOnlyKept) {
  (void)boot(store_, with_overlay(), {});
  const auto without = boot(store_, {}, {});
  EXPECT_EQ(availability(*without), Flow::Availability::not_provided);
  EXPECT_EQ(without->regulations.all().size(), 6u);  // the old version is there for its requests
  EXPECT_EQ(availability(*boot(store_, with_overlay(), {})), Flow::Availability::provided);
  EXPECT_EQ(store_.head().position, 6u);
}

/// What a start with the folder says is wrong; empty where it starts.
std::string said_of(FakeStore& store, const std::vector<std::string>& folders) {
  try {
    (void)boot(store, folders, {});
  } catch (const workflow::RegulationError& error) {
    return error.what();
  }
  return "";
}

const workflow::SourceFile& shipped_klaten() {
  static const auto shipped = workflow::shipped_regulations();
  return *std::find_if(shipped.begin(), shipped.end(),
                       [](const auto& one) { return one.name.find("klaten") != std::string::npos; });
}

TEST_F(BootTest, AnotherTextOfAShippedRegulationFromTheSameDayIsRefused) {
  const TempFolder other;
  const auto file = other.write("klaten-34-2024.yaml", shipped_klaten().text + "# another print\n");
  const auto said = said_of(store_, {other.path().string()});
  EXPECT_EQ(said.find(file.string() + ":"), 0u) << said;
  EXPECT_NE(said.find("with another text in the program's own "), std::string::npos) << said;
  EXPECT_NE(said.find("klaten-34-2024.yaml too, and a request could be filed under either"), std::string::npos) << said;
  EXPECT_EQ(store_.head().position, 0u) << "nothing was kept";
}

TEST_F(BootTest, TwoFoldersWithDifferentTextsFromTheSameDayAreRefused) {
  const auto text = read_file(source_dir() / "tests/regulations/fiktif-1-2026.yaml");
  const TempFolder one;
  const TempFolder two;
  const auto first = one.write("fiktif-1-2026.yaml", text);
  const auto second = two.write("fiktif-1-2026.yaml", text + "# another print\n");
  const auto said = said_of(store_, {one.path().string(), two.path().string()});
  EXPECT_EQ(said.find(second.string() + ":"), 0u) << said;
  EXPECT_NE(said.find(" in " + first.string() + " too"), std::string::npos) << said;
}

TEST_F(BootTest, TheSameTextOfAShippedRegulationDoesNoHarm) {
  const TempFolder other;
  other.write("klaten-34-2024.yaml", shipped_klaten().text);
  EXPECT_EQ(said_of(store_, {other.path().string()}), "");
}

TEST_F(BootTest, AVersionThatIsNoLongerShippedIsLoadedForItsRequests) {
  auto shipped = workflow::shipped_regulations();
  const auto file =
      std::find_if(shipped.begin(), shipped.end(), [](const auto& one) { return one.name.find("klaten") != std::string::npos; });
  ASSERT_NE(file, shipped.end());
  const auto older = workflow::load_regulations({{file->name, file->text + "# an older print\n"}}).front();
  storage::Entry entry;
  entry.record.position = 1;
  entry.record.events = {workflow::RegulationLoaded{older->id, older->version, older->source}};
  store_.commit({&entry, 1});

  const auto world = boot(store_, {}, {});
  EXPECT_EQ(world->regulations.all().size(), 6u);
  ASSERT_NE(world->regulations.version(older->version), nullptr);
  EXPECT_NE(world->regulations.in_force("klaten-34-2024", *workflow::parse_date("2026-03-10"))->version, older->version);
}

TEST_F(BootTest, AnOldRequestGoesOnUnderItsVersion) {
  workflow::Request filed;
  {
    Core core(store_, {}, with_overlay());
    (void)core.submit(load("barito-timur"))->accepted();
    filed = *core.submit(volunteering())->accepted().request;
  }
  Core core(store_);
  EXPECT_EQ(core.submit(volunteering())->refusal(), "FLOW_NOT_PROVIDED");
  const auto approved = core.submit(act_job(Kind::approve, "kabid-litbang", filed))->accepted();
  EXPECT_EQ(approved.request->state, workflow::State::assigned);
  EXPECT_EQ(approved.request->regulation_version, filed.regulation_version);
}

TEST_F(BootTest, ABadFileIsRefusedAndNothingIsKept) {
  folder_.write("rusak.yaml", "overlay: rusak\nregulasi: []\n");
  try {
    (void)boot(store_, with_overlay(), {});
    FAIL() << "it started";
  } catch (const workflow::RegulationError& error) {
    EXPECT_NE(std::string(error.what()).find("rusak.yaml:2: "), std::string::npos) << error.what();
  }
  EXPECT_EQ(store_.head().position, 0u);
}

}  // namespace
}  // namespace penugasan::testing
