// Requests, announcements and what is found by them.
#include "tests/storage/contract/contract.h"

namespace penugasan::storage {
namespace {

using namespace workflow;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_P(Contract, AFilingComesBackAsItWasWritten) {
  Writer writer(*store);
  const auto number = writer.file(sample_filing(), {source});
  const Record written = writer.last().record;
  writer.commit();

  EXPECT_EQ(store->head().position, 1u);
  EXPECT_EQ(store->head().last_number, 1u);
  const auto request = store->request(number);
  ASSERT_TRUE(request);
  EXPECT_EQ(*request, writer.request(number));
  EXPECT_EQ(request->filing.purpose, "Menyusun arsitektur data kota bersama unit penghasil data.");
  EXPECT_EQ(request->filing.officials, (std::vector{official("prakom-muda"), official("statistisi-muda")}));
  EXPECT_EQ(request->open->opened_position, 1u);
  const auto stored = store->record(1);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->record, written);
  EXPECT_EQ(stored->hash, store->head().hash);
  EXPECT_EQ(stored->previous_hash, Hash{});
  EXPECT_EQ(stored->request_previous_hash, Hash{});
  EXPECT_THAT(store->inbox(source, {}, 10), ElementsAre(InboxRow{1, 1}));
  expect_sound();
}

TEST_P(Contract, LaterActsStandOverTheFiling) {
  Writer writer(*store);
  writer.file(sample_filing(), {source});
  writer.commit();
  writer.act(1, {OfficialsNamed{{official("arsiparis")}},
                 Acted{Act::approved, 0, official("kepala-bappeda"), {}, {}, false, {}, {}, {}}, StepOpened{1, true, {owner}}});
  writer.commit();
  const auto request = store->request(1);
  ASSERT_TRUE(request);
  EXPECT_EQ(*request, writer.request(1));
  EXPECT_THAT(request->filing.officials, ElementsAre(official("arsiparis")));
  EXPECT_EQ(request->filing.expectation, "Rancangan arsitektur data selesai dan disepakati seluruh unit.");
  EXPECT_EQ(request->last_position, 2u);

  writer.act(1, rejection_events("Tidak ada tenaga yang longgar."));
  writer.commit();
  EXPECT_EQ(store->request(1)->state, State::rejected);
  EXPECT_EQ(store->request(1)->reason, "Tidak ada tenaga yang longgar.");
  EXPECT_FALSE(store->request(1)->open);
  EXPECT_EQ(std::get<Acted>(store->record(3)->record.events[0]).reason, "Tidak ada tenaga yang longgar.");
  expect_sound();
}

// Moving a request to another version of its regulation is to come: the filing's part may change too.
TEST_P(Contract, AChangeOfTheFilingsOwnPartIsKept) {
  Writer writer(*store);
  writer.file(sample_filing(), {source});
  writer.commit();
  writer.act(1, approval_events());
  Request moved = writer.request(1);
  moved.regulation_version = std::string(64, 'c');
  writer.last().after = &moved;
  writer.commit();
  EXPECT_EQ(*store->request(1), moved);
}

TEST_P(Contract, TwoActsOnOneRequestInOneCommit) {
  Writer writer(*store);
  writer.file(sample_filing(), {source});
  writer.act(1, approval_events());
  writer.act(1, {Closed{State::assigned}});
  writer.commit();
  EXPECT_EQ(store->head().position, 3u);
  EXPECT_EQ(store->request(1)->state, State::assigned);
  EXPECT_THAT(store->inbox(source, {}, 10), IsEmpty());
  EXPECT_THAT(store->inbox(owner, {}, 10), IsEmpty());
  const auto records = store->records(1, 10);
  ASSERT_EQ(records.size(), 3u);
  EXPECT_EQ(records[2].record.previous, 2u);
  EXPECT_EQ(records[2].request_previous_hash, records[1].hash);
  EXPECT_EQ(records[1].request_previous_hash, records[0].hash);
  expect_sound();
}

TEST_P(Contract, TheInboxShowsWhatIsOpenOldestFirst) {
  Writer writer(*store);
  for (int i = 0; i < 4; ++i) writer.file(sample_filing(), {source, owner});
  writer.commit();
  EXPECT_THAT(store->inbox(source, {}, 10), ElementsAre(InboxRow{1, 1}, InboxRow{2, 2}, InboxRow{3, 3}, InboxRow{4, 4}));
  EXPECT_THAT(store->inbox(source, {2, 2}, 10), ElementsAre(InboxRow{3, 3}, InboxRow{4, 4}));
  EXPECT_THAT(store->inbox(source, {2, 1}, 10), ElementsAre(InboxRow{2, 2}, InboxRow{3, 3}, InboxRow{4, 4}));
  EXPECT_THAT(store->inbox(source, {1, 1}, 2), ElementsAre(InboxRow{2, 2}, InboxRow{3, 3}));
  EXPECT_THAT(store->inbox(source, {4, 4}, 2), IsEmpty());
  EXPECT_THAT(store->inbox(source, {}, 0), IsEmpty());
  EXPECT_THAT(store->inbox(head_of("bappeda"), {}, 10), IsEmpty()) << "a prefix of the seat's name";
  EXPECT_THAT(store->inbox({Seat::Kind::person, source.id}, {}, 10), IsEmpty()) << "another kind of seat";

  writer.act(2, approval_events());  // opens anew at position 5, for the owner only
  writer.act(3, rejection_events("x"));
  writer.commit();
  EXPECT_THAT(store->inbox(source, {}, 10), ElementsAre(InboxRow{1, 1}, InboxRow{4, 4}));
  EXPECT_THAT(store->inbox(owner, {}, 10), ElementsAre(InboxRow{1, 1}, InboxRow{4, 4}, InboxRow{5, 2}));
  std::set<InboxRow> open;
  store->visit_open_steps([&](const InboxRow& row) { open.insert(row); });
  EXPECT_THAT(open, ElementsAre(InboxRow{1, 1}, InboxRow{4, 4}, InboxRow{5, 2}));
  expect_sound();
}

TEST_P(Contract, WhereAllMustActEachLeavesTheInboxAlone) {
  const Seat one{Seat::Kind::person, "surakarta/prakom-muda"}, other{Seat::Kind::person, "surakarta/arsiparis"};
  Writer writer(*store);
  writer.file(sample_filing(), {one, other, one});
  writer.commit();
  EXPECT_THAT(store->inbox(one, {}, 10), ElementsAre(InboxRow{1, 1}));
  writer.act(1, {Acted{Act::acknowledged, 0, official("prakom-muda"), {}, {}, false, {one}, {}, {}}});
  writer.commit();
  EXPECT_THAT(store->inbox(one, {}, 10), IsEmpty());
  EXPECT_THAT(store->inbox(other, {}, 10), ElementsAre(InboxRow{1, 1}));
  expect_sound();
}

TEST_P(Contract, ListsOfAnAgencyNewestFirst) {
  Writer writer(*store);
  writer.file(sample_filing("diskominfo", "surakarta/bappeda"), {source});
  writer.file(sample_filing("diskominfo", "klaten/dinkes"), {source});
  writer.file(sample_filing("diskominfo", "klaten/dinkes"), {source});
  writer.file(sample_filing("diskominfo", ""), {source});
  writer.commit();
  EXPECT_THAT(store->requests_of("surakarta", 0, 10), ElementsAre(4, 3, 2, 1));
  EXPECT_THAT(store->requests_of("surakarta", 4, 2), ElementsAre(3, 2));
  EXPECT_THAT(store->requests_of("surakarta", 1, 10), IsEmpty());
  EXPECT_THAT(store->requests_of("klaten", 0, 10), ElementsAre(3, 2));
  EXPECT_THAT(store->requests_of("klaten", 0, 1), ElementsAre(3));
  EXPECT_THAT(store->requests_of("", 0, 10), IsEmpty());
  EXPECT_THAT(store->requests_of("sura", 0, 10), IsEmpty());
  EXPECT_THAT(store->announcements_of("surakarta", 0, 10), IsEmpty());
}

TEST_P(Contract, Announcements) {
  Writer writer(*store);
  EXPECT_EQ(writer.announce("klaten", "Membutuhkan statistisi."), 1u);
  EXPECT_EQ(writer.file(sample_filing(), {source}), 2u);
  EXPECT_EQ(writer.announce("klaten", ""), 3u);
  EXPECT_EQ(writer.announce("jambi", "Arsip."), 4u);
  writer.commit();
  EXPECT_EQ(store->head().last_number, 4u);
  EXPECT_EQ(store->announcement(1)->purpose, "Membutuhkan statistisi.");
  EXPECT_EQ(store->announcement(1)->headcount, 3);
  EXPECT_TRUE(store->announcement(1)->open_on(*parse_date("2026-04-30")));
  EXPECT_FALSE(store->announcement(2));
  EXPECT_FALSE(store->request(3));
  EXPECT_EQ(std::get<Announced>(store->record(1)->record.events[0]).announcement.purpose, "Membutuhkan statistisi.");
  EXPECT_THAT(store->announcements_of("klaten", 0, 10), ElementsAre(3, 1));
  EXPECT_THAT(store->announcements_of("klaten", 3, 10), ElementsAre(1));
  EXPECT_THAT(store->announcements_of("klaten", 0, 1), ElementsAre(3));
  EXPECT_THAT(store->requests_of("klaten", 0, 10), IsEmpty());
  writer.close_announcement(1);
  writer.commit();
  EXPECT_TRUE(store->announcement(1)->closed);
  EXPECT_EQ(store->announcement(1)->last_position, 5u);
  EXPECT_THAT(store->announcements_of("klaten", 0, 10), ElementsAre(3, 1));
  expect_sound();
}

TEST_P(Contract, AnswersToARequest) {
  Writer writer(*store);
  writer.file(sample_filing(), {source});
  auto answer = sample_filing();
  answer.answers = {"surakarta", 1};
  writer.file(answer, {source});
  writer.file(sample_filing(), {source});
  writer.file(answer, {source});
  writer.commit();
  EXPECT_THAT(store->answers_to(1), ElementsAre(2, 4));
  EXPECT_THAT(store->answers_to(2), IsEmpty());
  EXPECT_EQ(store->request(2)->filing.answers, (RequestId{"surakarta", 1}));
  expect_sound();
}

TEST_P(Contract, AnswersToRepeatedCommandsAreKept) {
  Writer writer(*store);
  writer.file(sample_filing(), {source});
  const Idempotency answer{digest(1), digest(2), 1, {official("kepala-bappeda"), official("sekda")}};
  writer.answer(answer);
  writer.file(sample_filing(), {source});
  writer.answer({digest(3), digest(4), 2, {}});
  writer.commit();
  if (store.on_disk()) store.close(), store.open();
  EXPECT_EQ(store->idempotency(digest(1)), answer);
  EXPECT_EQ(store->idempotency(digest(3))->waiting.size(), 0u);
  EXPECT_FALSE(store->idempotency(digest(2)));
}

TEST_P(Contract, ASubscriptionNeverGoesBack) {
  const auto bot = official("prakom-muda");
  store->save_subscription(bot, "bot", 7);
  store->save_subscription(bot, "bot", 5);
  EXPECT_EQ(store->subscription(bot, "bot"), 7u);
  EXPECT_EQ(store->subscription(bot, "bot2"), 0u);
  EXPECT_EQ(store->subscription(official("prakom"), "-mudabot"), 0u);
  store->save_subscription(bot, "bot", 9);
  store->save_subscription(bot, "bot2", 1);
  if (store.on_disk()) store.close(), store.open();
  EXPECT_EQ(store->subscription(bot, "bot"), 9u);
  EXPECT_EQ(store->subscription(bot, "bot2"), 1u);
}

}  // namespace
}  // namespace penugasan::storage
