// What is counted, as Prometheus would read it.
#include "server/metrics/metrics.h"

#include <gtest/gtest.h>

#include <prometheus/collectable.h>
#include <prometheus/counter.h>
#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include "server/metrics/exporter.h"
#include "server/metrics/process_state.h"
#include "tests/support/http.h"

namespace penugasan::server {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kGet = "AssignmentRequestService/GetAssignmentRequest";

std::string text_of(const Metrics& metrics) { return prometheus::TextSerializer().Serialize(metrics.collectable()->Collect()); }

// The value behind "name{labels} ", as it is written; "none" where there is no such line.
std::string value_of(const std::string& text, const std::string& series) {
  const auto at = text.find("\n" + series + " ");
  if (at == std::string::npos) return "none";
  const auto from = at + series.size() + 2;
  return text.substr(from, text.find('\n', from) - from);
}

TEST(Metrics, AMethodIsThereBeforeItsFirstCall) {
  Metrics metrics;
  metrics.know_method(kGet);
  const auto text = text_of(metrics);
  EXPECT_EQ(
      value_of(text, R"(penugasan_calls_total{code="OK",method="AssignmentRequestService/GetAssignmentRequest",reason=""})"),
      "0");
}

TEST(Metrics, CallsAreCountedByOutcome) {
  Metrics metrics;
  metrics.know_method(kGet);
  metrics.call_ended(kGet, "OK", "", 2ms);
  metrics.call_ended(kGet, "OK", "", 400us);
  metrics.call_ended(kGet, "NOT_FOUND", "NOT_FOUND", 1ms);
  const auto text = text_of(metrics);
  const std::string method = R"(method="AssignmentRequestService/GetAssignmentRequest")";
  EXPECT_EQ(value_of(text, R"(penugasan_calls_total{code="OK",)" + method + R"(,reason=""})"), "2");
  EXPECT_EQ(value_of(text, R"(penugasan_calls_total{code="NOT_FOUND",)" + method + R"(,reason="NOT_FOUND"})"), "1");
  const std::string accepted = "penugasan_call_duration_seconds_bucket{" + method + R"(,outcome="accepted",le=)";
  EXPECT_EQ(value_of(text, accepted + R"("0.0005"})"), "1");
  EXPECT_EQ(value_of(text, accepted + R"("0.0025"})"), "2");
  EXPECT_EQ(value_of(text, "penugasan_call_duration_seconds_count{" + method + R"(,outcome="refused"})"), "1");
}

TEST(Metrics, AnUnknownMethodIsCountedToo) {
  Metrics metrics;
  metrics.call_ended("InboxService/WatchInbox", "OK", "", 1ms);
  EXPECT_EQ(value_of(text_of(metrics), R"(penugasan_calls_total{code="OK",method="InboxService/WatchInbox",reason=""})"), "1");
}

TEST(Metrics, StreamsAreOpenUntilTheyEnd) {
  Metrics metrics;
  metrics.know_stream("InboxService/WatchInbox");
  EXPECT_EQ(value_of(text_of(metrics), R"(penugasan_streams_open{method="InboxService/WatchInbox"})"), "0");
  metrics.stream_began("InboxService/WatchInbox");
  metrics.stream_began("InboxService/WatchInbox");
  metrics.stream_ended("InboxService/WatchInbox", "CANCELLED", "");
  const auto text = text_of(metrics);
  EXPECT_EQ(value_of(text, R"(penugasan_streams_open{method="InboxService/WatchInbox"})"), "1");
  EXPECT_EQ(value_of(text, R"(penugasan_calls_total{code="CANCELLED",method="InboxService/WatchInbox",reason=""})"), "1");
}

TEST(Metrics, CommitsBySizeAndTime) {
  Metrics metrics;
  metrics.committed(3, 800us);
  metrics.committed(200, 3ms);
  metrics.waited(7ms);
  const auto text = text_of(metrics);
  EXPECT_EQ(value_of(text, R"(penugasan_commit_commands_bucket{le="4"})"), "1");
  EXPECT_EQ(value_of(text, "penugasan_commit_commands_sum"), "203");
  EXPECT_EQ(value_of(text, R"(penugasan_commit_seconds_bucket{le="0.001"})"), "1");
  EXPECT_EQ(value_of(text, R"(penugasan_commit_seconds_bucket{le="0.005"})"), "2");
  EXPECT_EQ(value_of(text, R"(penugasan_queue_seconds_bucket{le="0.005"})"), "0");
  EXPECT_EQ(value_of(text, R"(penugasan_queue_seconds_bucket{le="0.01"})"), "1");
}

TEST(Metrics, ARoomsOwnCounterIsOne) {
  Metrics metrics;
  metrics.counter("penugasan_denied_calls_total", "Denied.", {{"reason", "OPERATOR_ONLY"}}).Increment();
  metrics.counter("penugasan_denied_calls_total", "Denied.", {{"reason", "OPERATOR_ONLY"}}).Increment();
  EXPECT_EQ(value_of(text_of(metrics), R"(penugasan_denied_calls_total{reason="OPERATOR_ONLY"})"), "2");
}

TEST(Exporter, ServesThemOverHttpAndNothingElse) {
  Metrics metrics;
  metrics.know_method(kGet);
  const Exporter exporter("127.0.0.1:0", {metrics.collectable()});
  ASSERT_NE(exporter.address(), "127.0.0.1:0");
  const auto answer = testing::http_get(exporter.address(), "/metrics");
  EXPECT_EQ(answer.substr(0, 15), "HTTP/1.1 200 OK");
  EXPECT_NE(answer.find("# TYPE penugasan_calls_total counter"), std::string::npos);
  EXPECT_EQ(testing::http_get(exporter.address(), "/").substr(0, 12), "HTTP/1.1 404");
}

TEST(Exporter, AnAddressThatIsTakenIsNamed) {
  Metrics metrics;
  const Exporter first("127.0.0.1:0", {metrics.collectable()});
  try {
    const Exporter second(first.address(), {metrics.collectable()});
    ADD_FAILURE() << "two on " << first.address();
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("cannot serve metrics on " + first.address()), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find("--metrics-listen"), std::string::npos);
  }
}

TEST(ProcessState, IsAboutThisProcess) {
  const auto state = process_state();
  EXPECT_GT(state.resident_bytes, 1U << 20);
  EXPECT_LT(state.resident_bytes, 1U << 30);
  EXPECT_GE(state.open_files, 3u);
  EXPECT_GE(state.most_files, state.open_files);
  EXPECT_GT(state.started, 1.7e9);
  const auto before = state.cpu_seconds;
  for (const auto until = std::chrono::steady_clock::now() + 50ms; std::chrono::steady_clock::now() < until;) {
  }
  EXPECT_GT(process_state().cpu_seconds, before);
}

}  // namespace
}  // namespace penugasan::server
