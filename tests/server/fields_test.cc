#include "server/input/fields.h"

#include <gtest/gtest.h>

#include "server/input/limits.h"

namespace penugasan::server {
namespace {

// The only fault: "field what detail".
std::string only(const Fields& fields) {
  const auto error = fields.error();
  if (!error) return "";
  EXPECT_EQ(error->reason, EdgeReason::invalid_field);
  EXPECT_EQ(error->fields.size(), 1u);
  const auto& fault = error->fields.front();
  return fault.field + " " + fault.what + (fault.detail.empty() ? "" : " " + fault.detail);
}

TEST(Fields, NoFaultNoError) {
  Fields fields;
  EXPECT_TRUE(fields.ok());
  EXPECT_FALSE(fields.error());
}

TEST(Fields, EveryFaultIsGathered) {
  Fields fields;
  fields.text("a", "\xff", Lines::one, 10);
  fields.unit("b", "", Needed::yes);
  fields.request_id("c", "x");
  const auto error = fields.error(EdgeReason::directory_invalid);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->reason, EdgeReason::directory_invalid);
  EXPECT_EQ(error->fields, (std::vector<EdgeFault>{{"a", "not_utf8", ""}, {"b", "missing", ""}, {"c", "not_a_uuid", ""}}));
}

TEST(Fields, AtMostAHundredFaultsAreKept) {
  Fields fields;
  for (int i = 0; i < 1000; ++i) fields.add("x", "missing");
  EXPECT_EQ(fields.error()->fields.size(), 100u);
}

TEST(Fields, Texts) {
  const auto check = [](const std::vector<std::string>& values) {
    Fields fields;
    fields.texts("competencies", values, 2, 5);
    return only(fields);
  };
  EXPECT_EQ(check({}), "");
  EXPECT_EQ(check({"a", "b"}), "");
  EXPECT_EQ(check({"a", "b", "c"}), "competencies too_many 2");
  EXPECT_EQ(check({"a", " "}), "competencies[1] blank");
  EXPECT_EQ(check({"abcdef"}), "competencies[0] too_long 5");
  EXPECT_EQ(check({"a\nb"}), "competencies[0] control_character U+000A");
}

TEST(Fields, Names) {
  Fields good;
  EXPECT_EQ(good.unit("f", "agencies/jambi/units/x", Needed::yes), workflow::UnitId("jambi/x"));
  EXPECT_EQ(good.official("f", "agencies/jambi/officials/x", Needed::yes), workflow::OfficialId("jambi/x"));
  EXPECT_EQ(good.agency("f", "agencies/jambi"), "jambi");
  EXPECT_EQ(good.request("f", "agencies/jambi/assignmentRequests/4", Needed::yes), (workflow::RequestId{"jambi", 4}));
  EXPECT_EQ(good.announcement("f", "agencies/jambi/announcements/4", Needed::yes), (workflow::AnnouncementId{"jambi", 4}));
  EXPECT_EQ(good.regulation("f", "regulations/jambi-32-2023"), "jambi-32-2023");
  EXPECT_TRUE(good.official("f", "", Needed::no).empty());
  EXPECT_TRUE(good.ok());
}

TEST(Fields, NamesThatAreNone) {
  const auto fault = [](auto check) {
    Fields fields;
    check(fields);
    return only(fields);
  };
  EXPECT_EQ(fault([](Fields& f) { f.unit("f", "diskominfo", Needed::no); }), "f not_a_name agencies/{agency}/units/{unit}");
  EXPECT_EQ(fault([](Fields& f) { f.official("f", "jambi/x", Needed::no); }),
            "f not_a_name agencies/{agency}/officials/{official}");
  EXPECT_EQ(fault([](Fields& f) { f.agency("f", "jambi"); }), "f not_a_name agencies/{agency}");
  EXPECT_EQ(fault([](Fields& f) { f.agency("f", ""); }), "f missing");
  EXPECT_EQ(fault([](Fields& f) { f.request("f", "x", Needed::no); }),
            "f not_a_name agencies/{agency}/assignmentRequests/{number}");
  EXPECT_EQ(fault([](Fields& f) { f.announcement("f", "x", Needed::no); }),
            "f not_a_name agencies/{agency}/announcements/{number}");
  EXPECT_EQ(fault([](Fields& f) { f.regulation("f", "x"); }), "f not_a_name regulations/{regulation}");
  EXPECT_EQ(fault([](Fields& f) { f.official("f", "", Needed::yes); }), "f missing");
}

TEST(Fields, Dates) {
  Fields fields;
  EXPECT_EQ(fields.date("f", "2026-04-01", Needed::yes), workflow::parse_date("2026-04-01"));
  EXPECT_EQ(fields.date("f", "", Needed::no), std::nullopt);
  EXPECT_TRUE(fields.ok());
  fields.date("f", "2026-02-30", Needed::no);
  EXPECT_EQ(only(fields), "f not_a_date");
  Fields missing;
  missing.date("f", "", Needed::yes);
  EXPECT_EQ(only(missing), "f missing");
}

TEST(Fields, RequestIdsAreUuidsInLowerCase) {
  Fields fields;
  EXPECT_EQ(fields.request_id("f", "5F0C8E3A-9D51-4C57-8D0E-2B7A44E1C9AA"), "5f0c8e3a-9d51-4c57-8d0e-2b7a44e1c9aa");
  EXPECT_EQ(fields.request_id("f", ""), "");
  EXPECT_TRUE(fields.ok());
}

TEST(Fields, DashedIds) {
  Fields fields;
  EXPECT_EQ(fields.dashed_id("f", "bot-1", Needed::yes), "bot-1");
  EXPECT_EQ(fields.dashed_id("f", "", Needed::no), "");
  EXPECT_TRUE(fields.ok());
  EXPECT_EQ(fields.dashed_id("f", "Bot", Needed::no), "");
  EXPECT_EQ(only(fields), "f not_a_dashed_id");
  Fields missing;
  missing.dashed_id("f", "", Needed::yes);
  EXPECT_EQ(only(missing), "f missing");
}

TEST(Fields, PageSizes) {
  Fields fields;
  EXPECT_EQ(fields.page_size("f", 0), 50);
  EXPECT_EQ(fields.page_size("f", 1), 1);
  EXPECT_EQ(fields.page_size("f", 200), 200);
  EXPECT_EQ(fields.page_size("f", 201), 200);
  EXPECT_TRUE(fields.ok());
  fields.page_size("f", -1);
  EXPECT_EQ(only(fields), "f negative");
}

TEST(Fields, Numbers) {
  Fields fields;
  fields.number("f", 1, 1, 10000);
  fields.number("f", 10000, 1, 10000);
  EXPECT_TRUE(fields.ok());
  fields.number("f", 0, 1, 10000);
  EXPECT_EQ(only(fields), "f out_of_range 1-10000");
  Fields more;
  more.number("f", 10001, 1, 10000);
  EXPECT_EQ(only(more), "f out_of_range 1-10000");
}

}  // namespace
}  // namespace penugasan::server
