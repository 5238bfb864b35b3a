// What was acknowledged is there after the server's end, however it ended.
#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <mutex>
#include <thread>

#include "tests/server/e2e/city.h"

namespace penugasan::testing {
namespace {

using namespace std::chrono_literals;

// Files from several threads at once until the server goes away; keeps what it acknowledged.
class Load {
 public:
  explicit Load(const City& city) {
    for (int i = 0; i < 8; ++i) threads_.emplace_back([this, &city] { run(city); });
  }
  ~Load() { finish(); }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;
  void finish() {
    for (auto& thread : threads_) thread.join();
    threads_.clear();
  }
  bool wait_for(std::size_t acknowledged) {
    for (int i = 0; i < 1000 && count() < acknowledged; ++i) std::this_thread::sleep_for(10ms);
    return count() >= acknowledged;
  }
  std::size_t count() {
    const std::lock_guard lock(mutex_);
    return acknowledged_.size();
  }
  const std::vector<v1::AssignmentRequest>& acknowledged() const { return acknowledged_; }
  /// Refusals other than those of a server that is going or gone.
  const std::vector<std::string>& surprises() const { return surprises_; }

 private:
  void run(const City& city) {
    for (int i = 0; i < 20000; ++i) {
      auto request = filing("Nomor " + std::to_string(i));
      request.set_request_id(fresh_request_id());
      try {
        const auto filed = city.file(kFiler, request);
        const std::lock_guard lock(mutex_);
        acknowledged_.push_back(filed);
      } catch (const clients::CallError& error) {
        if (error.code() == grpc::StatusCode::UNAVAILABLE || error.code() == grpc::StatusCode::CANCELLED) return;
        const std::lock_guard lock(mutex_);
        surprises_.emplace_back(error.what());
        return;
      }
    }
  }

  std::mutex mutex_;
  std::vector<v1::AssignmentRequest> acknowledged_;
  std::vector<std::string> surprises_;
  std::vector<std::thread> threads_;
};

void expect_all_there(const City& city, const Load& load) {
  for (const auto& filed : load.acknowledged()) {
    ASSERT_EQ(city.get(kFiler, filed.name()).SerializeAsString(), filed.SerializeAsString()) << filed.name();
  }
}

TEST(Restart, KilledUnderLoadItHasEverythingThatItAcknowledged) {
  City city;
  Load load(city);
  ASSERT_TRUE(load.wait_for(300));
  city.kill();
  load.finish();
  EXPECT_EQ(load.surprises(), std::vector<std::string>());
  city.start();
  expect_all_there(city, load);
  EXPECT_EQ(refusal([&] { return city.file(kFiler, filing()); }), "accepted");
}

TEST(Restart, SigtermUnderLoadEndsItWithinFiveSeconds) {
  City city;
  Load load(city);
  ASSERT_TRUE(load.wait_for(300));
  const auto since = std::chrono::steady_clock::now();
  EXPECT_EQ(city.stop(), 0);
  EXPECT_LT(std::chrono::steady_clock::now() - since, 5s);
  load.finish();
  EXPECT_EQ(load.surprises(), std::vector<std::string>());
  city.start();
  expect_all_there(city, load);
}

TEST(Restart, RequestIdsAreRememberedAcrossIt) {
  City city;
  auto request = filing();
  request.set_request_id(fresh_request_id());
  const auto filed = city.file(kFiler, request);
  v1::ApproveAssignmentRequestRequest approval;
  approval.set_name(filed.name());
  approval.set_etag(filed.etag());
  approval.set_request_id(fresh_request_id());
  const auto approved = city.call(kDecider, &Requests::ApproveAssignmentRequest, approval);
  EXPECT_EQ(city.stop(), 0);
  city.start();
  EXPECT_EQ(city.file(kFiler, request).SerializeAsString(), filed.SerializeAsString());
  EXPECT_EQ(city.call(kDecider, &Requests::ApproveAssignmentRequest, approval).SerializeAsString(), approved.SerializeAsString());
  request.mutable_assignment_request()->set_purpose("Lain");
  EXPECT_EQ(refusal([&] { return city.file(kFiler, request); }), "INVALID_ARGUMENT REQUEST_ID_REUSED");
  approval.add_officials("agencies/palangka-raya/officials/prakom-muda");
  EXPECT_EQ(refusal([&] { return city.call(kDecider, &Requests::ApproveAssignmentRequest, approval); }),
            "INVALID_ARGUMENT REQUEST_ID_REUSED");
  EXPECT_EQ(city.get(kFiler, filed.name()).SerializeAsString(), approved.SerializeAsString());
}

// No disk of a test machine has as much room as is to be kept free here.
TEST(Restart, OnAnAlmostFullDiskReadsGoOn) {
  City city;
  const auto filed = city.file(kFiler, filing());
  EXPECT_EQ(city.stop(), 0);
  city.start({"--disk-reserve", "1024GiB"});
  EXPECT_EQ(refusal([&] { return city.file(kFiler, filing()); }), "UNAVAILABLE READ_ONLY");
  EXPECT_EQ(refusal([&] { return city.approve(kDecider, filed); }), "UNAVAILABLE READ_ONLY");
  EXPECT_EQ(city.get(kFiler, filed.name()).SerializeAsString(), filed.SerializeAsString());
  auto trial = filing();
  trial.set_validate_only(true);
  EXPECT_EQ(refusal([&] { return city.file(kFiler, trial); }), "accepted");
  EXPECT_EQ(city.stop(), 0);
  city.start();
  EXPECT_EQ(refusal([&] { return city.approve(kDecider, filed); }), "accepted");
}

}  // namespace
}  // namespace penugasan::testing
