// A repeated request_id gets the answer that was given, in the same batch, in a later one and after a restart.
#include <gtest/gtest.h>

#include "tests/server/core/core.h"

namespace penugasan::testing {
namespace {

using server::Accepted;
using server::Job;
using Kind = workflow::ActOn::Kind;

void expect_same(const Accepted& again, const Accepted& first) {
  ASSERT_EQ(again.request == nullptr, first.request == nullptr);
  if (first.request) {
    EXPECT_EQ(*again.request, *first.request);
  }
  ASSERT_EQ(again.announcement == nullptr, first.announcement == nullptr);
  if (first.announcement) {
    EXPECT_EQ(*again.announcement, *first.announcement);
  }
  EXPECT_EQ(again.waiting, first.waiting);
  EXPECT_EQ(again.position, first.position);
}

TEST(RequestId, TwiceInOneBatchIsOneRecordAndOneAnswer) {
  FakeStore store;
  Core core(store);
  (void)core.occupy_writer();
  const auto first = core.submit(with_request_id(file_job(), 1));
  const auto again = core.submit(with_request_id(file_job(), 1));
  const auto other_payload = core.submit(with_request_id(file_job("Lain"), 1, 9));
  const auto other_id = core.submit(with_request_id(file_job(), 2));
  store.let_go();
  expect_same(again->accepted(), first->accepted());
  EXPECT_EQ(other_payload->refusal(), "REQUEST_ID_REUSED");
  EXPECT_EQ(other_id->accepted().request->id.number, 3u);
  EXPECT_EQ(store.commits().back(), 2u);
}

TEST(RequestId, LaterAndAfterFurtherActsTheFirstAnswerComesBack) {
  FakeStore store;
  Accepted filed;
  Accepted approved;
  {
    Core core(store);
    filed = core.submit(with_request_id(file_job(), 1))->accepted();
    approved = core.submit(with_request_id(act_job(Kind::approve, "kabid-statistik", *filed.request), 2))->accepted();
    (void)core.submit(act_job(Kind::complete, "kabid-kesmas", *approved.request))->accepted();
    const auto head = store.head().position;
    expect_same(core.submit(with_request_id(file_job(), 1))->accepted(), filed);
    expect_same(core.submit(with_request_id(act_job(Kind::approve, "kabid-statistik", *filed.request), 2))->accepted(), approved);
    EXPECT_EQ(core.submit(with_request_id(file_job(), 1, 9))->refusal(), "REQUEST_ID_REUSED");
    EXPECT_EQ(store.head().position, head);
  }
  ASSERT_EQ(filed.waiting, (std::vector{person("kadis-kominfo"), person("kabid-statistik")}));
  ASSERT_TRUE(filed.request->acted == std::vector{person("kabid-kesmas")});
  Core restarted(store);
  expect_same(restarted.submit(with_request_id(file_job(), 1))->accepted(), filed);
  EXPECT_EQ(restarted.submit(with_request_id(file_job(), 1, 9))->refusal(), "REQUEST_ID_REUSED");
}

TEST(RequestId, WhoWasWaitedForIsAnsweredAsItWasNotAsItIs) {
  FakeStore store;
  Core core(store);
  const auto filed = core.submit(with_request_id(file_job(), 1))->accepted();
  auto vacated = directory_of("palangka-raya");
  for (auto& unit : vacated.agency.units) {
    if (unit.id.local() == "diskominfo") unit.head = {};
  }
  std::erase_if(vacated.agency.mandates, [](const auto& one) { return one.from == person("kadis-kominfo"); });
  Job load;
  load.command = std::move(vacated);
  (void)core.submit(std::move(load))->accepted();
  EXPECT_EQ(core.submit(file_job())->accepted().waiting, (std::vector{person("kabid-statistik")}));
  expect_same(core.submit(with_request_id(file_job(), 1))->accepted(), filed);
}

TEST(RequestId, ARefusalIsNotRemembered) {
  FakeStore store;
  Core core(store);
  const auto filed = *core.submit(file_job())->accepted().request;
  EXPECT_EQ(core.submit(with_request_id(act_job(Kind::approve, "kadis-kesehatan", filed), 1))->refusal(), "NOT_YOUR_TURN");
  EXPECT_EQ(core.submit(with_request_id(act_job(Kind::approve, "kabid-statistik", filed), 1, 9))->refusal(), "accepted");
}

Job announce_job() {
  workflow::Announce command;
  command.announcement.unit = {"klaten", "dinkes.puskesmas-1"};
  command.announcement.headcount = 1;
  command.announcement.competencies = {"keperawatan"};
  command.announcement.purpose = "Pendampingan ibu hamil";
  command.announcement.period = {*workflow::parse_date("2026-04-01"), *workflow::parse_date("2026-09-30")};
  Job job;
  job.command = server::AnnounceJob{std::move(command)};
  job.actor = {"klaten", "kepala-puskesmas-1"};
  return job;
}

Job close_job(const workflow::AnnouncementId& id, std::uint64_t last_position) {
  Job job;
  job.command = server::CloseJob{id, {workflow::etag_of(last_position)}};
  job.actor = {"klaten", "kepala-puskesmas-1"};
  return job;
}

TEST(RequestId, AnnouncementsAreAnsweredAsTheyWere) {
  FakeStore store;
  Core core(store);
  Job load;
  load.command = directory_of("klaten");
  (void)core.submit(std::move(load))->accepted();
  const auto made = core.submit(with_request_id(announce_job(), 1))->accepted();
  const auto closed = core.submit(with_request_id(close_job(made.announcement->id, made.position), 2))->accepted();
  ASSERT_FALSE(made.announcement->closed);
  ASSERT_TRUE(closed.announcement->closed);
  expect_same(core.submit(with_request_id(announce_job(), 1))->accepted(), made);
  expect_same(core.submit(with_request_id(close_job(made.announcement->id, made.position), 2))->accepted(), closed);
  EXPECT_EQ(core.submit(close_job(made.announcement->id, closed.position))->refusal(), "ANNOUNCEMENT_CLOSED");
}

TEST(RequestId, AnAnnouncementAndItsAnswerMayComeInOneBatch) {
  FakeStore store;
  Core core(store);
  Job load;
  load.command = directory_of("klaten");
  (void)core.submit(std::move(load))->accepted();
  (void)core.occupy_writer();  // number 1, position 8
  const auto made = core.submit(announce_job());
  auto volunteering = file_job("Pendampingan ibu hamil");
  auto& filing = std::get<server::FileJob>(volunteering.command).command.filing;
  filing.mode = workflow::Mode::pengajuan_sukarela;
  filing.owner = {"klaten", "dinkes.puskesmas-1"};
  filing.officials = {};
  filing.competencies = {"keperawatan"};
  volunteering.actor = {"klaten", "perawat-mahir"};
  const auto unanswered = core.submit(volunteering);
  filing.call = {"klaten", 2};
  const auto answering = core.submit(volunteering);
  filing.call = {"palangka-raya", 2};
  const auto misnamed = core.submit(volunteering);  // the number is an announcement's, the agency is not
  const auto closed = core.submit(close_job({"klaten", 2}, 9));
  filing.call = {"klaten", 2};
  const auto late = core.submit(volunteering);
  store.let_go();
  EXPECT_EQ(made->accepted().announcement->id, (workflow::AnnouncementId{"klaten", 2}));
  EXPECT_EQ(unanswered->refusal(), "CALL_REQUIRED");
  EXPECT_EQ(answering->refusal(), "accepted");
  EXPECT_EQ(misnamed->refusal(), "CALL_REQUIRED");
  EXPECT_EQ(closed->refusal(), "accepted");
  EXPECT_EQ(late->refusal(), "CALL_REQUIRED");
}

}  // namespace
}  // namespace penugasan::testing
