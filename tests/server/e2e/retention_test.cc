// Old closed requests leave a real server for a file, as typed: the file and the log that is left prove themselves, and the rest
// of the store goes on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "storage/event_store.h"
#include "storage/rebuild.h"
#include "tests/server/e2e/city.h"
#include "tests/support/paths.h"

namespace penugasan::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kPurpose = "Keperluan yang hanya ada dalam permohonan lama";

class Retention : public ::testing::Test {
 protected:
  std::string in(const std::string& name) const { return (folder.path() / name).string(); }
  v1::AssignmentRequest reject(const v1::AssignmentRequest& seen) const {
    v1::RejectAssignmentRequestRequest request;
    request.set_name(seen.name());
    request.set_etag(seen.etag());
    request.set_reason("Tidak dapat dilepas");
    return city.call(kDecider, &Requests::RejectAssignmentRequest, request);
  }
  std::string reading(const std::string& name) const {
    return refusal([&] { return city.get(kFiler, name); });
  }
  std::size_t files_with(const std::string& text) const {
    std::size_t found = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(city.store())) {
      if (entry.is_regular_file() && read_file(entry.path()).find(text) != std::string::npos) ++found;
    }
    return found;
  }
  static std::string head_in(const std::string& out) { return out.substr(out.find("Head: ") + 6, 64); }

  TempFolder folder;
  City city{std::vector<std::string>{"--archives", in("archives"), "--backups", in("backups")}};
  const std::string archive = in("archives") + "/2026.archive";
};

TEST_F(Retention, OldClosedRequestsAreArchivedAndEverythingStillProvesItself) {
  auto old = filing(kPurpose);
  old.set_request_id(fresh_request_id());
  const auto closed = reject(city.file(kFiler, old));
  const auto open = city.file(kFiler, filing("Masih berjalan"));
  EXPECT_THAT(city.type({"retention", "archive", "--older-than", "365d", "--to", "2026.archive"}).out,
              HasSubstr("No request is that old"));
  city.set_today("2027-04-01");
  const auto trial = city.type({"retention", "archive", "--older-than", "365d", "--to", "2026.archive", "--dry-run"});
  EXPECT_THAT(trial.out, HasSubstr("1 requests (2 records) would be archived"));
  EXPECT_FALSE(std::filesystem::exists(archive));
  EXPECT_GT(files_with(kPurpose), 0u);

  const auto made = city.type({"retention", "archive", "--older-than", "365d", "--to", "2026.archive"});
  EXPECT_EQ(made.exit_code, 0) << made.err;
  EXPECT_THAT(made.out, HasSubstr("1 requests (2 records) are archived in " + archive));
  EXPECT_EQ(files_with(kPurpose), 0u);
  EXPECT_EQ(reading(closed.name()), "NOT_FOUND NOT_FOUND");
  EXPECT_EQ(reading(open.name()), "accepted");
  EXPECT_EQ(refusal([&] { return city.file(kFiler, old); }), "FAILED_PRECONDITION REQUEST_ARCHIVED");
  const auto notices =
      city.call("palangka-raya/statistisi-muda", &v1::NoticeService::Stub::ListNotices, v1::ListNoticesRequest());
  for (const auto& notice : notices.notices()) EXPECT_NE(notice.request(), closed.name());

  const auto sound = city.type({"audit", "verify", archive, "--head", head_in(made.out)});
  EXPECT_EQ(sound.exit_code, 0) << sound.err;
  EXPECT_THAT(sound.out, AllOf(HasSubstr("an archive of 1 requests (2 records)"), Not(HasSubstr("without their texts"))));
  const auto exported = city.type({"audit", "export", in("log.audit")});
  EXPECT_EQ(exported.exit_code, 0) << exported.err;
  EXPECT_THAT(exported.out,
              AllOf(HasSubstr("the chain holds"), HasSubstr("2 records are in archives"), HasSubstr(head_in(made.out))));
  EXPECT_EQ(city.type({"backup", "create"}).exit_code, 0);

  city.kill();
  city.start();
  EXPECT_EQ(reading(closed.name()), "NOT_FOUND NOT_FOUND");
  (void)city.approve(kDecider, city.get(kDecider, open.name()));
  EXPECT_EQ(city.stop(), 0);
  const auto store = storage::open_rocks_store(city.store());
  EXPECT_THAT(storage::verify(*store), IsEmpty());
  EXPECT_EQ(city.type({"backup", "restore", "--folder", in("backups"), "--to", in("restored")}).exit_code, 0);
  EXPECT_THAT(storage::verify(*storage::open_rocks_store(in("restored"))), IsEmpty());
}

// More archived notices in a row than a stream reads at once: it goes on by itself, and not at the next wake in ten seconds.
TEST_F(Retention, ASubscriberComesPastWhatWasArchived) {
  for (int i = 0; i < 200; ++i) (void)reject(city.file(kFiler, filing()));
  const auto open = city.file(kFiler, filing("Masih berjalan"));
  EXPECT_EQ(city.stop(), 0);
  city.start();  // the notice index is whole now, and the archive's records stand in it
  city.set_today("2027-04-01");
  EXPECT_THAT(city.type({"retention", "archive", "--older-than", "365d", "--to", "2026.archive"}).out,
              HasSubstr("200 requests (400 records) are archived"));
  grpc::ClientContext context;
  clients::Connection::prepare(context, {kDecider, "en"}, std::chrono::seconds(5));
  const auto stream = city.connection().stub<v1::NoticeService::Stub>().SubscribeNotices(&context, {});
  v1::SubscribeNoticesResponse message;
  while (stream->Read(&message) && !message.has_notice()) {
  }
  EXPECT_EQ(message.notice().request(), open.name());
  context.TryCancel();
  (void)stream->Finish();
}

TEST_F(Retention, IsRefusedWithReasonsThatHelp) {
  const auto archived = [&](std::vector<Argument> options, const std::string& locale = "C.UTF-8") {
    std::vector<Argument> words = {"retention", "archive"};
    words.insert(words.end(), options.begin(), options.end());
    return city.type(words, locale);
  };
  EXPECT_EQ(archived({"--to", "x"}).exit_code, 2);
  EXPECT_THAT(archived({"--older-than", "1y", "--to", "x"}).err, HasSubstr("write days, for example 365d"));
  EXPECT_EQ(archived({"--older-than", "0d", "--to", "x"}).exit_code, 2);
  for (const char* name : {"../x", "a/b", ".x", ""})
    EXPECT_EQ(archived({"--older-than", "9d", "--to", name}).exit_code, 2) << name;
  std::filesystem::create_directories(in("archives"));
  std::filesystem::copy_file(folder.write("there", ""), archive);
  const auto exists = archived({"--older-than", "9d", "--to", "2026.archive"}, "id_ID.UTF-8");
  EXPECT_EQ(exists.exit_code, 2);
  EXPECT_THAT(exists.err, HasSubstr("berkas itu sudah ada"));
  EXPECT_EQ(archived({"--as", kFiler, "--older-than", "9d", "--to", "y"}).exit_code, 1);

  const City without;
  const auto off =
      run({program("penugasan"), "--server", without.address(), "retention", "archive", "--older-than", "9d", "--to", "x"},
          {.environment = {{"LC_ALL", "id_ID.UTF-8"}, {"PENUGASAN_AS", ""}}});
  EXPECT_EQ(off.exit_code, 1);
  EXPECT_THAT(off.err, HasSubstr("Peladen ini tidak mempunyai folder arsip"));
}

}  // namespace
}  // namespace penugasan::testing
