// What the port promises, asked of every store.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "storage/directories.h"
#include "storage/rebuild.h"
#include "tests/storage/samples.h"

namespace penugasan::storage {
namespace {

using namespace workflow;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class Contract : public ::testing::TestWithParam<Which> {
 protected:
  AnyStore store{GetParam()};
  const Seat source = head_of("bappeda.data");
  const Seat owner = head_of("diskominfo");

  /// Everything is consistent, and on disk also after opening again.
  void expect_sound() {
    EXPECT_THAT(verify(*store), IsEmpty());
    if (!store.on_disk()) return;
    store.close();
    store.open();
    EXPECT_THAT(verify(*store), IsEmpty());
  }
};

INSTANTIATE_TEST_SUITE_P(Stores, Contract, ::testing::Values(Which::memory, Which::rocksdb, Which::simulated),
                         [](const auto& which) { return name_of(which.param); });

TEST_P(Contract, AnEmptyStoreHasNothing) {
  EXPECT_EQ(store->head().position, 0u);
  EXPECT_EQ(store->head().last_number, 0u);
  EXPECT_EQ(store->head().hash, Hash{});
  EXPECT_FALSE(store->request(1));
  EXPECT_FALSE(store->announcement(1));
  EXPECT_FALSE(store->idempotency(digest(1)));
  EXPECT_FALSE(store->person(official("prakom-muda")));
  EXPECT_FALSE(store->record(1));
  EXPECT_FALSE(store->record(0));
  EXPECT_THAT(store->records(1, 10), IsEmpty());
  EXPECT_THAT(store->inbox(source, {}, 10), IsEmpty());
  EXPECT_THAT(store->requests_of("surakarta", 0, 10), IsEmpty());
  EXPECT_THAT(store->announcements_of("surakarta", 0, 10), IsEmpty());
  EXPECT_THAT(store->answers_to(1), IsEmpty());
  EXPECT_THAT(store->directories(), IsEmpty());
  EXPECT_THAT(store->regulations(), IsEmpty());
  EXPECT_EQ(store->notices_indexed(), 0u);
  EXPECT_THAT(store->notices_after(official("prakom-muda"), 0, 10), IsEmpty());
  EXPECT_THAT(store->notices_before(official("prakom-muda"), 0, 10), IsEmpty());
  EXPECT_EQ(store->subscription(official("prakom-muda"), "bot"), 0u);
  EXPECT_GT(store->free_bytes(), 0u);
  store->commit({});
  EXPECT_EQ(store->head().position, 0u);
}

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

TEST_P(Contract, EveryRecordHoldsTheHashesBeforeIt) {
  Writer writer(*store);
  writer.file(sample_filing(), {source});
  writer.commit();
  writer.file(sample_filing(), {source});
  writer.commit();
  if (store.on_disk()) store.close(), store.open();  // the hash of request 1's last record is no longer in memory
  Writer again(*store);
  again.act(1, approval_events());
  again.commit();
  const auto records = store->records(1, 10);
  ASSERT_EQ(records.size(), 3u);
  EXPECT_NE(records[0].hash, records[1].hash);
  EXPECT_EQ(records[1].previous_hash, records[0].hash);
  EXPECT_EQ(records[1].request_previous_hash, Hash{});
  EXPECT_EQ(records[2].previous_hash, records[1].hash);
  EXPECT_EQ(records[2].request_previous_hash, records[0].hash);
  EXPECT_EQ(store->head().hash, records[2].hash);
  again.act(1, {Closed{State::assigned}});  // its last record is an act now, not the filing
  again.commit();
  EXPECT_EQ(store->record(4)->request_previous_hash, records[2].hash);
  if (store.on_disk()) store.close(), store.open();
  Writer third(*store);
  third.act(1, {Closed{State::assigned}});
  third.commit();
  EXPECT_EQ(store->record(5)->request_previous_hash, store->record(4)->hash);
  expect_sound();
}

TEST_P(Contract, RecordsComeInPages) {
  Writer writer(*store);
  for (int i = 0; i < 5; ++i) writer.file(sample_filing(), {source});
  writer.commit();
  const auto page = store->records(2, 2);
  ASSERT_EQ(page.size(), 2u);
  EXPECT_EQ(page[0].record.position, 2u);
  EXPECT_EQ(page[1].record.position, 3u);
  EXPECT_EQ(store->records(5, 10).size(), 1u);
  EXPECT_THAT(store->records(6, 10), IsEmpty());
  EXPECT_THAT(store->records(1, 0), IsEmpty());
  EXPECT_EQ(store->records(0, 10).size(), 5u);
}

TEST_P(Contract, AGapInThePositionsIsRefusedAndNothingIsWritten) {
  Writer writer(*store);
  writer.file(sample_filing(), {source});
  writer.file(sample_filing(), {source});
  for (const std::uint64_t wrong : {1u, 3u}) {
    writer.last().record.position = wrong;
    try {
      store->commit(writer.entries());
      FAIL() << "a gap was accepted";
    } catch (const StoreError& error) {
      EXPECT_EQ(error.kind(), StoreError::Kind::damaged);
    }
    EXPECT_EQ(store->head().position, 0u);
    EXPECT_FALSE(store->request(1));
  }
}

TEST_P(Contract, ARecordThatDoesNotFollowItsRequestsLastOneIsRefused) {
  Writer writer(*store);
  writer.file(sample_filing(), {source});
  writer.commit();
  writer.act(1, approval_events());
  writer.last().record.previous = 0;
  EXPECT_THROW(writer.commit(), StoreError);
  writer.last().record.previous = 1;
  writer.last().record.request = 2;
  EXPECT_THROW(writer.commit(), StoreError);
  EXPECT_EQ(store->head().position, 1u);
  writer.last().record.request = 1;
  writer.commit();
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
  std::vector<InboxRow> open;
  store->visit_open_steps([&](const InboxRow& row) { open.push_back(row); });
  EXPECT_THAT(open, UnorderedElementsAre(InboxRow{1, 1}, InboxRow{4, 4}, InboxRow{1, 1}, InboxRow{4, 4}, InboxRow{5, 2}));
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

TEST_P(Contract, ADirectoryReplacesTheAgencysPeople) {
  const auto gone = official("prakom-muda"), stays = official("kepala-diskominfo"), elsewhere = OfficialId("klaten", "bidan");
  Writer writer(*store);
  writer.load_directory(sample_agency("surakarta"), {{gone, "Ani", "199001012015012001"}, {stays, "Budi", "197001011995011001"}});
  writer.load_directory(sample_agency("klaten"), {{elsewhere, "Citra", ""}});
  writer.commit();
  EXPECT_EQ(store->person(gone), (Person{gone, "Ani", "199001012015012001"}));
  EXPECT_EQ(store->directories().size(), 2u);
  writer.load_directory(sample_agency("surakarta", "Plt Kepala"), {{stays, "Budi Santosa", "197001011995011001"}});
  writer.commit();
  EXPECT_FALSE(store->person(gone));
  EXPECT_EQ(store->person(stays)->name, "Budi Santosa");
  EXPECT_EQ(store->person(elsewhere)->name, "Citra");
  const auto directories = store->directories();
  ASSERT_EQ(directories.size(), 2u);
  EXPECT_EQ(*directories[0], sample_agency("klaten"));
  EXPECT_EQ(*directories[1], sample_agency("surakarta", "Plt Kepala"));
  expect_sound();
}

TEST_P(Contract, AnErasedPersonHasNoDataUntilALoadNamesThemAnew) {
  const auto gone = official("prakom-muda"), stays = official("kepala-diskominfo");
  Writer writer(*store);
  writer.load_directory(sample_agency("surakarta"), {{gone, "Ani", "199001012015012001"}, {stays, "Budi", ""}});
  writer.commit();
  EXPECT_EQ(store->erased(gone), 0u);
  writer.erase_person(gone);
  writer.commit();
  EXPECT_FALSE(store->person(gone));
  EXPECT_EQ(store->erased(gone), 2u);
  EXPECT_EQ(store->erased(stays), 0u);
  EXPECT_EQ(store->person(stays)->name, "Budi");
  EXPECT_EQ(store->record(2)->record.events, Events{PersonErased{gone}});
  expect_sound();
  Writer again(*store);
  again.load_directory(sample_agency("surakarta"), {{stays, "Budi", ""}});
  again.commit();
  EXPECT_EQ(store->erased(gone), 2u) << "a load by itself ends no erasure";
  again.name_anew(sample_agency("surakarta"), {{gone, "Citra", ""}}, {gone});
  again.commit();
  EXPECT_EQ(store->erased(gone), 0u);
  EXPECT_EQ(store->person(gone)->name, "Citra");
  expect_sound();
}

TEST_P(Contract, ErasingAndNamingAnewInOneCommit) {
  const auto somebody = official("prakom-muda");
  Writer writer(*store);
  writer.load_directory(sample_agency("surakarta"), {{somebody, "Ani", ""}});
  writer.erase_person(somebody);
  writer.commit();
  EXPECT_FALSE(store->person(somebody));
  EXPECT_EQ(store->erased(somebody), 2u);
  writer.name_anew(sample_agency("surakarta"), {{somebody, "Citra", ""}}, {somebody});
  writer.erase_person(somebody);
  writer.name_anew(sample_agency("surakarta"), {{somebody, "Dewi", ""}}, {somebody});
  writer.commit();
  EXPECT_EQ(store->erased(somebody), 0u);
  EXPECT_EQ(store->person(somebody)->name, "Dewi");
  expect_sound();
}

TEST_P(Contract, WhoIsNotThereCanBeErasedToo) {
  Writer writer(*store);
  writer.erase_person(official("pensiun"));
  writer.commit();
  EXPECT_EQ(store->erased(official("pensiun")), 1u);
  expect_sound();
  store->clear();
  EXPECT_EQ(store->erased(official("pensiun")), 0u);
}

/// Requests 1 (rejected, records 1 and 4), 2 (open, record 2), 3 (assigned, records 3, 5, 6; it answers 1), 4 (rejected, 7 and
/// 8).
void write_closed(EventStore& store, const Seat& source) {
  Writer writer(store);
  auto answering = sample_filing("diskominfo", "klaten/dinkes");
  answering.answers = {"surakarta", 1};
  writer.file(sample_filing(), {source});
  writer.answer({digest(1), digest(2), 1, {}});
  writer.file(sample_filing(), {source});
  writer.file(answering, {source});
  writer.act(1, rejection_events("Tidak ada tenaga."));
  writer.act(3, approval_events());
  writer.act(3, {Closed{State::assigned}});
  writer.file(sample_filing(), {source});
  writer.act(4, rejection_events("Tidak ada tenaga."));
  writer.commit();
}

TEST_P(Contract, ArchivedRequestsAreGoneAndTheChainHolds) {
  write_closed(*store, source);
  const auto before = store->records(1, 100);
  Writer writer(*store);
  writer.archive({1, 3, 4});
  writer.commit();
  for (const std::uint64_t number : {1, 3, 4}) EXPECT_FALSE(store->request(number)) << number;
  EXPECT_TRUE(store->request(2));
  EXPECT_THAT(store->requests_of("surakarta", 0, 10), ElementsAre(2));
  EXPECT_THAT(store->requests_of("klaten", 0, 10), IsEmpty());
  EXPECT_THAT(store->answers_to(1), IsEmpty());
  EXPECT_THAT(store->inbox(source, {}, 10), ElementsAre(InboxRow{2, 2}));
  EXPECT_TRUE(store->idempotency(digest(1))) << "what was done is not done again";
  EXPECT_EQ(store->head().position, 9u);
  EXPECT_EQ(store->head().last_number, 4u);
  const auto after = store->records(1, 100);
  ASSERT_EQ(after.size(), 9u);
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_EQ(after[i].hash, before[i].hash);
    EXPECT_EQ(after[i].previous_hash, before[i].previous_hash);
    EXPECT_EQ(after[i].record.position, i + 1);
    EXPECT_EQ(after[i].archived, i == 1 ? 0u : 9u) << "record " << i + 1;
    if (i == 1) continue;
    EXPECT_TRUE(after[i].record.events.empty() && after[i].record.request == 0) << "record " << i + 1;
  }
  EXPECT_EQ(after[1].record, before[1].record);
  expect_sound();
}

TEST_P(Contract, AfterAnArchiveTheStoreGoesOn) {
  write_closed(*store, source);
  Writer writer(*store);
  writer.archive({4});
  writer.commit();
  if (store.on_disk()) store.close(), store.open();
  Writer again(*store);
  EXPECT_EQ(again.file(sample_filing(), {source}), 5u) << "no number is given twice";
  again.act(2, rejection_events("x"));
  again.commit();
  again.archive({1, 2});
  again.commit();
  EXPECT_THAT(store->answers_to(1), ElementsAre(3)) << "the answer is still here";
  EXPECT_THAT(store->requests_of("surakarta", 0, 10), ElementsAre(5, 3));
  EXPECT_EQ(store->record(8)->archived, 9u);
  EXPECT_EQ(store->record(2)->archived, 12u);
  expect_sound();
}

TEST_P(Contract, AnArchiveOfOtherRecordsIsRefused) {
  write_closed(*store, source);
  Writer writer(*store);
  writer.archive({1});
  std::get<RequestsArchived>(writer.last().record.events[0]).removed[0] ^= 1;
  EXPECT_THROW(writer.commit(), StoreError);
  if (!store.on_disk()) return;  // the twin is of no use after that
  store.close(), store.open();
  EXPECT_EQ(store->head().position, 8u);
  EXPECT_TRUE(store->request(1));
  expect_sound();
}

// The records of the agency are at 1 (load), 3 and 4 (mandates), 5 (load); 2 and 6 are another agency's.
TEST_P(Contract, ADirectoryIsKnownAsItStoodAtAnyTime) {
  const Agency first = sample_agency("surakarta"), last = sample_agency("surakarta", "Plt Kepala");
  Mandate one = first.mandates[0], two = first.mandates[1];
  one.to = two.to = official("kepala-diskominfo");
  Writer writer(*store);
  writer.load_directory(first, {{official("prakom-muda"), "Ani", ""}});
  writer.load_directory(sample_agency("klaten"), {});
  writer.record_mandate("surakarta", one, 1);
  writer.commit();
  EXPECT_EQ(store->directory_position("surakarta"), 3u);
  EXPECT_EQ(store->person(official("prakom-muda"))->name, "Ani") << "a mandate leaves the people alone";
  writer.record_mandate("surakarta", two, 3);
  writer.load_directory(last, {}, 4);
  writer.record_mandate("klaten", one, 2);
  writer.commit();
  Agency with_one = first, with_both = first;
  with_one.mandates.push_back(one);
  with_both.mandates = with_one.mandates;
  with_both.mandates.push_back(two);
  EXPECT_EQ(*directory_at(*store, "surakarta", 1), first);
  EXPECT_EQ(*directory_at(*store, "surakarta", 3), with_one);
  EXPECT_EQ(*directory_at(*store, "surakarta", 4), with_both);
  EXPECT_EQ(*directory_at(*store, "surakarta", 5), last);
  EXPECT_EQ(store->directory_position("surakarta"), 5u);
  EXPECT_EQ(store->directory_position("klaten"), 6u);
  EXPECT_EQ(store->directory_position("jambi"), 0u);
  EXPECT_EQ(store->directories().size(), 2u);
  // Record n is of second n.
  EXPECT_EQ(directory_position_at(*store, "surakarta", at(0)), 0u);
  EXPECT_EQ(directory_position_at(*store, "surakarta", at(1)), 1u);
  EXPECT_EQ(directory_position_at(*store, "surakarta", at(2)), 1u);
  EXPECT_EQ(directory_position_at(*store, "surakarta", at(4)), 4u);
  EXPECT_EQ(directory_position_at(*store, "surakarta", at(99)), 5u);
  EXPECT_THROW((void)directory_at(*store, "surakarta", 2), StoreError) << "another agency's record";
  EXPECT_EQ(changes_in(*store, store->record(4)->record).changes, std::vector{change_of(two)});
  EXPECT_EQ(changes_in(*store, store->record(5)->record).changes, changes_between(&with_both, last));
  expect_sound();
}

TEST_P(Contract, TwoDirectoriesOfOneAgencyInOneCommit) {
  Writer writer(*store);
  writer.load_directory(sample_agency("surakarta"), {{official("first"), "Ani", ""}, {official("both"), "Budi", ""}});
  writer.load_directory(sample_agency("surakarta"), {{official("both"), "Budi Santosa", ""}});
  writer.commit();
  EXPECT_FALSE(store->person(official("first")));
  EXPECT_EQ(store->person(official("both"))->name, "Budi Santosa");
}

TEST_P(Contract, RegulationSourcesInTheOrderInWhichTheyCame) {
  Writer writer(*store);
  writer.load_regulation("ffff", "regulation: one\n");
  writer.load_regulation("0000", "regulation: two\n");
  writer.commit();
  writer.load_regulation("ffff", "regulation: one\n");
  writer.load_regulation("8888", "regulation: three\n");
  writer.commit();
  if (store.on_disk()) store.close(), store.open();
  Writer again(*store);
  again.load_regulation("4444", "regulation: four\n");
  again.commit();
  EXPECT_THAT(store->regulations(), ElementsAre(RegulationLoaded{"surakarta-32-2023", "ffff", "regulation: one\n"},
                                                RegulationLoaded{"surakarta-32-2023", "0000", "regulation: two\n"},
                                                RegulationLoaded{"surakarta-32-2023", "8888", "regulation: three\n"},
                                                RegulationLoaded{"surakarta-32-2023", "4444", "regulation: four\n"}));
  expect_sound();
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

TEST_P(Contract, ClearKeepsRegulationsOnly) {
  Writer writer(*store);
  writer.load_regulation("ffff", "regulation: one\n");
  writer.load_directory(sample_agency("surakarta"), {{official("prakom-muda"), "Ani", ""}});
  writer.file(sample_filing(), {source});
  writer.answer({digest(1), digest(2), 3, {}});
  writer.announce("klaten", "Statistisi.");
  writer.commit();
  store->index_notices(store->records(1, 10));
  store->save_subscription(official("prakom-muda"), "bot", 2);
  store->clear();
  for (int again = 0; again < 2; ++again) {
    EXPECT_EQ(store->head().position, 0u);
    EXPECT_EQ(store->head().last_number, 0u);
    EXPECT_EQ(store->head().hash, Hash{});
    EXPECT_FALSE(store->request(1));
    EXPECT_FALSE(store->announcement(2));
    EXPECT_FALSE(store->record(1));
    EXPECT_FALSE(store->idempotency(digest(1)));
    EXPECT_FALSE(store->person(official("prakom-muda")));
    EXPECT_THAT(store->inbox(source, {}, 10), IsEmpty());
    EXPECT_THAT(store->requests_of("surakarta", 0, 10), IsEmpty());
    EXPECT_THAT(store->announcements_of("klaten", 0, 10), IsEmpty());
    EXPECT_THAT(store->directories(), IsEmpty());
    EXPECT_EQ(store->notices_indexed(), 0u);
    EXPECT_THAT(store->notices_after(official("kepala-bappeda"), 0, 10), IsEmpty());
    EXPECT_EQ(store->subscription(official("prakom-muda"), "bot"), 0u);
    EXPECT_THAT(store->regulations(), ElementsAre(RegulationLoaded{"surakarta-32-2023", "ffff", "regulation: one\n"}));
    if (store.on_disk()) store.close(), store.open();
  }
  // Everything starts again, the same inbox rows included.
  Writer anew(*store);
  EXPECT_EQ(anew.file(sample_filing(), {source}), 1u);
  anew.act(1, approval_events());
  anew.commit();
  EXPECT_EQ(store->record(1)->previous_hash, Hash{});
  EXPECT_EQ(store->record(1)->request_previous_hash, Hash{});
  EXPECT_THAT(store->inbox(source, {}, 10), IsEmpty());
  EXPECT_THAT(store->inbox(owner, {}, 10), ElementsAre(InboxRow{2, 1}));
  expect_sound();
}

TEST_P(Contract, ALongerRunIsSoundAndCanBeRebuilt) {
  Writer writer(*store);
  writer.load_regulation("ffff", "regulation: one\n");
  writer.load_directory(sample_agency("surakarta"), {{official("prakom-muda"), "Ani", "199001012015012001"}});
  writer.commit();
  for (int round = 0; round < 20; ++round) {
    const auto number = writer.file(sample_filing(), {source, owner});
    if (round % 3 != 0) writer.act(number, approval_events());
    if (round % 3 == 2) writer.act(number, {Established(), Closed{State::assigned}});
    if (round % 5 == 0) writer.announce("klaten", "Statistisi.");
    if (round % 2 == 0) writer.commit();
  }
  writer.commit();
  expect_sound();
  AnyStore copy(GetParam() == Which::memory ? Which::rocksdb : Which::memory);
  rebuild(*store, *copy);
  EXPECT_EQ(copy->head().position, store->head().position);
  EXPECT_EQ(copy->person(official("prakom-muda"))->name, "Ani");
  EXPECT_THAT(differences(replay(*store), *copy), IsEmpty());
  EXPECT_THAT(verify(*copy), IsEmpty());
}

TEST(Chain, IsTheSameInMemoryAndOnDisk) {
  AnyStore memory(Which::memory), disk(Which::rocksdb);
  for (auto* store : {&memory, &disk}) {
    Writer writer(**store);
    auto filing = sample_filing();
    filing.purpose = filing.expectation = "";  // texts are salted, each store by itself
    writer.file(filing, {head_of("bappeda")});
    writer.act(1, approval_events());
    writer.commit();
  }
  EXPECT_EQ(memory->head().hash, disk->head().hash);
  EXPECT_NE(memory->head().hash, Hash{});
}

// Else whoever has the log could find a short text by trying.
TEST(Chain, DependsOnARandomSaltWhereThereIsText) {
  AnyStore one(Which::rocksdb);
  AnyStore other(Which::rocksdb);
  for (auto* store : {&one, &other}) {
    Writer writer(**store);
    writer.file(sample_filing(), {head_of("bappeda")});
    writer.commit();
  }
  EXPECT_EQ(one->record(1)->record, other->record(1)->record);
  EXPECT_NE(one->head().hash, other->head().hash);
}

TEST(MemoryStore, HasAllTheRoomThereIs) {
  EXPECT_EQ(open_memory_store()->free_bytes(), std::numeric_limits<std::uint64_t>::max());
}

}  // namespace
}  // namespace penugasan::storage
