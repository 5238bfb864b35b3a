// Request ids and W3C trace contexts: what is taken from the caller, and what is not.
#include "server/rpc/correlation.h"

#include <gtest/gtest.h>

#include <set>

namespace penugasan::server {
namespace {

constexpr const char* kTrace = "4bf92f3577b34da6a3ce929d0e0e4736";
constexpr const char* kParent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

bool hex(const std::string& text, std::size_t digits) {
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

TEST(Correlation, WithoutAnythingAllIsFreshAndTheRequestIdIsTheTraces) {
  const auto ids = correlate("", "");
  EXPECT_TRUE(hex(ids.trace_id, 32)) << ids.trace_id;
  EXPECT_TRUE(hex(ids.span_id, 16)) << ids.span_id;
  EXPECT_EQ(ids.request_id, ids.trace_id);
  EXPECT_FALSE(ids.traced);
  EXPECT_EQ(ids.traceparent(), "00-" + ids.trace_id + "-" + ids.span_id + "-00");
}

TEST(Correlation, ATraceIsCarriedOnWithASpanOfItsOwn) {
  const auto ids = correlate("", kParent);
  EXPECT_TRUE(ids.traced);
  EXPECT_EQ(ids.trace_id, kTrace);
  EXPECT_NE(ids.span_id, "00f067aa0ba902b7");
  EXPECT_EQ(ids.traceparent(), std::string("00-").append(kTrace).append("-").append(ids.span_id).append("-01"));
  EXPECT_FALSE(correlate("", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00").sampled);
  EXPECT_TRUE(correlate("", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0b").sampled);
}

TEST(Correlation, ATraceOfALaterVersionIsRead) {
  EXPECT_EQ(correlate("", "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-says").trace_id, kTrace);
  EXPECT_EQ(correlate("", "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01").trace_id, kTrace);
}

TEST(Correlation, AMalformedTraceCountsAsNone) {
  for (const char* malformed : {
           "4bf92f3577b34da6a3ce929d0e0e4736",
           "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
           "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",  // capitals
           "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
           "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
           "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
           "0g-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
           "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0x",
           "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",  // version 00 ends here
           "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more",
           "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
           "00-4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7-01",
           "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7_01",
       }) {
    const auto ids = correlate("", malformed);
    EXPECT_FALSE(ids.traced) << malformed;
    EXPECT_NE(ids.trace_id, kTrace) << malformed;
    EXPECT_FALSE(ids.sampled) << malformed;
  }
}

TEST(Correlation, AWellFormedRequestIdIsTheCallers) {
  EXPECT_EQ(correlate("order-7.b_9", kParent).request_id, "order-7.b_9");
  EXPECT_EQ(correlate(std::string(64, 'a'), "").request_id, std::string(64, 'a'));
  for (const auto& malformed : {std::string(65, 'a'), std::string("a b"), std::string("a\nb"), std::string("a\"b"),
                                std::string("caf\xc3\xa9"), std::string("a/b"), std::string("a=b")}) {
    EXPECT_EQ(correlate(malformed, kParent).request_id, kTrace) << malformed;
  }
}

TEST(Correlation, FreshIdsDiffer) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const auto ids = correlate("", "");
    EXPECT_TRUE(seen.insert(ids.trace_id).second);
    EXPECT_TRUE(seen.insert(ids.span_id).second);
  }
}

}  // namespace
}  // namespace penugasan::server
