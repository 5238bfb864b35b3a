#include "server/metrics/certificates.h"

#include <gtest/gtest.h>

#include <ctime>

#include "clients/pki/authority.h"
#include "tests/support/temp_folder.h"

namespace penugasan::server {
namespace {

TEST(Certificates, TheFirstOneOfAFileSaysWhenItEnds) {
  constexpr double kDay = 86'400;
  const clients::Authority authority("Uji");
  const testing::TempFolder folder;
  const auto issued = authority.issue({.common_name = "server", .names = {"DNS:localhost"}, .days = 30});
  const std::string file =
      folder.write("server.pem", issued.certificate + authority.certificate());  // its authority's has ten years
  const auto expiry = expiry_of(file);
  ASSERT_TRUE(expiry);
  EXPECT_EQ(expiry->file, file);
  EXPECT_NEAR(expiry->expires, static_cast<double>(std::time(nullptr)) + 30 * kDay, kDay / 24);
  const auto ended = authority.issue({.common_name = "server", .names = {"DNS:localhost"}, .days = -1});
  EXPECT_LT(expiry_of(folder.write("old.pem", ended.certificate))->expires, static_cast<double>(std::time(nullptr)));
}

TEST(Certificates, WhatIsNoneHasNoEnd) {
  const testing::TempFolder folder;
  EXPECT_FALSE(expiry_of((folder.path() / "nothing.pem").string()));
  EXPECT_FALSE(expiry_of(folder.write("empty.pem", "")));
  EXPECT_FALSE(expiry_of(folder.write("broken.pem", "-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----\n")));
}

}  // namespace
}  // namespace penugasan::server
