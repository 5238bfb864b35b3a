#include "server/input/nip.h"

#include <gtest/gtest.h>

namespace penugasan::server {
namespace {

TEST(Nip, PlausibleOnes) {
  EXPECT_EQ(nip_fault("199704012021102001"), std::nullopt);
  EXPECT_EQ(nip_fault("198002292005011003"), std::nullopt);  // born on a leap day
  EXPECT_EQ(nip_fault("199001012022211001"), std::nullopt);  // PPPK: 21 in place of the month
  EXPECT_EQ(nip_fault("199001012022291001"), std::nullopt);
  EXPECT_EQ(nip_fault("199001012005011001"), std::nullopt);  // at 15
  EXPECT_EQ(nip_fault("193001012005121001"), std::nullopt);  // at 75
}

TEST(Nip, EighteenDigits) {
  for (const char* bad :
       {"", "19970401202110200", "1997040120211020011", "19970401 202110 2 001", "19970401202110200x", "-99704012021102001"}) {
    EXPECT_EQ(nip_fault(bad), "nip_malformed") << bad;
  }
}

TEST(Nip, ABirthThatCanBe) {
  EXPECT_EQ(nip_fault("199702302021102001"), "nip_birth");
  EXPECT_EQ(nip_fault("199713012021102001"), "nip_birth");
  EXPECT_EQ(nip_fault("189912312021102001"), "nip_birth");
  EXPECT_EQ(nip_fault("000000002021102001"), "nip_birth");
}

TEST(Nip, AnAppointmentThatCanBe) {
  EXPECT_EQ(nip_fault("199704012021002001"), "nip_appointment");
  EXPECT_EQ(nip_fault("199704012021132001"), "nip_appointment");
  EXPECT_EQ(nip_fault("199704012021202001"), "nip_appointment");
  EXPECT_EQ(nip_fault("199704012021302001"), "nip_appointment");
  EXPECT_EQ(nip_fault("199704011996012001"), "nip_appointment");
  EXPECT_EQ(nip_fault("199001012004011001"), "nip_appointment");  // at 14
  EXPECT_EQ(nip_fault("193001012006011001"), "nip_appointment");  // at 76
}

TEST(Nip, SexIsOneOrTwo) {
  EXPECT_EQ(nip_fault("199704012021101001"), std::nullopt);
  EXPECT_EQ(nip_fault("199704012021100001"), "nip_sex");
  EXPECT_EQ(nip_fault("199704012021103001"), "nip_sex");
}

}  // namespace
}  // namespace penugasan::server
