#include "clients/demo/narrator.h"

#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace penugasan::clients {
namespace {

using Lines = std::vector<std::string>;

Outcome approval() {
  Outcome outcome;
  outcome.actor = "kota/kadis";
  v1::HistoryEntry entry;
  entry.set_act(v1::HistoryEntry::ACT_APPROVED);
  entry.set_actor("agencies/kota/officials/kadis");
  entry.set_step_title("The head agrees");
  entry.add_named_officials("agencies/desa/officials/analis");
  auto* letter = entry.add_letters();
  letter->set_kind("surat_persetujuan");
  letter->set_title("Surat Balasan");
  letter->add_to("agencies/kota/officials/sekda");
  letter->add_cc("agencies/desa/officials/kabid");
  letter->mutable_basis()->set_kind(v1::Basis::KIND_REGULATION);
  letter->mutable_basis()->set_article("Ps.1(2)");
  outcome.entries.push_back(entry);
  outcome.fetched.set_state(v1::AssignmentRequest::STATE_PENDING);
  auto* open = outcome.fetched.mutable_open_step();
  open->set_wait_for(v1::OpenStep::WAIT_FOR_ANY);
  open->add_waiting("agencies/kota/officials/kaban");
  open->add_waiting("agencies/kota/officials/kabid");
  return outcome;
}

Step act() {
  Step step;
  step.action = ActStep{"approve", "kota/kadis", "R1", {}, {}, false};
  return step;
}

TEST(DemoNarrator, WhoDidWhatWithWhichLetterUnderWhichArticle) {
  EXPECT_EQ(narrate(act(), approval(), "kota", "en"),
            (Lines{"kadis approves \"The head agrees\", naming desa/analis: Surat Balasan to sekda, copy to desa/kabid (Ps.1(2))",
                   "waits for any of: kaban, kabid"}));
}

TEST(DemoNarrator, InIndonesianToo) {
  EXPECT_EQ(narrate(act(), approval(), "kota", "id"),
            (Lines{"kadis menyetujui \"The head agrees\", menunjuk desa/analis: Surat Balasan kepada sekda, tembusan desa/kabid "
                   "(Ps.1(2))",
                   "menunggu salah satu dari: kaban, kabid"}));
  auto outcome = approval();
  outcome.fetched.clear_open_step();
  outcome.fetched.set_state(v1::AssignmentRequest::STATE_ASSIGNED);
  EXPECT_EQ(narrate(act(), outcome, "kota", "id")[1], "selesai: ditugaskan");
}

TEST(DemoNarrator, AMandateSaysForWhom) {
  auto outcome = approval();
  outcome.entries[0].set_mandate_kind("plh");
  outcome.entries[0].set_on_behalf_of("agencies/kota/officials/walikota");
  EXPECT_EQ(narrate(act(), outcome, "kota", "en")[0].substr(0, 34), "kadis, plh of walikota, approves \"");
}

TEST(DemoNarrator, AnActWithoutLetterShowsItsOwnBasis) {
  auto outcome = approval();
  auto& entry = outcome.entries[0];
  entry.clear_letters();
  entry.clear_named_officials();
  entry.set_act(v1::HistoryEntry::ACT_ACKNOWLEDGED);
  entry.mutable_basis()->set_kind(v1::Basis::KIND_HOUSE);
  outcome.fetched.clear_open_step();
  outcome.fetched.set_state(v1::AssignmentRequest::STATE_ASSIGNED);
  EXPECT_EQ(narrate(act(), outcome, "kota", "en"), (Lines{"kadis confirms \"The head agrees\" (house rule)", "ends: assigned"}));
}

TEST(DemoNarrator, WhatIsSatisfiedAlongIsSaid) {
  auto outcome = approval();
  outcome.entries[0].clear_letters();
  outcome.entries[0].clear_named_officials();
  outcome.entries[0].set_satisfied_by_same_act(true);
  EXPECT_EQ(narrate(act(), outcome, "kota", "en")[0], "kadis approves \"The head agrees\" by the same act (house rule)");
}

TEST(DemoNarrator, WhoIsWaitedFor) {
  auto outcome = approval();
  outcome.fetched.mutable_open_step()->set_wait_for(v1::OpenStep::WAIT_FOR_ALL);
  EXPECT_EQ(narrate(act(), outcome, "kota", "en")[1], "waits for all of: kaban, kabid");
  outcome.fetched.mutable_open_step()->mutable_waiting()->RemoveLast();
  EXPECT_EQ(narrate(act(), outcome, "kota", "en")[1], "waits for kaban");
  outcome.fetched.mutable_open_step()->clear_waiting();
  EXPECT_EQ(narrate(act(), outcome, "kota", "en")[1], "waits for an office that nobody holds");
}

TEST(DemoNarrator, RefusalsWithTheirArticle) {
  google::rpc::ErrorInfo info;
  info.set_reason("FLOW_FORBIDDEN");
  (*info.mutable_metadata())["article"] = "Lamp B.2";
  google::rpc::Status rich;
  rich.add_details()->PackFrom(info);
  Outcome outcome;
  outcome.actor = "desa/analis";
  outcome.refused = CallError(grpc::Status(grpc::StatusCode::FAILED_PRECONDITION, "it is forbidden", rich.SerializeAsString()));
  EXPECT_EQ(narrate(act(), outcome, "kota", "en"),
            Lines{"desa/analis tries to approve, refused: FLOW_FORBIDDEN (Lamp B.2): it is forbidden"});
}

TEST(DemoNarrator, AnnouncementsAndTheCalendar) {
  Step step;
  step.action = AnnounceStep{"kota/kadis", "C1", "kota/dinas", 2, {}, {}, {}};
  EXPECT_EQ(narrate(step, Outcome{}, "kota", "en"), Lines{"kadis announces that dinas needs 2"});
  step.action = TodayStep{"2026-03-11"};
  EXPECT_EQ(narrate(step, Outcome{}, "kota", "en"), Lines{"the calendar moves to 2026-03-11"});
}

}  // namespace
}  // namespace penugasan::clients
