// The organisation over time through a real channel: who could act when, mandates by an administrator, vacancies, who is told.
#include <gtest/gtest.h>

#include "clients/directory_file.h"
#include "clients/names.h"
#include "tests/server/e2e/city.h"
#include "tests/support/paths.h"

namespace penugasan::testing {
namespace {

using Directories = v1::DirectoryService::Stub;

constexpr const char* kAdministrator = "palangka-raya/kabid-kinerja";
constexpr const char* kDiskominfo = "agencies/palangka-raya/units/diskominfo";
constexpr const char* kDlh = "agencies/palangka-raya/units/dlh";

class DirectoryTest : public ::testing::Test {
 protected:
  v1::LoadDirectoryResponse load(const std::string& head_of_diskominfo, bool validate_only = false,
                                 const std::string& vacated = {}) const {
    v1::LoadDirectoryRequest request;
    *request.mutable_directory() = clients::read_directory(source_dir() / "tests/directories/palangka-raya.yaml");
    request.mutable_directory()->add_administrators("kabid-kinerja");
    for (auto& unit : *request.mutable_directory()->mutable_units()) {
      if (unit.id() == "diskominfo") unit.set_head(head_of_diskominfo);
      if (unit.id() == vacated) unit.clear_head();
    }
    request.set_validate_only(validate_only);
    return city.call("operator", &Directories::LoadDirectory, request);
  }

  v1::ListOfficeHoldersResponse who(const char* office, const char* day, bool as_known_now = false) const {
    v1::ListOfficeHoldersRequest request;
    request.set_office(office);
    request.set_day(day);
    request.set_as_known_now(as_known_now);
    return city.call(kOutsider, &Directories::ListOfficeHolders, request);
  }

  static std::string names(const v1::ListOfficeHoldersResponse& answer) {
    std::string text;
    for (const auto& holder : answer.holders()) {
      const auto name = clients::short_form(holder.official());
      text += (text.empty() ? "" : " ") + name.substr(name.find('/') + 1) +
              (holder.mandate_kind().empty() ? "" : ":" + holder.mandate_kind());
    }
    return text;
  }

  static v1::RecordMandateRequest plt_of_dlh(const char* first, const char* last) {
    v1::RecordMandateRequest request;
    request.set_parent("agencies/palangka-raya");
    auto& mandate = *request.mutable_mandate();
    mandate.set_kind("plt");
    mandate.set_unit("dlh");
    mandate.set_to("kabid-tata-lingkungan");
    mandate.set_valid_from(first);
    mandate.set_valid_to(last);
    mandate.mutable_letter()->set_number("800/5");
    mandate.mutable_letter()->set_date("2026-03-01");
    return request;
  }

  v1::RecordMandateResponse record(const std::string& as, const v1::RecordMandateRequest& request) const {
    return city.call(as, &Directories::RecordMandate, request);
  }

  v1::ListVacanciesResponse vacancies(const std::string& as) const {
    v1::ListVacanciesRequest request;
    request.set_parent("agencies/palangka-raya");
    return city.call(as, &Directories::ListVacancies, request);
  }

  City city;
};

TEST_F(DirectoryTest, APastDayIsAnsweredAsItWasKnownWhenItEnded) {
  load("kadis-kominfo");
  city.set_today("2026-03-20");
  load("sekretaris-kominfo");
  const auto then = who(kDiskominfo, "2026-03-15");
  EXPECT_EQ(names(then), "kadis-kominfo");
  EXPECT_TRUE(then.corrected_since()) << "the directory of now says somebody else of that day";
  const auto now = who(kDiskominfo, "2026-03-15", true);
  EXPECT_EQ(names(now), "sekretaris-kominfo");
  EXPECT_FALSE(now.corrected_since());
  EXPECT_GT(now.directory_position(), then.directory_position());
  EXPECT_EQ(names(who(kDiskominfo, "")), "sekretaris-kominfo");
  EXPECT_EQ(who(kDiskominfo, "").day(), "2026-03-20");
  EXPECT_EQ(names(who(kDiskominfo, "2026-03-09")), "") << "no directory was loaded yet";
  EXPECT_EQ(who(kDiskominfo, "2026-03-09").directory_position(), 0u);
}

TEST_F(DirectoryTest, AComingDayIsAnsweredByTheDaysInTheDirectory) {
  load("kadis-kominfo");
  EXPECT_EQ(names(who(kDlh, "2026-04-30")), "");
  EXPECT_EQ(names(who(kDlh, "2026-05-01")), "kabid-tata-lingkungan:plt");
  EXPECT_TRUE(who(kDlh, "2026-05-01").holders(0).proper());
  EXPECT_EQ(names(who("agencies/palangka-raya", "")), "sekda");
  EXPECT_EQ(names(who("agencies/palangka-raya/officials/prakom-muda", "")), "kabid-aplikasi");
  EXPECT_EQ(refusal([&] { return who("agencies/palangka-raya/units/gone", ""); }), "NOT_FOUND NOT_FOUND");
  EXPECT_EQ(refusal([&] { return who("dlh", ""); }), "INVALID_ARGUMENT INVALID_FIELD office");
  EXPECT_EQ(refusal([&] { return who(kDlh, "tomorrow"); }), "INVALID_ARGUMENT INVALID_FIELD day");
}

TEST_F(DirectoryTest, AnAdministratorRecordsAMandateAndNobodyElseDoes) {
  load("kadis-kominfo");
  EXPECT_EQ(refusal([&] { return record(kFiler, plt_of_dlh("2026-03-01", "2026-03-31")); }), "PERMISSION_DENIED OPERATOR_ONLY");
  EXPECT_EQ(names(who(kDlh, "")), "");
  record(kAdministrator, plt_of_dlh("2026-03-01", "2026-03-31"));
  const auto holders = who(kDlh, "");
  EXPECT_EQ(names(holders), "kabid-tata-lingkungan:plt");
  EXPECT_EQ(holders.holders(0).mandate_letter().number(), "800/5");
  EXPECT_EQ(refusal([&] { return record("operator", plt_of_dlh("2026-03-31", "2026-04-02")); }),
            "INVALID_ARGUMENT DIRECTORY_INVALID mandate.valid_from");
  city.kill();
  city.start();
  EXPECT_EQ(names(who(kDlh, "2026-03-10")), "kabid-tata-lingkungan:plt");
}

TEST_F(DirectoryTest, VacanciesAreShownToThoseWhoCanFillThem) {
  load("kadis-kominfo");
  const auto found = vacancies(kAdministrator);
  ASSERT_EQ(found.vacancies_size(), 1);
  EXPECT_EQ(found.vacancies(0).seat().name(), kDlh);
  EXPECT_EQ(vacancies("operator").vacancies_size(), 1);
  EXPECT_EQ(refusal([&] { return vacancies(kFiler); }), "PERMISSION_DENIED OPERATOR_ONLY");
}

// The request waits for the head of diskominfo or of its statistics.
TEST_F(DirectoryTest, AVacancyNamesTheRequestsThatItHoldsUp) {
  load("kadis-kominfo");
  const auto filed = city.file(kFiler, filing());
  load("");
  auto found = vacancies(kAdministrator);
  ASSERT_EQ(found.vacancies_size(), 2);
  EXPECT_EQ(found.vacancies(0).seat().name(), kDiskominfo);
  EXPECT_EQ(found.vacancies(0).assignment_requests_size(), 0) << "the other head may still act";
  load("", false, "diskominfo.statistik");
  found = vacancies(kAdministrator);
  ASSERT_EQ(found.vacancies_size(), 3);
  ASSERT_EQ(found.vacancies(0).assignment_requests_size(), 1);
  EXPECT_EQ(found.vacancies(0).assignment_requests(0), filed.name());
  const auto inbox = city.call(kAdministrator, &v1::InboxService::Stub::ListInbox, v1::ListInboxRequest());
  ASSERT_EQ(inbox.vacancies_size(), 2) << "only those that hold something up";
  EXPECT_EQ(inbox.vacancies(0).assignment_requests(0), filed.name());
  EXPECT_EQ(city.call(kFiler, &v1::InboxService::Stub::ListInbox, v1::ListInboxRequest()).vacancies_size(), 0);
}

TEST_F(DirectoryTest, WhoeverHeldThePostAndWhoeverHoldsItAreTold) {
  load("kadis-kominfo");
  const auto shown = load("sekretaris-kominfo", true);
  ASSERT_EQ(shown.changes_size(), 1);
  EXPECT_EQ(shown.changes(0).subject(), "head");
  EXPECT_EQ(shown.changes(0).before(), "kadis-kominfo");
  EXPECT_EQ(names(who(kDiskominfo, "")), "kadis-kominfo") << "nothing changed yet";
  EXPECT_TRUE(load("sekretaris-kominfo").changed());
  for (const char* official : {"palangka-raya/kadis-kominfo", "palangka-raya/sekretaris-kominfo"}) {
    const auto told = city.call(official, &v1::NoticeService::Stub::ListNotices, v1::ListNoticesRequest());
    ASSERT_EQ(told.notices_size(), 1) << official;
    EXPECT_EQ(told.notices(0).cause(), v1::NOTICE_CAUSE_FOR_YOUR_INFORMATION);
    EXPECT_EQ(told.notices(0).directory(), "agencies/palangka-raya");
    ASSERT_EQ(told.notices(0).directory_changes_size(), 1);
    EXPECT_EQ(told.notices(0).directory_changes(0).after(), "sekretaris-kominfo");
    EXPECT_EQ(told.notices(0).request(), "");
  }
  EXPECT_EQ(city.call(kFiler, &v1::NoticeService::Stub::ListNotices, v1::ListNoticesRequest()).notices_size(), 0);
  EXPECT_FALSE(load("sekretaris-kominfo").changed());
}

}  // namespace
}  // namespace penugasan::testing
