// A client's process ends by exit() while gRPC's threads may still begin a handshake: nothing of OpenSSL is gone by then.
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cstdlib>

#include "clients/credentials.h"

namespace penugasan::clients {
namespace {

constexpr int kGone = 3;

// What a handshake asks for first.
void look_for_a_digest() {
  EVP_MD* digest = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  if (digest == nullptr) std::_Exit(kGone);
  EVP_MD_free(digest);
}

// What exit() runs was registered in the opposite order: the look comes after all that OpenSSL registers when it is first used.
void end_after_using_openssl() {
  std::atexit(look_for_a_digest);
  unsigned char byte = 0;
  Credentials tls;
  tls.ca = "system";
  if (RAND_bytes(&byte, 1) != 1 || channel_credentials(tls) == nullptr) std::_Exit(1);
  std::exit(0);
}

TEST(TheEndOfAClient, LeavesOpensslToThoseWhoStillUseIt) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");  // a process of its own, in which nobody has used OpenSSL yet
  EXPECT_EXIT(end_after_using_openssl(), ::testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace penugasan::clients
