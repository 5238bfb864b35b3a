#include "clients/names.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace penugasan::clients {
namespace {

TEST(Names, ShortFormBecomesAResourceName) {
  EXPECT_EQ(official_name("surakarta/kadis-kominfo"), "agencies/surakarta/officials/kadis-kominfo");
  EXPECT_EQ(unit_name("surakarta/diskominfo.aplikasi"), "agencies/surakarta/units/diskominfo.aplikasi");
  EXPECT_EQ(request_name("surakarta/12"), "agencies/surakarta/assignmentRequests/12");
  EXPECT_EQ(announcement_name("klaten/3"), "agencies/klaten/announcements/3");
}

TEST(Names, FullNameStaysAsItIs) { EXPECT_EQ(official_name("agencies/jambi/officials/sekda"), "agencies/jambi/officials/sekda"); }

TEST(Names, NameOfAnotherCollectionIsRefused) {
  EXPECT_THROW(official_name("agencies/jambi/units/setda"), std::invalid_argument);
  EXPECT_THROW(unit_name("agencies/jambi/officials/sekda"), std::invalid_argument);
}

TEST(Names, MalformedNamesAreRefused) {
  for (const auto* text : {"", "sekda", "/sekda", "jambi/", "jambi/a/b", "agencies/jambi", "agencies/jambi/officials",
                           "agencies/jambi/officials/", "agencies//officials/sekda", "agencies/jambi/officials/a/b"}) {
    EXPECT_THROW(official_name(text), std::invalid_argument) << text;
  }
}

TEST(Names, ShortFormOfAnyCollection) {
  EXPECT_EQ(short_form("agencies/jambi/officials/sekda"), "jambi/sekda");
  EXPECT_EQ(short_form("agencies/jambi/assignmentRequests/7"), "jambi/7");
  EXPECT_EQ(short_form("jambi/sekda"), "jambi/sekda");
  EXPECT_EQ(short_form("regulations/jambi-13-2025"), "regulations/jambi-13-2025");
}

TEST(Names, Agency) {
  EXPECT_EQ(agency_name("jambi"), "agencies/jambi");
  EXPECT_EQ(agency_name("jambi/sekda"), "agencies/jambi");
  EXPECT_EQ(agency_name("agencies/jambi/units/setda"), "agencies/jambi");
  EXPECT_THROW(agency_name(""), std::invalid_argument);
  EXPECT_EQ(agency_of("agencies/jambi/units/setda"), "jambi");
  EXPECT_EQ(agency_of("jambi/setda"), "jambi");
  EXPECT_EQ(agency_of("setda"), "");
}

}  // namespace
}  // namespace penugasan::clients
