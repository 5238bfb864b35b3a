#include "server/input/nip.h"

#include <gtest/gtest.h>

namespace penugasan::server {
namespace {

const workflow::Date kToday = *workflow::parse_date("2026-04-01");

TEST(Nip, PlausibleOnes) {
  EXPECT_EQ(nip_fault("199704012021102001", kToday), std::nullopt);
  EXPECT_EQ(nip_fault("198002292005011003", kToday), std::nullopt);  // born on a leap day
  EXPECT_EQ(nip_fault("199001012022211001", kToday), std::nullopt);  // PPPK: 21 in place of the month
  EXPECT_EQ(nip_fault("199001012022291001", kToday), std::nullopt);
  EXPECT_EQ(nip_fault("199001012005011001", kToday), std::nullopt);  // at 15
  EXPECT_EQ(nip_fault("193001012005121001", kToday), std::nullopt);  // at 75
}

TEST(Nip, EighteenDigits) {
  for (const char* bad :
       {"", "19970401202110200", "1997040120211020011", "19970401 202110 2 001", "19970401202110200x", "-99704012021102001"}) {
    EXPECT_EQ(nip_fault(bad, kToday), "nip_malformed") << bad;
  }
}

TEST(Nip, ABirthThatCanBe) {
  EXPECT_EQ(nip_fault("199702302021102001", kToday), "nip_birth");
  EXPECT_EQ(nip_fault("199713012021102001", kToday), "nip_birth");
  EXPECT_EQ(nip_fault("189912312021102001", kToday), "nip_birth");
  EXPECT_EQ(nip_fault("000000002021102001", kToday), "nip_birth");
}

TEST(Nip, AnAppointmentThatCanBe) {
  EXPECT_EQ(nip_fault("199704012021002001", kToday), "nip_appointment");
  EXPECT_EQ(nip_fault("199704012021132001", kToday), "nip_appointment");
  EXPECT_EQ(nip_fault("199704012021202001", kToday), "nip_appointment");
  EXPECT_EQ(nip_fault("199704012021302001", kToday), "nip_appointment");
  EXPECT_EQ(nip_fault("199704011996012001", kToday), "nip_appointment");
  EXPECT_EQ(nip_fault("199001012004011001", kToday), "nip_appointment");  // at 14
  EXPECT_EQ(nip_fault("193001012006011001", kToday), "nip_appointment");  // at 76
}

TEST(Nip, SexIsOneOrTwo) {
  EXPECT_EQ(nip_fault("199704012021101001", kToday), std::nullopt);
  EXPECT_EQ(nip_fault("199704012021100001", kToday), "nip_sex");
  EXPECT_EQ(nip_fault("199704012021103001", kToday), "nip_sex");
}

TEST(Nip, NothingOfDaysToCome) {
  EXPECT_EQ(nip_fault("209501012111011001", kToday), "nip_birth");
  EXPECT_EQ(nip_fault("202604022041011001", kToday), "nip_birth");
  EXPECT_EQ(nip_fault("200604012041011001", kToday), "nip_appointment");
  EXPECT_EQ(nip_fault("200604012028011001", kToday), "nip_appointment");
  EXPECT_EQ(nip_fault("200604012027121001", kToday), std::nullopt) << "appointed from next year on";
  EXPECT_EQ(nip_fault("200604012028011001", *workflow::parse_date("2027-01-01")), std::nullopt);
}

}  // namespace
}  // namespace penugasan::server
