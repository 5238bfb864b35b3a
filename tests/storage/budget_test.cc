// A command is small: keys and bytes of the commonest commands, and of what is written behind them.
#include <gtest/gtest.h>

#include "storage/commit_totals.h"
#include "storage/notices.h"
#include "tests/storage/samples.h"

namespace penugasan::storage {
namespace {

using namespace workflow;

class Budget : public ::testing::Test {
 protected:
  AnyStore store{Which::rocksdb};

  CommitTotals cost_of(Writer& writer) {
    const auto before = *commit_totals(*store);
    writer.commit();
    const auto after = *commit_totals(*store);
    return {after.commits - before.commits, after.entries - before.entries, after.keys - before.keys, after.bytes - before.bytes};
  }
  static Idempotency answer() { return {digest(1), digest(2), 2, {official("kepala-diskominfo")}}; }
};

// The unit's head and the head of the unit above: either may act.
const std::vector<Seat> kTwoHeads = {head_of("bappeda.data"), head_of("bappeda")};

Events approval_for_two() {
  auto events = approval_events();
  for (auto& event : events) {
    if (auto* opened = std::get_if<StepOpened>(&event)) opened->seats = {head_of("diskominfo"), head_of("diskominfo.aplikasi")};
  }
  return events;
}

// The first step that waits for these two tells once that they belong together.
TEST_F(Budget, TheFirstFilingForTwoHeads) {
  Writer writer(*store);
  writer.file(sample_filing(), kTwoHeads);
  writer.answer(answer());
  EXPECT_EQ(cost_of(writer).keys, 8u) << "record, texts, request, list, inbox, answer, two of the group";
}

TEST_F(Budget, AFiling) {
  Writer writer(*store);
  writer.file(sample_filing(), kTwoHeads);
  writer.commit();
  store.close();
  store.open();
  Writer again(*store);
  again.file(sample_filing(), kTwoHeads);
  again.answer(answer());
  const auto cost = cost_of(again);
  EXPECT_EQ(cost.commits, 1u);
  EXPECT_EQ(cost.entries, 1u);
  EXPECT_EQ(cost.keys, 6u) << "record, texts, request, list, inbox, answer";
  EXPECT_LE(cost.bytes, 1536u);
  RecordProperty("filing_bytes", static_cast<int>(cost.bytes));
}

TEST_F(Budget, AnApproval) {
  Writer writer(*store);
  for (int i = 0; i < 2; ++i) writer.file(sample_filing(), kTwoHeads);
  writer.act(1, approval_for_two());
  writer.commit();
  writer.act(2, approval_for_two());
  writer.answer(answer());
  const auto cost = cost_of(writer);
  EXPECT_EQ(cost.keys, 5u) << "record, progress, inbox out and in, answer";
  EXPECT_LE(cost.bytes, 1228u);
  RecordProperty("approval_bytes", static_cast<int>(cost.bytes));
}

TEST_F(Budget, ALongPurposeCostsTheFilingOnly) {
  auto filing = sample_filing();
  filing.purpose = filing.expectation = std::string(2000, 'x');
  Writer writer(*store);
  writer.file(filing, {head_of("bappeda.data")});
  EXPECT_GT(cost_of(writer).bytes, 8000u);
  writer.act(1, approval_events());
  EXPECT_LE(cost_of(writer).bytes, 1228u);
}

TEST_F(Budget, SeatsThatStayOpenCostNothing) {
  std::vector<Seat> many;
  for (int i = 0; i < 300; ++i) many.push_back({Seat::Kind::person, "surakarta/pelaksana-" + std::to_string(i)});
  Writer writer(*store);
  writer.file(sample_filing(), many);
  writer.commit();
  writer.act(1, {Acted{Act::acknowledged, 0, official("pelaksana-7"), {}, {}, false, {many[7]}, {}, {}}});
  EXPECT_EQ(cost_of(writer).keys, 3u) << "record, progress, one inbox row";
}

TEST_F(Budget, ASeatThatIsListedTwiceCostsOneRow) {
  Writer writer(*store);
  writer.file(sample_filing(), {head_of("bappeda.data"), head_of("bappeda.data")});
  EXPECT_EQ(cost_of(writer).keys, 5u) << "record, texts, request, list, inbox";
}

TEST_F(Budget, AStoreInMemoryHasNoCosts) { EXPECT_FALSE(commit_totals(*open_memory_store())); }

}  // namespace
}  // namespace penugasan::storage
