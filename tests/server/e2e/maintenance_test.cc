// What an operator does to keep the store, as typed: backups of a server that serves, restored; the log as a file that proves
// itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "penugasan/v1/maintenance.grpc.pb.h"
#include "storage/audit.h"
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
using ::testing::StartsWith;

using Maintenance = v1::MaintenanceService::Stub;

template <class Request, class Response>
Response call(const City& city, const std::string& principal,
              grpc::Status (Maintenance::*method)(grpc::ClientContext*, const Request&, Response*), const Request& request) {
  grpc::ClientContext context;
  clients::Connection::prepare(context, {principal, "en"}, std::chrono::seconds(60));
  Response response;
  clients::throw_if_failed((Maintenance(city.channel()).*method)(&context, request, &response));
  return response;
}

class Keeping : public ::testing::Test {
 protected:
  std::string in(const std::string& name) const { return (folder.path() / name).string(); }

  TempFolder folder;
  City city = City(std::vector<std::string>{"--backups", in("backups")});
};

TEST_F(Keeping, IsForTheOperatorOnly) {
  const auto as_official = [&](auto method, auto request) {
    return refusal([&] { return call(city, kFiler, method, request); });
  };
  EXPECT_EQ(as_official(&Maintenance::CreateBackup, v1::CreateBackupRequest()), "PERMISSION_DENIED OPERATOR_ONLY");
  EXPECT_EQ(as_official(&Maintenance::ListBackups, v1::ListBackupsRequest()), "PERMISSION_DENIED OPERATOR_ONLY");
  EXPECT_EQ(as_official(&Maintenance::ListLogRecords, v1::ListLogRecordsRequest()), "PERMISSION_DENIED OPERATOR_ONLY");
  EXPECT_FALSE(std::filesystem::exists(in("backups")));
}

TEST_F(Keeping, ABackupIsMadeListedVerifiedAndRestored) {
  const auto filed = city.file(kFiler, filing("Sebelum cadangan"));
  const auto made = city.type({"backup", "create"});
  EXPECT_EQ(made.exit_code, 0) << made.err;
  EXPECT_THAT(made.out, AllOf(HasSubstr("Backup 1 is made and verified"), HasSubstr("Head: ")));
  (void)city.file(kFiler, filing("Sesudah cadangan"));
  EXPECT_THAT(city.type({"backup", "create"}, "id_ID.UTF-8").out, HasSubstr("Cadangan 2 dibuat dan diperiksa"));
  const auto listed = city.type({"backup", "list", "--folder", in("backups")}).out;
  EXPECT_EQ(listed, city.type({"backup", "list"}).out) << "the server and the folder tell the same";
  city.kill();  // everything below needs no server

  EXPECT_THAT(city.type({"backup", "verify", "1", "--folder", in("backups")}).out, HasSubstr("Backup 1 is sound"));
  const auto restored = city.type({"backup", "restore", "1", "--folder", in("backups"), "--to", in("restored")});
  EXPECT_EQ(restored.exit_code, 0) << restored.err;
  EXPECT_THAT(restored.out, HasSubstr("Backup 1 is restored into " + in("restored")));
  const auto store = storage::open_rocks_store(in("restored"));
  EXPECT_EQ(store->head().last_number, 1u);
  EXPECT_EQ(store->request(1)->filing.purpose, "Sebelum cadangan");
  EXPECT_THAT(storage::verify(*store), IsEmpty());
}

TEST_F(Keeping, ADamagedBackupIsRefusedAndSaysWhatIsDamaged) {
  EXPECT_EQ(city.type({"backup", "create"}).exit_code, 0);
  std::filesystem::path log;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(in("backups"))) {
    if (entry.path().extension() == ".log") log = entry.path();
  }
  auto bytes = read_file(log);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
  TempFolder elsewhere;
  std::filesystem::copy_file(elsewhere.write("spoiled", bytes), log, std::filesystem::copy_options::overwrite_existing);
  const auto refused = city.type({"backup", "restore", "--folder", in("backups"), "--to", in("restored")}, "id_ID.UTF-8");
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, AllOf(HasSubstr("Tidak berhasil"), HasSubstr(log.filename().string())));
  EXPECT_FALSE(std::filesystem::exists(in("restored")));
}

TEST_F(Keeping, ARestoredServerGoesOn) {
  const auto filed = city.file(kFiler, filing());
  EXPECT_EQ(city.type({"backup", "create"}).exit_code, 0);
  EXPECT_EQ(city.stop(), 0);
  std::filesystem::rename(city.store(), in("lost"));
  EXPECT_EQ(city.type({"backup", "restore", "--folder", in("backups"), "--to", city.store()}).exit_code, 0);
  city.start();
  EXPECT_EQ(city.get(kFiler, filed.name()).purpose(), "Statistik sektoral");
  EXPECT_EQ(city.approve(kDecider, city.get(kDecider, filed.name())).state(), v1::AssignmentRequest::STATE_PENDING);
  EXPECT_EQ(city.stop(), 0);
  EXPECT_THAT(storage::verify(*storage::open_rocks_store(city.store())), IsEmpty());
}

TEST_F(Keeping, ABackupIsRestoredToAPoint) {
  const auto filed = city.file(kFiler, filing());
  (void)city.approve(kDecider, filed);
  EXPECT_EQ(city.type({"backup", "create"}).exit_code, 0);
  EXPECT_EQ(city.stop(), 0);
  const auto last = storage::open_rocks_store(city.store())->head().position;
  const auto filing_only = std::to_string(last - 1);

  const auto restored = city.type({"backup", "restore", "--folder", in("backups"), "--to", in("before"), "--until", filing_only});
  EXPECT_EQ(restored.exit_code, 0) << restored.err;
  EXPECT_THAT(restored.out, AllOf(HasSubstr(filing_only + " records"), HasSubstr("1 later records are left out")));
  const auto store = storage::open_rocks_store(in("before"));
  EXPECT_EQ(store->head().position, last - 1);
  EXPECT_EQ(store->request(1)->open->index, 0u) << "not approved yet";
  EXPECT_THAT(storage::verify(*store), IsEmpty());

  const auto now =
      city.type({"backup", "restore", "--folder", in("backups"), "--to", in("now"), "--until", "2099-01-01T00:00:00Z"});
  EXPECT_THAT(now.out, HasSubstr("0 later records are left out"));
  EXPECT_EQ(storage::open_rocks_store(in("now"))->request(1)->open->index, 1u);
}

TEST_F(Keeping, APointThatIsNotThereIsRefused) {
  EXPECT_EQ(city.type({"backup", "create"}).exit_code, 0);
  const auto refused = [&](const std::string& until, const std::string& language = "en_US.UTF-8") {
    const auto said =
        city.type({"backup", "restore", "--folder", in("backups"), "--to", in("before"), "--until", until}, language);
    EXPECT_FALSE(std::filesystem::exists(in("before")));
    EXPECT_FALSE(std::filesystem::exists(in("before.restoring")));
    return std::to_string(said.exit_code) + " " + said.err;
  };
  EXPECT_THAT(refused("9999"), AllOf(StartsWith("1 "), HasSubstr("There is no record 9999")));
  EXPECT_THAT(refused("2001-01-01T00:00:00+07:00"), AllOf(StartsWith("1 "), HasSubstr("first record is later")));
  EXPECT_THAT(refused("kemarin", "id_ID.UTF-8"), AllOf(StartsWith("2 "), HasSubstr("Titik kemarin tidak dimengerti")));
  EXPECT_THAT(refused("-3"), AllOf(StartsWith("2 "), HasSubstr("makes no sense")));
  EXPECT_THAT(refused("0"), AllOf(StartsWith("2 "), HasSubstr("makes no sense")));
}

TEST(KeepingWithoutAFolder, IsRefusedAndSaysWhatToSet) {
  const City city;
  EXPECT_EQ(refusal([&] { return call(city, clients::kOperator, &Maintenance::CreateBackup, v1::CreateBackupRequest()); }),
            "FAILED_PRECONDITION BACKUPS_OFF");
}

TEST_F(Keeping, TheLogIsExportedAndProvesItself) {
  const auto filed = city.file(kFiler, filing());
  (void)city.approve(kDecider, filed);
  const auto exported = city.type({"audit", "export", in("log.audit")});
  EXPECT_EQ(exported.exit_code, 0) << exported.err;
  const auto head_at = exported.out.find("Head: ") + 6;
  const auto head = exported.out.substr(head_at, 64);
  EXPECT_EQ(city.stop(), 0);
  EXPECT_EQ(head, storage::to_hex(storage::open_rocks_store(city.store())->head().hash));
  const auto sound = city.type({"audit", "verify", in("log.audit"), "--head", head});
  EXPECT_EQ(sound.exit_code, 0) << sound.err;
  EXPECT_THAT(sound.out, AllOf(HasSubstr("the chain holds"), HasSubstr("1 records without their texts")));
  EXPECT_THAT(read_file(in("log.audit")), Not(HasSubstr("\"texts\"")));
  const auto whole = city.type({"audit", "export", in("whole.audit"), "--store", city.store()});
  EXPECT_EQ(whole.exit_code, 0) << whole.err;
  EXPECT_THAT(whole.out, AllOf(HasSubstr(head), Not(HasSubstr("without their texts"))));

  EXPECT_EQ(city.type({"audit", "export", in("none.audit"), "--store", in("nowhere")}).exit_code, 1);
  EXPECT_FALSE(std::filesystem::exists(in("nowhere"))) << "a store was made";

  auto text = read_file(in("log.audit"));
  const auto third = text.find("{\"position\":3,");
  text.erase(third, text.find('\n', third) + 1 - third);
  folder.write("cut.audit", text);
  const auto refused = city.type({"audit", "verify", in("cut.audit")});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("Line 4 has record 4, whose turn it is not"));
  EXPECT_THAT(city.type({"audit", "verify", in("cut.audit")}, "id_ID.UTF-8").err, HasSubstr("Baris 4 berisi rekaman 4"));
  const auto other = city.type({"audit", "verify", in("log.audit"), "--head", std::string(64, '0')});
  EXPECT_EQ(other.exit_code, 1);
  EXPECT_THAT(other.err, HasSubstr("does not end with the hash that was kept apart"));
  EXPECT_EQ(city.type({"audit", "verify", in("log.audit"), "--head", "abc"}).exit_code, 2);
  EXPECT_EQ(city.type({"audit", "export", in("log.audit")}).exit_code, 4) << "no server";
}

TEST_F(Keeping, TheLogComesInPages) {
  (void)city.file(kFiler, filing());
  v1::ListLogRecordsRequest request;
  request.set_page_size(2);
  std::vector<std::uint64_t> positions;
  for (;;) {
    const auto page = call(city, clients::kOperator, &Maintenance::ListLogRecords, request);
    if (page.records().empty()) break;
    EXPECT_LE(page.records_size(), 2);
    for (const auto& record : page.records()) positions.push_back(record.position());
    request.set_after(positions.back());
  }
  EXPECT_EQ(city.stop(), 0);
  std::vector<std::uint64_t> expected(storage::open_rocks_store(city.store())->head().position);
  for (std::size_t i = 0; i < expected.size(); ++i) expected[i] = i + 1;
  EXPECT_EQ(positions, expected);
}

}  // namespace
}  // namespace penugasan::testing
