// When keys are fetched, kept, and no longer believed. Time and fetches are made up.
#include "server/identity/key_ring.h"

#include <gtest/gtest.h>

#include "clients/pki/test_issuer.h"
#include "server/identity/callers_file.h"

namespace penugasan::server {
namespace {

using clients::TestIssuer;
using namespace std::chrono_literals;

class KeyRingTest : public ::testing::Test {
 protected:
  inline static const TestIssuer first_{clients::TokenAlgorithm::es256}, second_{clients::TokenAlgorithm::es256};

  // What is answered, and how often it was asked for; an empty answer fails.
  std::string answer_ = first_.jwks();
  int asked_ = 0;
  KeyRing ring_{[this](const Issuer& issuer) {
    ++asked_;
    last_source_ = issuer.keys;
    if (answer_.empty()) throw std::runtime_error("down");
    return answer_;
  }};
  std::string last_source_;
  workflow::Time now_{std::chrono::seconds(1'800'000'000)};
  Callers callers_ = callers_with("https://sso.example/keys");

  static Callers callers_with(const std::string& keys) {
    return parse_callers("issuers:\n  - {issuer: sso, audience: p, keys: \"" + keys + "\", algorithms: [ES256]}\n", "c");
  }
  void refresh_after(std::chrono::seconds pause) {
    now_ += pause;
    ring_.refresh(callers_, now_);
  }
  // "key", or the problem.
  std::string find(const std::string& kid) {
    const auto found = ring_.find(callers_.issuers[0], kid, now_);
    const auto* problem = std::get_if<std::string_view>(&found);
    return problem == nullptr ? "key" : std::string(*problem);
  }
};

TEST_F(KeyRingTest, NothingIsBelievedBeforeTheFirstFetch) {
  EXPECT_EQ(find(first_.kid()), "token_keys_unavailable");
  refresh_after(0s);
  EXPECT_EQ(find(first_.kid()), "key");
}

TEST_F(KeyRingTest, AnAddressIsAskedEveryFiveMinutes) {
  refresh_after(0s);
  refresh_after(299s);
  EXPECT_EQ(asked_, 1);
  refresh_after(1s);
  EXPECT_EQ(asked_, 2);
}

TEST_F(KeyRingTest, AFileIsReadEveryTenSeconds) {
  callers_ = callers_with("/etc/keys.json");
  refresh_after(0s);
  refresh_after(9s);
  EXPECT_EQ(asked_, 1);
  refresh_after(1s);
  EXPECT_EQ(asked_, 2);
}

TEST_F(KeyRingTest, AnUnknownKidHasThemFetchedOnceInTenSeconds) {
  refresh_after(0s);
  answer_ = second_.jwks();
  EXPECT_EQ(find(second_.kid()), "token_key_unknown");
  refresh_after(9s);
  EXPECT_EQ(asked_, 1);
  refresh_after(1s);
  EXPECT_EQ(asked_, 2);
  EXPECT_EQ(find(second_.kid()), "key");
  // A stranger who makes up kids causes no more than that.
  for (int i = 0; i < 60; ++i) {
    find("made-up-" + std::to_string(i));
    refresh_after(1s);
  }
  EXPECT_EQ(asked_, 8);
}

TEST_F(KeyRingTest, AKeyThatIsWithdrawnIsGone) {
  refresh_after(0s);
  const auto before = ring_.generation();
  answer_ = second_.jwks();
  refresh_after(300s);
  EXPECT_EQ(find(first_.kid()), "token_key_unknown");
  EXPECT_GT(ring_.generation(), before);  // what it verified is verified again
}

TEST_F(KeyRingTest, TheSameKeysAgainChangeNothing) {
  refresh_after(0s);
  const auto before = ring_.generation();
  refresh_after(300s);
  EXPECT_EQ(ring_.generation(), before);
}

TEST_F(KeyRingTest, KeysOutliveAnAddressThatIsDownForADay) {
  refresh_after(0s);
  answer_.clear();
  refresh_after(300s);
  EXPECT_EQ(asked_, 2);
  refresh_after(29s);
  EXPECT_EQ(asked_, 2);
  refresh_after(1s);  // after a failure sooner than usual
  EXPECT_EQ(asked_, 3);
  EXPECT_EQ(find(first_.kid()), "key");
  now_ += 24h - 330s;
  EXPECT_EQ(find(first_.kid()), "key");
  now_ += 1s;
  EXPECT_EQ(find(first_.kid()), "token_keys_unavailable");
  answer_ = first_.jwks();
  refresh_after(30s);
  EXPECT_EQ(find(first_.kid()), "key");
}

TEST_F(KeyRingTest, RubbishDoesNotReplaceKeys) {
  refresh_after(0s);
  answer_ = "<html>maintenance</html>";
  refresh_after(300s);
  EXPECT_EQ(find(first_.kid()), "key");
}

TEST_F(KeyRingTest, AnotherSourceIsAskedAtOnceAndTheOldKeysAreGone) {
  refresh_after(0s);
  callers_ = callers_with("https://new.example/keys");
  answer_.clear();
  refresh_after(1s);
  EXPECT_EQ(last_source_, "https://new.example/keys");
  EXPECT_EQ(find(first_.kid()), "token_keys_unavailable");
}

TEST_F(KeyRingTest, AnIssuerThatIsRemovedTakesItsKeysAlong) {
  refresh_after(0s);
  ring_.refresh(Callers(), now_);
  EXPECT_EQ(find(first_.kid()), "token_keys_unavailable");
}

TEST(FetchKeys, ReadsFilesUpToTheirLimit) {
  Issuer issuer;
  issuer.keys = "/nowhere/keys.json";
  EXPECT_THROW(fetch_keys(issuer), std::runtime_error);
  issuer.keys = "/dev/zero";
  EXPECT_EQ(fetch_keys(issuer).size(), kLargestKeySet + 1);  // which parse_key_set refuses
  issuer.keys = "https://127.0.0.1:1/keys";
  EXPECT_THROW(fetch_keys(issuer), std::runtime_error);
}

}  // namespace
}  // namespace penugasan::server
