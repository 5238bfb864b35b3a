// Every call of the API has its scope, written down here by hand; a new call without one fails.
#include "server/identity/method_scopes.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "penugasan/v1/announcements.pb.h"
#include "penugasan/v1/directory.pb.h"
#include "penugasan/v1/identity.pb.h"
#include "penugasan/v1/inbox.pb.h"
#include "penugasan/v1/maintenance.pb.h"
#include "penugasan/v1/notices.pb.h"
#include "penugasan/v1/regulations.pb.h"
#include "penugasan/v1/requests.pb.h"
#include "penugasan/v1/status.pb.h"
#include "penugasan/v1/testing.pb.h"

namespace penugasan::server {
namespace {

const std::map<std::string, std::string> kExpected = {
    {"AssignmentRequestService/FileAssignmentRequest", "requests.act"},
    {"AssignmentRequestService/ApproveAssignmentRequest", "requests.act"},
    {"AssignmentRequestService/RejectAssignmentRequest", "requests.act"},
    {"AssignmentRequestService/CompleteAssignmentRequest", "requests.act"},
    {"AssignmentRequestService/WithdrawAssignmentRequest", "requests.act"},
    {"AssignmentRequestService/GetAssignmentRequest", "requests.read"},
    {"AssignmentRequestService/ListAssignmentRequests", "requests.read"},
    {"AssignmentRequestService/PreviewRoute", "requests.read"},
    {"AssignmentRequestService/GetRoute", "requests.read"},
    {"AssignmentRequestService/ListHistory", "requests.read"},
    {"InboxService/ListInbox", "requests.read"},
    {"InboxService/WatchInbox", "requests.read"},
    {"NoticeService/ListNotices", "notices.read"},
    {"NoticeService/SubscribeNotices", "notices.read"},
    {"NoticeService/AcknowledgeNotices", "notices.read"},
    {"AnnouncementService/CreateAnnouncement", "requests.act"},
    {"AnnouncementService/CloseAnnouncement", "requests.act"},
    {"AnnouncementService/GetAnnouncement", "requests.read"},
    {"AnnouncementService/ListAnnouncements", "requests.read"},
    {"DirectoryService/LoadDirectory", "directory.load"},
    {"DirectoryService/GetDirectory", "directory.read"},
    {"DirectoryService/ListAgencies", "directory.read"},
    {"DirectoryService/GetOfficial", "directory.read"},
    {"DirectoryService/ListOfficials", "directory.read"},
    {"DirectoryService/ListUnits", "directory.read"},
    {"RegulationService/ListRegulations", ""},
    {"DirectoryService/ListOfficeHolders", "directory.read"},
    {"DirectoryService/ListVacancies", "directory.load"},
    {"DirectoryService/RecordMandate", "directory.load"},
    {"DirectoryService/ErasePerson", "directory.load"},
    {"RegulationService/GetRegulation", ""},
    {"RegulationService/GetRegulationRoute", ""},
    {"IdentityService/WhoAmI", ""},
    {"StatusService/GetStatus", "metrics"},
    {"MaintenanceService/CreateBackup", "(not for service accounts)"},
    {"MaintenanceService/ListBackups", "(not for service accounts)"},
    {"MaintenanceService/ListLogRecords", "(not for service accounts)"},
    {"MaintenanceService/ArchiveRequests", "(not for service accounts)"},
    {"TestingService/SetToday", "(not for service accounts)"},
    {"TestingService/Reset", "(not for service accounts)"},
};

std::string scope_of(const std::string& method) {
  const auto takes = scope_of_method(method);
  if (!takes) return "(not for service accounts)";
  return takes->scope ? std::string(name_of(*takes->scope)) : "";
}

TEST(MethodScopes, EveryCallTakesWhatIsWrittenDown) {
  for (const auto& [method, scope] : kExpected) EXPECT_EQ(scope_of(method), scope) << method;
}

TEST(MethodScopes, EveryCallOfTheApiIsWrittenDown) {
  std::set<std::string> called;
  for (const auto* file : {v1::FileAssignmentRequestRequest::descriptor()->file(), v1::ListInboxRequest::descriptor()->file(),
                           v1::ListNoticesRequest::descriptor()->file(), v1::CreateAnnouncementRequest::descriptor()->file(),
                           v1::LoadDirectoryRequest::descriptor()->file(), v1::ListRegulationsRequest::descriptor()->file(),
                           v1::WhoAmIRequest::descriptor()->file(), v1::GetStatusRequest::descriptor()->file(),
                           v1::CreateBackupRequest::descriptor()->file(), v1::ResetRequest::descriptor()->file()}) {
    for (int i = 0; i < file->service_count(); ++i) {
      const auto* service = file->service(i);
      for (int j = 0; j < service->method_count(); ++j) called.insert(service->name() + "/" + service->method(j)->name());
    }
  }
  std::set<std::string> written;
  for (const auto& row : kExpected) written.insert(row.first);
  EXPECT_EQ(called, written);
}

TEST(MethodScopes, WhatIsNoCallIsNotForServiceAccounts) {
  for (const char* method : {"", "/", "InboxServiceX/ListInbox", "AssignmentRequestService/", "x/WhoAmI"}) {
    EXPECT_EQ(scope_of(method), "(not for service accounts)") << method;
  }
}

TEST(Scopes, AreAClosedList) {
  const std::map<Scope, std::string> names = {
      {Scope::requests_read, "requests.read"},   {Scope::requests_act, "requests.act"},     {Scope::notices_read, "notices.read"},
      {Scope::directory_read, "directory.read"}, {Scope::directory_load, "directory.load"}, {Scope::metrics, "metrics"}};
  EXPECT_EQ(names.size(), static_cast<std::size_t>(kScopes));
  for (const auto& [scope, name] : names) {
    EXPECT_EQ(name_of(scope), name);
    EXPECT_EQ(parse_scope(name), scope);
    EXPECT_EQ((Scopes{scope}.list()), std::vector{scope});
  }
  EXPECT_FALSE(parse_scope("requests"));
  EXPECT_FALSE(parse_scope("*"));
}

}  // namespace
}  // namespace penugasan::server
