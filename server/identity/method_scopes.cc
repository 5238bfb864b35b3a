#include "server/identity/method_scopes.h"

#include <algorithm>
#include <array>

namespace penugasan::server {

namespace {

struct Row {
  std::string_view service;
  std::string_view method;  // empty: every other method of the service
  MethodScope takes;
};

constexpr MethodScope kNone{};
constexpr MethodScope kRead{Scope::requests_read};
constexpr MethodScope kAct{Scope::requests_act};

// The first row that fits counts. Regulations are public law.
constexpr std::array<Row, 29> kRows = {{
    {"AssignmentRequestService", "FileAssignmentRequest", kAct},
    {"AssignmentRequestService", "ApproveAssignmentRequest", kAct},
    {"AssignmentRequestService", "RejectAssignmentRequest", kAct},
    {"AssignmentRequestService", "CompleteAssignmentRequest", kAct},
    {"AssignmentRequestService", "WithdrawAssignmentRequest", kAct},
    {"AssignmentRequestService", "GetAssignmentRequest", kRead},
    {"AssignmentRequestService", "ListAssignmentRequests", kRead},
    {"AssignmentRequestService", "PreviewRoute", kRead},
    {"AssignmentRequestService", "GetRoute", kRead},
    {"AssignmentRequestService", "ListHistory", kRead},
    {"AnnouncementService", "CreateAnnouncement", kAct},
    {"AnnouncementService", "CloseAnnouncement", kAct},
    {"AnnouncementService", "GetAnnouncement", kRead},
    {"AnnouncementService", "ListAnnouncements", kRead},
    {"InboxService", "", kRead},
    {"NoticeService", "", {Scope::notices_read}},
    {"DirectoryService", "LoadDirectory", {Scope::directory_load}},
    {"DirectoryService", "GetDirectory", {Scope::directory_read}},
    {"DirectoryService", "ListAgencies", {Scope::directory_read}},
    {"DirectoryService", "GetOfficial", {Scope::directory_read}},
    {"DirectoryService", "ListOfficials", {Scope::directory_read}},
    {"DirectoryService", "ListUnits", {Scope::directory_read}},
    {"DirectoryService", "ListOfficeHolders", {Scope::directory_read}},
    {"DirectoryService", "ListVacancies", {Scope::directory_load}},
    {"DirectoryService", "RecordMandate", {Scope::directory_load}},
    {"DirectoryService", "ErasePerson", {Scope::directory_load}},
    {"RegulationService", "", kNone},
    {"IdentityService", "", kNone},
    {"StatusService", "", {Scope::metrics}},
}};

}  // namespace

std::optional<MethodScope> scope_of_method(std::string_view method) {
  const auto slash = std::min(method.find('/'), method.size());
  const auto service = method.substr(0, slash);
  const auto name = method.substr(std::min(slash + 1, method.size()));
  const auto* const row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& one) {
    return one.service == service && (one.method.empty() || one.method == name);
  });
  return row == kRows.end() ? std::nullopt : std::optional(row->takes);
}

}  // namespace penugasan::server
