// Archives: the file proves itself, the log that is left proves what is missing, and nothing of the requests is left in the
// store.
#include "storage/archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <sstream>

#include "storage/backup.h"
#include "storage/rebuild.h"
#include "storage/row_store.h"
#include "tests/simulation/store/sim_place.h"
#include "tests/storage/forwarding_store.h"
#include "tests/storage/samples.h"

namespace penugasan::storage {
namespace {

namespace fs = std::filesystem;
using Kind = AuditFault::Kind;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::read_file;
using testing::TempFolder;
using Lines = std::vector<std::string>;

constexpr const char* kReason = "Alasan yang hanya ada dalam permohonan lama.";

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string spoiled(std::string line, const std::string& member) {
  const auto begin = line.find("\"" + member + "\":\"") + member.size() + 4;
  const auto middle = begin + (line.find('"', begin) - begin) / 2;
  line[middle] = line[middle] == 'A' ? 'B' : 'A';
  return line;
}

/// Who syncs what.
class WatchedFiles final : public Files {
 public:
  Kind kind(const std::string& path) const override { return disk_files().kind(path); }
  bool exists(const std::string& path) const override { return disk_files().exists(path); }
  std::vector<std::string> names(const std::string& folder) const override { return disk_files().names(folder); }
  std::optional<std::string> read(const std::string& path) const override { return disk_files().read(path); }
  void make_folder(const std::string& path) override { disk_files().make_folder(path); }
  void write_whole(const std::string& path, std::string_view bytes) override { disk_files().write_whole(path, bytes); }
  void replace(const std::string& path, std::string_view bytes) override { disk_files().replace(path, bytes); }
  void sync(const std::string& path) override {
    synced.push_back(path + ":" + std::to_string(fs::is_directory(path) ? 0 : fs::file_size(path)));
  }
  std::unique_ptr<HeldFile> hold(const std::string& path) override { return disk_files().hold(path); }
  std::uint64_t free_bytes(const std::string& folder) const override { return disk_files().free_bytes(folder); }
  std::vector<std::string> synced;
};

/// Requests 1 (records 1, 3; rejected), 2 (record 2; open), 3 (records 4, 5; rejected), 4 (records 6, 7, 8; assigned).
class Archive : public ::testing::Test {
 protected:
  Archive() {
    store = open_rocks_store(root);
    const auto source = head_of("bappeda.data");
    Writer writer(*store);
    writer.file(sample_filing(), {source});
    writer.file(sample_filing(), {source});
    writer.act(1, rejection_events(kReason));
    writer.file(sample_filing(), {source});
    writer.act(3, rejection_events(kReason));
    writer.file(sample_filing(), {source});
    writer.act(4, approval_events());
    writer.act(4, {workflow::Closed{workflow::State::assigned}});
    writer.commit();
  }

  KeptStore& kept() { return dynamic_cast<KeptStore&>(*store); }
  AuditEnd write(const std::string& path, Files& files = disk_files()) {
    ArchiveWriter file(path, files);
    for (const std::uint64_t number : {1, 3, 4}) file.add(rows_of(*store, kept(), store->request(number).value()));
    return file.finish();
  }
  void remove(const Hash& head) {
    Writer writer(*store);
    writer.archive({1, 3, 4}, head);
    writer.commit();
  }
  void export_log(const std::string& path) {
    AuditWriter file(path);
    for (const auto& row : kept().raw_records(1, 1000)) file.add(row);
    file.finish();
  }
  /// Line 0 is the header, then records 1 3 | 4 5 | 6 7 8 of the three requests in lines 1 to 7, line 8 the end.
  AuditReport check(const std::string& path, const std::function<void(Lines&)>& change) {
    auto lines = lines_of(read_file(path));
    change(lines);
    std::string text;
    for (const auto& line : lines) text += line + "\n";
    folder.write("changed", text);
    return check_audit(folder.path() / "changed");
  }

  TempFolder folder;
  const std::string root = folder.path() / "store", path = folder.path() / "2026.archive";
  std::unique_ptr<EventStore> store;
};

TEST_F(Archive, AFileOfWholeRequestsProvesItself) {
  const auto end = write(path);
  const auto report = check_audit(path, end.head);
  EXPECT_FALSE(report.fault);
  EXPECT_TRUE(report.archive);
  EXPECT_EQ(report.requests, 3u);
  EXPECT_EQ(report.end, end);
  EXPECT_EQ(end.records, 7u);
  EXPECT_EQ(report.erased, 0u) << "the texts are in it";
  EXPECT_EQ(check_audit(path, Hash{}).fault, (AuditFault{Kind::other_head, 0, 0}));
  EXPECT_THROW(ArchiveWriter{path}, std::system_error) << "no file is written over";
}

TEST_F(Archive, IsSyncedWholeWithItsName) {
  WatchedFiles files;
  (void)write(path, files);
  EXPECT_THAT(files.synced, ElementsAre(path + ":" + std::to_string(fs::file_size(path)), folder.path().string() + ":0"));
}

TEST_F(Archive, WhateverIsChangedInTheFileIsFound) {
  (void)write(path);
  for (std::size_t line = 1; line <= 7; ++line) {
    const auto changed = check(path, [&](Lines& all) { all[line] = spoiled(all[line], "record"); });
    EXPECT_TRUE(changed.fault) << "changed line " << line;
    EXPECT_TRUE(check(path, [&](Lines& all) { all.erase(all.begin() + static_cast<std::ptrdiff_t>(line)); }).fault)
        << "dropped line " << line;
    EXPECT_TRUE(check(path, [&](Lines& all) { std::swap(all[line], all[line + 1]); }).fault) << "moved line " << line;
    EXPECT_TRUE(check(path, [&](Lines& all) { all.insert(all.begin() + static_cast<std::ptrdiff_t>(line), all[line]); }).fault)
        << "doubled line " << line;
    EXPECT_EQ(check(path, [&](Lines& all) { all.resize(line); }).fault, (AuditFault{Kind::cut_off, line - 1, 0}));
  }
  EXPECT_TRUE(check(path, [](Lines& all) { all.push_back(all[1]); }).fault) << "appended";
  EXPECT_TRUE(check(path, [](Lines& all) { all.erase(all.begin() + 1, all.begin() + 3); }).fault) << "a whole request dropped";
  const auto text = check(path, [](Lines& all) { all[2] = spoiled(all[2], "texts"); });
  EXPECT_EQ(text.fault, (AuditFault{Kind::changed_text, 3, 3}));
}

TEST_F(Archive, TheLogThatIsLeftProvesItselfAndTellsOfTheArchive) {
  const auto end = write(path);
  const auto head_before = store->head().hash;
  remove(end.head);
  export_log(folder.path() / "log.audit");
  const auto report = check_audit(folder.path() / "log.audit", store->head().hash);
  EXPECT_FALSE(report.fault);
  EXPECT_EQ(report.end.records, 9u);
  EXPECT_EQ(report.archived, 7u);
  EXPECT_EQ(report.requests, 1u);
  ASSERT_EQ(report.archives.size(), 1u);
  EXPECT_EQ(report.archives[0].position, 9u);
  EXPECT_EQ(report.archives[0].head, end.head);
  EXPECT_EQ(report.archives[0].requests, 3u);
  EXPECT_EQ(report.archives[0].records, 7u);
  EXPECT_EQ(store->record(8)->hash, head_before);
  EXPECT_EQ(lines_of(read_file(folder.path() / "log.audit"))[0], R"({"penugasan_audit":2})");
  EXPECT_FALSE(check_audit(path, end.head).fault) << "the archive still verifies";
}

// What is left of a record is no more than hashes, which somebody might exchange for others.
TEST_F(Archive, WhateverIsChangedInTheLogThatIsLeftIsFound) {
  remove(write(path).head);
  const auto log = (folder.path() / "log.audit").string();
  export_log(log);
  for (std::size_t line = 1; line <= 9; ++line) {
    const auto changed = check(log, [&](Lines& all) { all[line] = spoiled(all[line], "record"); });
    EXPECT_TRUE(changed.fault) << "changed record " << line;
  }
  // Record 2 is true, and everything up to it made anew: its hash is in what is left of record 3, which record 9 vouches for.
  const auto forged = [&](std::uint64_t position, std::size_t byte) {
    auto rows = kept().raw_records(1, 100);
    rows[position - 1].value[byte] = static_cast<char>(rows[position - 1].value[byte] ^ 1);
    const auto name = folder.path() / ("forged-" + std::to_string(position) + "-" + std::to_string(byte));
    AuditWriter file(name);
    for (const auto& row : rows) file.add(row);
    file.finish();
    return check_audit(name).fault;
  };
  EXPECT_TRUE(forged(1, 40)) << "the own hash of a row that left";
  EXPECT_TRUE(forged(8, 72)) << "which record tells of it";
  const auto lost = check(log, [&](Lines& all) { all.erase(all.begin() + 9); });
  EXPECT_TRUE(lost.fault) << "the record that tells";
}

TEST_F(Archive, NothingOfTheRequestsIsLeftInTheStoresFiles) {
  const auto found = [&] {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.is_regular_file() && read_file(entry.path()).find(kReason) != std::string::npos) ++count;
    }
    return count;
  };
  const auto head = write(path).head;
  EXPECT_GT(found(), 0u);
  remove(head);
  EXPECT_GT(found(), 0u) << "the test would not notice what is left";
  kept().scrub();
  EXPECT_EQ(found(), 0u);
  EXPECT_EQ(read_file(root + "/FORMAT"), "penugasan-store 4\n");
  EXPECT_THAT(verify(*store), IsEmpty());
}

TEST_F(Archive, ABackupOfWhatIsLeftIsVerifiedAndRestored) {
  remove(write(path).head);
  const auto backups = (folder.path() / "backups").string(), target = (folder.path() / "restored").string();
  EXPECT_EQ(kept().back_up(backups, [] { return true; }).position, 9u);
  (void)restore_backup(backups, 0, target);
  EXPECT_EQ(read_file(target + "/FORMAT"), "penugasan-store 4\n");
  const auto restored = open_rocks_store(target);
  EXPECT_THAT(verify(*restored), IsEmpty());
  EXPECT_FALSE(restored->request(1));
}

TEST_F(Archive, AStoreWithoutThemCannotBeRebuiltFromItsLog) {
  remove(write(path).head);
  EXPECT_THROW(rebuild(*store, *open_memory_store()), StoreError);
}

/// Passes records on with their hashes changed.
class Forging final : public ForwardingStore {
 public:
  using ForwardingStore::ForwardingStore;
  std::vector<StoredRecord> records(std::uint64_t from, std::size_t limit) const override {
    auto page = real_.records(from, limit);
    for (auto& stored : page) change(stored);
    return page;
  }
  std::function<void(StoredRecord&)> change;
};

TEST_F(Archive, VerifyNoticesWhatLeftUntold) {
  remove(write(path).head);
  Forging forging(*store);
  forging.change = [](StoredRecord& stored) {
    if (stored.record.position == 4) stored.archived = 10;
  };
  EXPECT_THAT(chain_faults(forging), ElementsAre("record 9: other records left the log than those of its archive",
                                                 "records left the log that no archive tells of"));
}

workflow::Request closed(workflow::State state, int second, const char* period_end) {
  workflow::Request request;
  request.state = state;
  request.updated_at = at(second);
  request.filing.period.to = *workflow::parse_date(period_end);
  return request;
}

TEST(Archivable, IsWhatIsClosedOldAndNoLongerRuns) {
  using workflow::State;
  const ArchiveAge age{at(100), *workflow::parse_date("2026-06-30")};
  EXPECT_TRUE(is_archivable(closed(State::rejected, 99, "2026-12-31"), age));
  EXPECT_TRUE(is_archivable(closed(State::withdrawn, 99, "2026-12-31"), age));
  EXPECT_TRUE(is_archivable(closed(State::assigned, 99, "2026-06-29"), age));
  EXPECT_FALSE(is_archivable(closed(State::assigned, 99, "2026-06-30"), age)) << "it ran until then";
  EXPECT_FALSE(is_archivable(closed(State::rejected, 100, "2026-01-01"), age)) << "not old yet";
  EXPECT_FALSE(is_archivable(closed(State::pending, 1, "2026-01-01"), age));
}

/// Lets the power go at that operation of an archive's removal; false where it all was done before.
bool lose_power_at(std::uint64_t operation) {
  simulation::Disk disk(simulation::Random(operation), 1 << 20);
  const auto open = [&] { return RowStore::open(std::make_shared<simulation::SimPlace>(disk), "/store"); };
  bool lost = false;
  {
    const auto store = open();
    Writer writer(*store);
    writer.file(sample_filing(), {head_of("bappeda")});
    writer.act(1, rejection_events("x"));
    writer.commit();
    writer.archive({1});
    try {
      disk.cut_power_at(operation);
      writer.commit();
      disk.cut_power_at(0);
    } catch (const simulation::PowerLost&) {
      lost = true;
    }
  }
  disk.lose_power();
  disk.start();
  const auto store = open();
  EXPECT_THAT(verify(*store), IsEmpty()) << "power went at operation " << operation;
  EXPECT_EQ(store->request(1).has_value(), store->head().position == 2) << "power went at operation " << operation;
  if (!lost) {
    EXPECT_EQ(store->head().position, 3u);
  }
  return lost;
}

TEST(ArchivePower, ItMayGoAtAnyMomentOfTheRemoval) {
  std::uint64_t operation = 1;
  while (lose_power_at(operation)) ++operation;
  EXPECT_GT(operation, 5u);
}

}  // namespace
}  // namespace penugasan::storage
