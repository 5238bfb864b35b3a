// penugasan status: what people are shown, and what programs read.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "clients/cli/status_view.h"
#include "tests/clients/cli_session.h"

namespace penugasan::testing {
namespace {

using namespace cli;

constexpr std::int64_t kNow = 1'800'000'000;

v1::ServerStatus sample() {
  v1::ServerStatus status;
  status.set_version("0.1.0");
  status.mutable_start_time()->set_seconds(kNow - 100'000);
  auto& regulation = *status.add_regulations();
  regulation.set_name("regulations/klaten-34-2024");
  regulation.set_version("0123456789abcdef0123");
  auto& operation = *status.mutable_operation();
  operation.set_log_head(1234);
  operation.set_notice_index_behind(5);
  operation.set_commands(900);
  operation.set_commits(300);
  operation.set_queued_commands(2);
  operation.set_disk_free_bytes(1'503'238'554);
  operation.set_disk_reserve_bytes(512 << 20);
  operation.set_store_bytes(12 << 20);
  operation.mutable_fence_age()->set_seconds(4);
  operation.set_open_streams(7);
  for (const auto& [from, to, count] : {std::tuple{0, 1, 3}, {1, 3, 0}, {3, 7, 2}, {30, 0, 1}}) {
    auto& steps = *operation.add_open_steps();
    steps.set_min_days(from);
    steps.set_max_days(to);
    steps.set_count(static_cast<std::uint64_t>(count));
  }
  operation.set_resident_bytes(80 << 20);
  operation.set_open_files(40);
  operation.set_max_open_files(1024);
  operation.mutable_cpu_time()->set_seconds(3'700);
  auto& certificate = *operation.add_certificates();
  certificate.set_file("/etc/penugasan/server.pem");
  certificate.mutable_expire_time()->set_seconds(kNow + std::int64_t{86'400} * 12);
  return status;
}

TEST(StatusView, EverythingThatAnOperatorLooksFor) {
  EXPECT_EQ(status_text(sample(), "127.0.0.1:7443", kNow, Speaker(Language::english), {.unicode = true}),
            "Server        127.0.0.1:7443, penugasand 0.1.0, up 1 d 3 h\n"
            "Accepting     yes, commands are accepted\n"
            "Log           position 1234; the notice index is 5 records behind\n"
            "Commands      900 in 300 commits since the start; 2 waiting\n"
            "Open steps    3 under 1 day, 2 for 3–7 days, 1 over 30 days\n"
            "Streams       7\n"
            "Disk          1.4 GiB free (read-only below 512 MiB); the store takes 12 MiB\n"
            "Fence         written 4 s ago\n"
            "Process       80 MiB of memory, 40 of 1024 open files, CPU 1 h 1 min\n"
            "Certificate   /etc/penugasan/server.pem until 27 Jan 2027 15:00 WIB (in 12 d 0 h)\n"
            "In force      klaten-34-2024 (0123456789ab)\n");
}

TEST(StatusView, AnOfficialLearnsWhetherCommandsAreAccepted) {
  auto status = sample();
  status.clear_operation();
  status.set_read_only(true);
  EXPECT_EQ(status_text(status, "h:1", kNow, Speaker(Language::indonesian), {.unicode = true}),
            "Server        h:1, penugasand 0.1.0, berjalan 1 hari 3 jam\n"
            "Menerima      tidak: media penyimpanan hampir penuh, hanya dapat dibaca; tambah ruang, server pulih sendiri\n"
            "Berlaku       klaten-34-2024 (0123456789ab)\n");
}

TEST(StatusView, SizesAndSpans) {
  EXPECT_EQ(size_text(0), "0 B");
  EXPECT_EQ(size_text(1023), "1023 B");
  EXPECT_EQ(size_text(1536), "1.5 KiB");
  EXPECT_EQ(size_text(10'240), "10 KiB");
  EXPECT_EQ(span_text(59, Speaker(Language::english)), "59 s");
  EXPECT_EQ(span_text(60, Speaker(Language::english)), "1 min");
  EXPECT_EQ(span_text(7'260, Speaker(Language::english)), "2 h 1 min");
}

TEST(Status, ToTheOperatorAllToAnOfficialTheirPart) {
  const CliSession session;
  const auto all = session.cli("", {"status"});
  EXPECT_EQ(all.exit_code, 0) << all.err;
  for (const auto* line :
       {"penugasand ", "Accepting     yes", "Log           position ", "Open steps    none", "In force      klaten-34-2024"}) {
    EXPECT_NE(all.out.find(line), std::string::npos) << line << "\n" << all.out;
  }
  const auto part = session.cli("jambi/kabid-litbang", {"status"});
  EXPECT_EQ(part.exit_code, 0) << part.err;
  EXPECT_NE(part.out.find("Accepting     yes"), std::string::npos);
  EXPECT_EQ(part.out.find("Disk"), std::string::npos) << part.out;
  const auto json = nlohmann::json::parse(session.cli("", {"status", "--output", "json"}).out);
  EXPECT_FALSE(json.at("version").get<std::string>().empty());
  EXPECT_EQ(json.at("regulations").size(), 5u);
  EXPECT_GE(std::stoi(json.at("operation").at("logHead").get<std::string>()), 6);
}

}  // namespace
}  // namespace penugasan::testing
