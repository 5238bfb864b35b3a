// What people type, as names of the API; days as people read them.
#include "clients/cli/arguments.h"

#include <gtest/gtest.h>

#include <string>

#include "clients/cli/when.h"

namespace penugasan::cli {
namespace {

const Speaker kEnglish(Language::english);
const Speaker kIndonesian(Language::indonesian);

std::string fault_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const UsageError& error) {
    return error.what();
  }
  return "no fault";
}

TEST(RequestNames, ShortNumberAndFullNameMeanTheSame) {
  const Names names("jambi/kabid-litbang", kEnglish);
  EXPECT_EQ(names.request("jambi/12"), "agencies/jambi/assignmentRequests/12");
  EXPECT_EQ(names.request("12"), "agencies/jambi/assignmentRequests/12");
  EXPECT_EQ(names.request("klaten/7"), "agencies/klaten/assignmentRequests/7");
  EXPECT_EQ(names.request("agencies/jambi/assignmentRequests/12"), "agencies/jambi/assignmentRequests/12");
}

TEST(RequestNames, ABareNumberNeedsTheCallersAgency) {
  EXPECT_EQ(fault_of([] { Names("", kEnglish).request("12"); }),
            "“12” lacks the agency; write it like jambi/12, or say who you are with --as.");
  EXPECT_EQ(fault_of([] { Names("", kIndonesian).request("12"); }),
            "“12” tanpa instansi; tulis seperti jambi/12, atau katakan siapa Anda dengan --as.");
}

TEST(RequestNames, RefusesWhatIsNoName) {
  const Names names("jambi/kabid-litbang", kEnglish);
  for (const std::string text : {"", "jambi/", "/12", "jambi/12/3", "Jambi/12", "jambi/a b", "jambi/\n12",
                                 "agencies/jambi/officials/12", "agencies/jambi/assignmentRequests", "jambi/né"}) {
    EXPECT_NE(fault_of([&] { names.request(text); }), "no fault") << text;
  }
  EXPECT_NE(fault_of([&] { names.request("jambi/" + std::string(64, '1')); }), "no fault");
  EXPECT_EQ(names.request("jambi/" + std::string(63, '1')), "agencies/jambi/assignmentRequests/" + std::string(63, '1'));
}

TEST(OtherNames, UnitsOfficialsAgenciesRegulations) {
  const Names names("jambi/kabid-litbang", kEnglish);
  EXPECT_EQ(names.unit("bappeda.litbang"), "agencies/jambi/units/bappeda.litbang");
  EXPECT_EQ(names.official("klaten/sekda"), "agencies/klaten/officials/sekda");
  EXPECT_EQ(names.announcement("klaten/3"), "agencies/klaten/announcements/3");
  EXPECT_EQ(names.agency(""), "agencies/jambi");
  EXPECT_EQ(names.agency("klaten"), "agencies/klaten");
  EXPECT_EQ(names.agency("agencies/klaten/units/dlh"), "agencies/klaten");
  EXPECT_EQ(names.regulation("jambi-13-2025"), "regulations/jambi-13-2025");
  EXPECT_EQ(names.regulation("regulations/jambi-13-2025"), "regulations/jambi-13-2025");
  EXPECT_EQ(names.caller(), "agencies/jambi/officials/kabid-litbang");
  EXPECT_EQ(fault_of([] { Names("", kEnglish).agency(""); }),
            "Which agency? Write for example jambi, or say who you are with --as.");
  EXPECT_NE(fault_of([] { Names("kabid-litbang", kEnglish).caller(); }), "no fault") << "an official needs an agency";
}

TEST(Words, OfModeFormAndScope) {
  EXPECT_EQ(mode_of("sukarela", kEnglish), v1::MODE_PENGAJUAN_SUKARELA);
  EXPECT_EQ(mode_of("penunjukan", kEnglish), v1::MODE_PENUNJUKAN);
  EXPECT_EQ(form_of("tim", kEnglish), v1::FORM_TIM_KERJA);
  EXPECT_EQ(form_of("tim-kerja", kEnglish), v1::FORM_TIM_KERJA);
  EXPECT_EQ(scope_of("lintas_perangkat_daerah", kEnglish), v1::SCOPE_LINTAS_PERANGKAT_DAERAH);
  EXPECT_EQ(scope_of("", kEnglish), v1::SCOPE_UNSPECIFIED);
  EXPECT_EQ(fault_of([] { mode_of("paksaan", kEnglish); }),
            "“paksaan” is not known; choose one of penunjukan, pengajuan_sukarela.");
  EXPECT_NE(fault_of([] { mode_of("unspecified", kEnglish); }), "no fault");
}

TEST(RequestIds, AreRandomUuids) {
  const std::string id = new_request_id();
  ASSERT_EQ(id.size(), 36U);
  EXPECT_EQ(id[8], '-');
  EXPECT_EQ(id[14], '4') << "version 4";
  EXPECT_NE(std::string("89ab").find(id[19]), std::string::npos) << "the variant of RFC 4122";
  EXPECT_EQ(id.find_first_not_of("0123456789abcdef-"), std::string::npos);
  EXPECT_NE(id, new_request_id());
}

google::protobuf::Timestamp at(std::int64_t seconds) {
  google::protobuf::Timestamp time;
  time.set_seconds(seconds);
  return time;
}

TEST(Days, AreThoseOfJakarta) {
  // 2026-03-09T17:00:00Z is midnight of 10 March in Jakarta.
  EXPECT_EQ(day_text(at(1'773'075'600), Language::english), "10 Mar 2026");
  EXPECT_EQ(day_text(at(1'773'075'599), Language::english), "9 Mar 2026");
  EXPECT_EQ(time_text(at(1'773'075'600 + 9 * 3'600 + 5 * 60), Language::english), "10 Mar 2026 09:05 WIB");
  EXPECT_EQ(days_since(at(1'773'075'599), 1'773'075'600), 1);
  EXPECT_EQ(days_since(at(1'773'075'600), 1'773'075'600 + 86'399), 0);
}

TEST(Days, InWords) {
  EXPECT_EQ(date_text("2026-05-04", Language::indonesian), "4 Mei 2026");
  EXPECT_EQ(date_text("2026-12-31", Language::english), "31 Dec 2026");
  EXPECT_EQ(date_text("2026-02-30", Language::english), "2026-02-30") << "no such day: left as it is";
  EXPECT_EQ(date_text("besok", Language::english), "besok");
  EXPECT_EQ(days_text(0, kIndonesian), "hari ini");
  EXPECT_EQ(days_text(-2, kEnglish), "today");
  EXPECT_EQ(days_text(1, kEnglish), "1 day");
  EXPECT_EQ(days_text(12, kIndonesian), "12 hari");
}

}  // namespace
}  // namespace penugasan::cli
