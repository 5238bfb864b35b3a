// Audit files: what is right is accepted, and the first thing that is wrong is named, whatever was done to whichever record.
#include "storage/audit.h"

#include <gtest/gtest.h>

#include <functional>
#include <sstream>

#include "tests/storage/samples.h"

namespace penugasan::storage {
namespace {

using Kind = AuditFault::Kind;
using testing::read_file;
using testing::TempFolder;
using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string text_of(const Lines& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

/// Another letter of base64 in the middle of the value of a member.
std::string spoiled(std::string line, const std::string& member) {
  const auto begin = line.find("\"" + member + "\":\"") + member.size() + 4;
  const auto middle = begin + (line.find('"', begin) - begin) / 2;
  line[middle] = line[middle] == 'A' ? 'B' : 'A';
  return line;
}

KeptStore& kept(AnyStore& store) { return dynamic_cast<KeptStore&>(*store); }

/// A log with a record of each kind: 1 regulation, 2 directory, 3 filing, 4 announcement, 5 approval, 6 filing, 7 rejection,
/// 8 closed announcement.
class Audit : public ::testing::Test {
 protected:
  Audit() {
    Writer writer(*store);
    writer.load_regulation(std::string(64, 'a'), "pasal: 1");
    writer.load_directory(sample_agency("surakarta"), {});
    const auto first = writer.file(sample_filing(), {head_of("bappeda.data")});
    const auto announcement = writer.announce("surakarta", "Kebutuhan statistik");
    writer.act(first, approval_events());
    const auto second = writer.file(sample_filing(), {head_of("bappeda.data")});
    writer.act(second, rejection_events("Beban kerja penuh"));
    writer.close_announcement(announcement);
    writer.commit();
    AuditWriter file(path);
    for (const auto& row : kept(store).raw_records(1, 100)) file.add(row);
    end = file.finish();
    lines = lines_of(read_file(path));
  }

  /// The check of what `change` made of the lines. Line 0 is the header, line n record n, line 9 the end.
  AuditReport check(const std::function<void(Lines&)>& change) {
    Lines changed = lines;
    change(changed);
    folder.write("changed.audit", text_of(changed));
    return check_audit(folder.path() / "changed.audit");
  }
  static AuditFault fault(Kind kind, std::uint64_t position = 0, std::uint64_t line = 0) { return {kind, position, line}; }

  AnyStore store{Which::rocksdb};
  TempFolder folder;
  const std::string path = folder.path() / "log.audit";
  AuditEnd end;
  Lines lines;
};

TEST_F(Audit, AWholeLogIsAcceptedAndItsHeadIsTheStores) {
  ASSERT_EQ(lines.size(), 10u);
  const auto report = check_audit(path, store->head().hash);
  EXPECT_FALSE(report.fault);
  EXPECT_EQ(report.end, (AuditEnd{8, store->head().hash}));
  EXPECT_EQ(report.end, end);
  EXPECT_EQ(report.requests, 2u);
  EXPECT_EQ(report.erased, 0u);
}

TEST_F(Audit, AnyChangedRecordIsNamed) {
  for (std::uint64_t position = 1; position <= 8; ++position) {
    const auto report = check([&](Lines& all) { all[position] = spoiled(all[position], "record"); });
    ASSERT_TRUE(report.fault) << position;
    EXPECT_TRUE(report.fault->kind == Kind::changed || report.fault->kind == Kind::changed_text) << position;
    EXPECT_EQ(report.fault->position, position);
  }
}

// Also in the part of a record that holds the hash of the one before it: not that one was changed.
TEST_F(Audit, AnyChangedByteOfARecordIsNamed) {
  const std::string& line = lines[5];
  const auto begin = line.find("\"record\":\"") + 10, after = line.find('"', begin) - 4;  // without the padding
  for (auto at = begin; at < after; at += 7) {
    const auto report = check([&](Lines& all) { all[5][at] = all[5][at] == 'Q' ? 'R' : 'Q'; });
    ASSERT_TRUE(report.fault) << at;
    EXPECT_TRUE(report.fault->kind == Kind::changed || report.fault->kind == Kind::changed_text) << at;
    EXPECT_EQ(report.fault->position, 5u) << at;
  }
}

TEST_F(Audit, AnyDroppedRecordIsNoticedWhereTheNextOneStands) {
  for (std::size_t position = 1; position <= 7; ++position) {
    const auto report = check([&](Lines& all) { all.erase(all.begin() + static_cast<std::ptrdiff_t>(position)); });
    EXPECT_EQ(report.fault, fault(Kind::out_of_place, position + 1, position + 1));
  }
  EXPECT_EQ(check([](Lines& all) { all.erase(all.begin() + 8); }).fault, fault(Kind::other_end, 0, 9)) << "the last one";
}

TEST_F(Audit, AnyTwoRecordsInTheOtherOrderAreNoticed) {
  for (std::size_t position = 1; position <= 7; ++position) {
    const auto report = check([&](Lines& all) { std::swap(all[position], all[position + 1]); });
    EXPECT_EQ(report.fault, fault(Kind::out_of_place, position + 1, position + 1));
  }
}

TEST_F(Audit, ARecordThatIsPutInIsNoticed) {
  EXPECT_EQ(check([](Lines& all) { all.insert(all.begin() + 5, all[4]); }).fault, fault(Kind::out_of_place, 4, 6)) << "twice";
  const auto appended = check([](Lines& all) {
    std::string ninth = all[8];
    ninth.replace(ninth.find("\"position\":8"), 12, "\"position\":9");
    all.insert(all.begin() + 9, ninth);
  });
  ASSERT_TRUE(appended.fault);
  EXPECT_EQ(appended.fault->kind, Kind::changed);
  EXPECT_EQ(appended.fault->position, 9u);
}

TEST_F(Audit, WhateverFollowsTheEndIsNoticed) {
  EXPECT_EQ(check([](Lines& all) { all.push_back(all[8]); }).fault, fault(Kind::after_the_end, 0, 11));
  EXPECT_EQ(check([](Lines& all) { all.emplace_back(); }).fault, fault(Kind::after_the_end, 0, 11));
}

TEST_F(Audit, AFileThatWasCutOffIsNoticedWherever) {
  for (std::size_t kept = 1; kept <= 9; ++kept) {
    EXPECT_EQ(check([&](Lines& all) { all.resize(kept); }).fault, fault(Kind::cut_off, kept - 1));
  }
  const auto report = check([](Lines& all) { all[5].resize(all[5].size() / 2); });
  EXPECT_EQ(report.fault, fault(Kind::unreadable_line, 0, 6));
}

TEST_F(Audit, AChangedTextIsNamedAndAnErasedOneCounted) {
  for (const std::uint64_t position : {3, 4, 6, 7}) {
    const auto changed = check([&](Lines& all) { all[position] = spoiled(all[position], "texts"); });
    ASSERT_TRUE(changed.fault) << position;
    EXPECT_EQ(changed.fault->kind, Kind::changed_text) << position;
    EXPECT_EQ(changed.fault->position, position);
    const auto erased = check([&](Lines& all) {
      const auto begin = all[position].find(",\"texts\":");
      all[position].replace(begin, std::string::npos, "}");
    });
    EXPECT_FALSE(erased.fault) << position;
    EXPECT_EQ(erased.erased, 1u) << position;
  }
}

TEST_F(Audit, ALineThatNobodyWroteIsRefused) {
  EXPECT_EQ(check([](Lines& all) { all[2] = "{}"; }).fault, fault(Kind::unreadable_line, 0, 3));
  EXPECT_EQ(check([](Lines& all) { all[2].back() = ' '; }).fault, fault(Kind::unreadable_line, 0, 3));
  EXPECT_EQ(check([](Lines& all) { all[2].insert(1, "\"note\":\"hidden\","); }).fault, fault(Kind::unreadable_line, 0, 3));
  EXPECT_EQ(check([](Lines& all) { all[0] = "penugasan"; }).fault, fault(Kind::no_audit_file, 0, 1));
  EXPECT_EQ(check([](Lines& all) { all[0].insert(1, " "); }).fault, fault(Kind::no_audit_file, 0, 1));
  EXPECT_EQ(check([](Lines& all) { all[0] = R"({"penugasan_audit":3})"; }).fault, fault(Kind::newer, 0, 1));
  EXPECT_EQ(check([](Lines& all) { all[0] = R"({"penugasan_archive":2})"; }).fault, fault(Kind::newer, 0, 1));
  EXPECT_EQ(check([](Lines& all) { all[0] = R"({"penugasan_audit":2})"; }).fault, fault(Kind::no_audit_file, 0, 1))
      << "nothing in it is archived";
}

TEST_F(Audit, AnEndThatTellsOfOtherRecordsIsNoticed) {
  const auto changed = [&](const std::string& from, const std::string& to) {
    return check([&](Lines& all) { all[9].replace(all[9].find(from), from.size(), to); }).fault;
  };
  EXPECT_EQ(changed("\"records\":8", "\"records\":7"), fault(Kind::other_end, 0, 10));
  EXPECT_EQ(changed(to_hex(end.head), to_hex(Hash{})), fault(Kind::changed, 8, 10)) << "the last record is not the end's";
}

// Somebody with all the tools can make a file anew from its first record on: only a head that was kept apart tells.
TEST_F(Audit, AFileThatWasMadeAnewIsToldByItsHead) {
  AnyStore forged(Which::rocksdb);
  Writer writer(*forged);
  writer.load_regulation(std::string(64, 'a'), "pasal: 2");
  writer.commit();
  const std::string other = folder.path() / "forged.audit";
  AuditWriter file(other);
  for (const auto& row : kept(forged).raw_records(1, 100)) file.add(row);
  file.finish();
  EXPECT_FALSE(check_audit(other).fault);
  EXPECT_EQ(check_audit(other, end.head).fault, fault(Kind::other_head));
}

TEST_F(Audit, NoFileIsWrittenOver) {
  EXPECT_THROW(AuditWriter{path}, std::system_error);
  EXPECT_EQ(lines_of(read_file(path)), lines);
  EXPECT_THROW((void)check_audit(folder.path() / "nowhere.audit"), std::system_error);
}

TEST(HexHash, IsWrittenAndReadWholeOrNotAtAll) {
  Hash hash{};
  hash[0] = 0x9f;
  hash[31] = 0x08;
  const std::string digits = "9f" + std::string(60, '0') + "08";
  EXPECT_EQ(to_hex(hash), digits);
  EXPECT_EQ(from_hex(digits), hash);
  for (const std::string& wrong : {digits.substr(1), digits + "0", "G" + digits.substr(1), std::string()}) {
    EXPECT_FALSE(from_hex(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace penugasan::storage
