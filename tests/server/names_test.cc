#include "server/input/names.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace penugasan::server {
namespace {

using workflow::AnnouncementId;
using workflow::OfficialId;
using workflow::RequestId;
using workflow::UnitId;

TEST(Names, EveryResourceBothWays) {
  EXPECT_EQ(parse_agency_name("agencies/barito-timur"), "barito-timur");
  EXPECT_EQ(agency_name("barito-timur"), "agencies/barito-timur");
  EXPECT_EQ(parse_official_name("agencies/surakarta/officials/kadis-kominfo"), OfficialId("surakarta/kadis-kominfo"));
  EXPECT_EQ(resource_name(OfficialId("surakarta/kadis-kominfo")), "agencies/surakarta/officials/kadis-kominfo");
  EXPECT_EQ(parse_unit_name("agencies/surakarta/units/diskominfo.aplikasi"), UnitId("surakarta/diskominfo.aplikasi"));
  EXPECT_EQ(resource_name(UnitId("surakarta/diskominfo.aplikasi")), "agencies/surakarta/units/diskominfo.aplikasi");
  EXPECT_EQ(parse_request_name("agencies/surakarta/assignmentRequests/12"), (RequestId{"surakarta", 12}));
  EXPECT_EQ(resource_name(RequestId{"surakarta", 12}), "agencies/surakarta/assignmentRequests/12");
  EXPECT_EQ(parse_announcement_name("agencies/klaten/announcements/3"), (AnnouncementId{"klaten", 3}));
  EXPECT_EQ(resource_name(AnnouncementId{"klaten", 3}), "agencies/klaten/announcements/3");
  EXPECT_EQ(parse_regulation_name("regulations/surakarta-32-2023"), "surakarta-32-2023");
  EXPECT_EQ(regulation_name("surakarta-32-2023"), "regulations/surakarta-32-2023");
  EXPECT_EQ(parse_short_official("jambi/sekda"), OfficialId("jambi/sekda"));
}

TEST(Names, NobodyHasNoName) {
  EXPECT_EQ(resource_name(OfficialId()), "");
  EXPECT_EQ(resource_name(UnitId()), "");
  EXPECT_EQ(resource_name(RequestId{"surakarta", 0}), "");
  EXPECT_EQ(resource_name(AnnouncementId{}), "");
  EXPECT_EQ(agency_name(""), "");
  EXPECT_EQ(regulation_name(""), "");
}

TEST(Names, AgenciesAreStrict) {
  for (const char* bad : {"", "agencies", "agencies/", "agencies/Surakarta", "agencies/surakarta/", "/agencies/surakarta",
                          "agency/surakarta", "agencies//surakarta", "agenciesxsurakarta", "agencies/-x", "agencies/a b"}) {
    EXPECT_FALSE(parse_agency_name(bad)) << bad;
  }
  EXPECT_TRUE(parse_agency_name("agencies/" + std::string(63, 'a')));
  EXPECT_FALSE(parse_agency_name("agencies/" + std::string(64, 'a')));
}

TEST(Names, OfficialsAndUnitsAreStrict) {
  for (const char* bad :
       {"", "agencies/s/officials", "agencies/s/officials/", "agencies/s/officials/x/", "agencies/s/officials/x/y",
        "agencies/S/officials/x", "agencies/s/officials/X", "agencies//officials/x", "agencies/s/units/x",
        " agencies/s/officials/x", "agencies/s/officials/x ", "agencies/s/officials/-x", "agency/s/officials/x", "s/x"}) {
    EXPECT_FALSE(parse_official_name(bad)) << bad;
  }
  EXPECT_FALSE(parse_unit_name("agencies/s/officials/x"));
  EXPECT_FALSE(parse_official_name("agencies/s/officials/" + std::string(64, 'x')));
  EXPECT_FALSE(parse_official_name("agencies/" + std::string(10000, '/')));
}

TEST(Names, NumbersAreStrict) {
  EXPECT_EQ(parse_number("1"), 1u);
  EXPECT_EQ(parse_number("18446744073709551615"), 18446744073709551615u);
  for (const char* bad :
       {"", "0", "01", "-1", "+1", "1.0", "1e3", " 1", "1 ", "0x1", "18446744073709551616", "99999999999999999999"}) {
    EXPECT_FALSE(parse_number(bad)) << bad;
  }
  EXPECT_FALSE(parse_request_name("agencies/s/assignmentRequests/0"));
  EXPECT_FALSE(parse_request_name("agencies/s/assignmentRequests/007"));
  EXPECT_FALSE(parse_request_name("agencies/s/assignmentRequests/18446744073709551616"));
  EXPECT_FALSE(parse_request_name("agencies/s/assignmentRequests/1/history"));
  EXPECT_FALSE(parse_request_name("agencies/s/AssignmentRequests/1"));
  EXPECT_FALSE(parse_request_name("agencies/S/assignmentRequests/1"));
  EXPECT_FALSE(parse_request_name("agencies/s/announcements/1"));
  EXPECT_FALSE(parse_announcement_name("agencies/s/assignmentRequests/1"));
}

TEST(Names, RegulationsAndShortFormsAreStrict) {
  for (const char* bad :
       {"", "regulations", "regulations/", "regulations/A", "regulations/a/b", "regulationsxa", "regulation/a"}) {
    EXPECT_FALSE(parse_regulation_name(bad)) << bad;
  }
  for (const char* bad : {"", "/", "jambi", "jambi/", "/sekda", "jambi/sekda/x", "Jambi/sekda", "jambi/Sekda", "jambi sekda"}) {
    EXPECT_FALSE(parse_short_official(bad)) << bad;
  }
}

TEST(NameProperties, WhatIsReadIsWrittenTheSame) {
  EXPECT_TRUE(rc::check("requests", [](std::uint64_t number) {
    RC_PRE(number > 0);
    const RequestId id{"jambi", number};
    RC_ASSERT(parse_request_name(resource_name(id)) == id);
  }));
  EXPECT_TRUE(rc::check("any text", [](const std::string& text) {
    if (const auto id = parse_official_name(text)) RC_ASSERT(resource_name(*id) == text);
    if (const auto id = parse_request_name("agencies/jambi/assignmentRequests/" + text)) {
      RC_ASSERT(resource_name(*id) == "agencies/jambi/assignmentRequests/" + text);
    }
  }));
}

}  // namespace
}  // namespace penugasan::server
