#include "tests/server/access/calls.h"

#include <map>

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

namespace penugasan::testing {

namespace {

constexpr const char* kAgency = "agencies/palangka-raya";

template <class Answer, class Count>
std::function<int(const std::string&)> counting(Count count) {
  return [count](const std::string& bytes) {
    Answer answer;
    return answer.ParseFromString(bytes) ? static_cast<int>(count(answer)) : -1;
  };
}

int numbers_shown(const google::protobuf::RepeatedPtrField<v1::Official>& officials) {
  int shown = 0;
  for (const auto& official : officials) shown += official.nip().empty() ? 0 : 1;
  return shown;
}

// About the scene's request.
template <class Message, class Fill>
MatrixCall on_request(Fill fill) {
  MatrixCall call;
  call.message = [fill](const Scene& scene, const std::string& target) {
    Message message;
    fill(message, scene, target);
    return message.SerializeAsString();
  };
  call.target = [](const Scene& scene) { return scene.request().name(); };
  call.unused = "agencies/palangka-raya/assignmentRequests/9";
  return call;
}

template <class Message>
MatrixCall act() {
  return on_request<Message>([](Message& message, const Scene& scene, const std::string& target) {
    message.set_name(target);
    message.set_etag(scene.request().etag());
    message.set_validate_only(true);
    if constexpr (std::is_same_v<Message, v1::RejectAssignmentRequestRequest>) message.set_reason("Tidak tersedia");
  });
}

template <class Message, class Fill>
MatrixCall about_nothing(Fill fill) {
  MatrixCall call = on_request<Message>(fill);
  call.target = {};
  call.unused.clear();
  return call;
}

template <class Message, class Fill>
MatrixCall on_announcement(Fill fill) {
  MatrixCall call = on_request<Message>(fill);
  call.target = [](const Scene& scene) { return scene.announcement().name(); };
  call.unused = "agencies/klaten/announcements/9";
  return call;
}

template <class Message, class Fill>
MatrixCall on_agency(Fill fill) {
  MatrixCall call = on_request<Message>(fill);
  call.target = [](const Scene&) { return std::string(kAgency); };
  call.unused = "agencies/palangka-ruya";
  return call;
}

MatrixCall with_count(MatrixCall call, std::function<int(const std::string&)> count) {
  call.count = std::move(count);
  return call;
}

constexpr auto kName = [](auto& message, const Scene&, const std::string& target) { message.set_name(target); };
constexpr auto kParent = [](auto& message, const Scene&, const std::string& target) { message.set_parent(target); };
constexpr auto kEmpty = [](auto&, const Scene&, const std::string&) {};

void add_requests(std::map<std::string, MatrixCall>& all) {
  const std::string service = "AssignmentRequestService/";
  all[service + "FileAssignmentRequest"] =
      about_nothing<v1::FileAssignmentRequestRequest>([](auto& message, const Scene&, const std::string&) {
        message = scene_filing();
        message.set_validate_only(true);
      });
  all[service + "GetAssignmentRequest"] = on_request<v1::GetAssignmentRequestRequest>(kName);
  all[service + "ListAssignmentRequests"] = with_count(
      about_nothing<v1::ListAssignmentRequestsRequest>(
          [](auto& message, const Scene&, const std::string&) { message.set_parent(kAgency); }),
      counting<v1::ListAssignmentRequestsResponse>([](const auto& answer) { return answer.assignment_requests_size(); }));
  all[service + "ApproveAssignmentRequest"] = act<v1::ApproveAssignmentRequestRequest>();
  all[service + "RejectAssignmentRequest"] = act<v1::RejectAssignmentRequestRequest>();
  all[service + "CompleteAssignmentRequest"] = act<v1::CompleteAssignmentRequestRequest>();
  all[service + "WithdrawAssignmentRequest"] = act<v1::WithdrawAssignmentRequestRequest>();
  all[service + "PreviewRoute"] = about_nothing<v1::PreviewRouteRequest>([](auto& message, const Scene&, const std::string&) {
    const auto filing = scene_filing();
    message.set_parent(filing.parent());
    *message.mutable_assignment_request() = filing.assignment_request();
  });
  all[service + "GetRoute"] = on_request<v1::GetRouteRequest>(kName);
  all[service + "ListHistory"] =
      with_count(on_request<v1::ListHistoryRequest>(kParent),
                 counting<v1::ListHistoryResponse>([](const auto& answer) { return answer.entries_size(); }));
}

void add_inbox_and_notices(std::map<std::string, MatrixCall>& all) {
  all["InboxService/ListInbox"] =
      with_count(about_nothing<v1::ListInboxRequest>(kEmpty),
                 counting<v1::ListInboxResponse>([](const auto& answer) { return answer.items_size(); }));
  auto watch = with_count(about_nothing<v1::WatchInboxRequest>(kEmpty),
                          counting<v1::WatchInboxResponse>([](const auto& answer) { return answer.has_item() ? 1 : 0; }));
  watch.stream = true;
  watch.last = [](const std::string& bytes) {
    v1::WatchInboxResponse message;
    return message.ParseFromString(bytes) && message.caught_up();
  };
  all["InboxService/WatchInbox"] = watch;
  all["NoticeService/ListNotices"] =
      with_count(about_nothing<v1::ListNoticesRequest>(kEmpty),
                 counting<v1::ListNoticesResponse>([](const auto& answer) { return answer.notices_size(); }));
  auto follow =
      with_count(about_nothing<v1::SubscribeNoticesRequest>(kEmpty),
                 counting<v1::SubscribeNoticesResponse>([](const auto& answer) { return answer.has_notice() ? 1 : 0; }));
  follow.stream = true;
  follow.last = [](const std::string&) { return false; };
  all["NoticeService/SubscribeNotices"] = follow;
  all["NoticeService/AcknowledgeNotices"] =
      about_nothing<v1::AcknowledgeNoticesRequest>([](auto& message, const Scene& scene, const std::string&) {
        message.set_subscription("matriks");
        message.set_resume_token(scene.token());
      });
}

void add_announcements(std::map<std::string, MatrixCall>& all) {
  const std::string service = "AnnouncementService/";
  all[service + "CreateAnnouncement"] =
      about_nothing<v1::CreateAnnouncementRequest>([](auto& message, const Scene&, const std::string&) {
        message = scene_announcement();
        message.set_validate_only(true);
      });
  all[service + "GetAnnouncement"] = on_announcement<v1::GetAnnouncementRequest>(kName);
  all[service + "ListAnnouncements"] =
      with_count(about_nothing<v1::ListAnnouncementsRequest>(
                     [](auto& message, const Scene&, const std::string&) { message.set_parent("agencies/klaten"); }),
                 counting<v1::ListAnnouncementsResponse>([](const auto& answer) { return answer.announcements_size(); }));
  all[service + "CloseAnnouncement"] =
      on_announcement<v1::CloseAnnouncementRequest>([](auto& message, const Scene& scene, const std::string& target) {
        message.set_name(target);
        message.set_etag(scene.announcement().etag());
        message.set_validate_only(true);
      });
}

void add_directory(std::map<std::string, MatrixCall>& all) {
  const std::string service = "DirectoryService/";
  all[service + "LoadDirectory"] = about_nothing<v1::LoadDirectoryRequest>([](auto& message, const Scene&, const std::string&) {
    message = scene_directory("palangka-raya", "pelaksana-organisasi");
    message.set_validate_only(true);
  });
  all[service + "GetDirectory"] =
      with_count(on_agency<v1::GetDirectoryRequest>(kName),
                 counting<v1::Directory>([](const auto& answer) { return numbers_shown(answer.officials()); }));
  all[service + "ListAgencies"] =
      with_count(about_nothing<v1::ListAgenciesRequest>(kEmpty),
                 counting<v1::ListAgenciesResponse>([](const auto& answer) { return answer.agencies_size(); }));
  auto official = with_count(on_agency<v1::GetOfficialRequest>(kName),
                             counting<v1::Official>([](const auto& answer) { return answer.nip().empty() ? 0 : 1; }));
  official.target = [](const Scene&) { return std::string("agencies/palangka-raya/officials/perencana-muda"); };
  official.unused = "agencies/palangka-raya/officials/perencana-mudo";
  all[service + "GetOfficial"] = official;
  all[service + "ListOfficials"] =
      with_count(on_agency<v1::ListOfficialsRequest>(kParent),
                 counting<v1::ListOfficialsResponse>([](const auto& answer) { return numbers_shown(answer.officials()); }));
  all[service + "ListUnits"] =
      with_count(on_agency<v1::ListUnitsRequest>(kParent),
                 counting<v1::ListUnitsResponse>([](const auto& answer) { return answer.units_size(); }));
}

void add_offices(std::map<std::string, MatrixCall>& all) {
  const std::string service = "DirectoryService/";
  const auto of_office = [](auto& message, const Scene&, const std::string& target) { message.set_office(target); };
  auto holders = with_count(on_agency<v1::ListOfficeHoldersRequest>(of_office),
                            counting<v1::ListOfficeHoldersResponse>([](const auto& answer) { return answer.holders_size(); }));
  holders.target = [](const Scene&) { return std::string("agencies/palangka-raya/units/bappeda"); };
  holders.unused = "agencies/palangka-raya/units/bapedda";
  all[service + "ListOfficeHolders"] = holders;
  all[service + "ListVacancies"] =
      with_count(on_agency<v1::ListVacanciesRequest>(kParent),
                 counting<v1::ListVacanciesResponse>([](const auto& answer) { return answer.vacancies_size(); }));
  all[service + "RecordMandate"] =
      on_agency<v1::RecordMandateRequest>([](auto& message, const Scene&, const std::string& target) {
        message.set_parent(target);
        message.mutable_mandate()->set_kind("plh");
        message.mutable_mandate()->set_from("kadis-kominfo");
        message.mutable_mandate()->set_to("sekretaris-kominfo");
        message.mutable_mandate()->set_valid_from("2026-10-05");
        message.mutable_mandate()->set_valid_to("2026-10-09");
        message.set_validate_only(true);
      });
}

void add_persons(std::map<std::string, MatrixCall>& all) {
  auto erase = on_agency<v1::ErasePersonRequest>([](auto& message, const Scene&, const std::string& target) {
    message.set_name(target);
    message.set_validate_only(true);
  });
  erase.target = [](const Scene&) { return std::string("agencies/palangka-raya/officials/perencana-muda"); };
  erase.unused = "agencies/palangka-raya/officials/perencana-mudo";
  all["DirectoryService/ErasePerson"] = erase;
}

void add_rest(std::map<std::string, MatrixCall>& all) {
  all["RegulationService/ListRegulations"] =
      with_count(about_nothing<v1::ListRegulationsRequest>(kEmpty),
                 counting<v1::ListRegulationsResponse>([](const auto& answer) { return answer.regulations_size(); }));
  const auto regulation = [](auto& message, const Scene&, const std::string&) {
    message.set_name("regulations/palangka-raya-13-2024");
  };
  all["RegulationService/GetRegulation"] = about_nothing<v1::GetRegulationRequest>(regulation);
  all["RegulationService/GetRegulationRoute"] =
      about_nothing<v1::GetRegulationRouteRequest>([](auto& message, const Scene&, const std::string&) {
        message.set_name("regulations/palangka-raya-13-2024");
        message.set_mode(v1::MODE_PENUNJUKAN);
        message.set_scope(v1::SCOPE_LINTAS_UNIT);
      });
  all["IdentityService/WhoAmI"] = about_nothing<v1::WhoAmIRequest>(kEmpty);
  all["StatusService/GetStatus"] =
      with_count(about_nothing<v1::GetStatusRequest>(kEmpty),
                 counting<v1::ServerStatus>([](const auto& answer) { return answer.has_operation() ? 1 : 0; }));
  all["MaintenanceService/CreateBackup"] = about_nothing<v1::CreateBackupRequest>(kEmpty);
  all["MaintenanceService/ListBackups"] = about_nothing<v1::ListBackupsRequest>(kEmpty);
  all["MaintenanceService/ListLogRecords"] = about_nothing<v1::ListLogRecordsRequest>(kEmpty);
  all["MaintenanceService/ArchiveRequests"] = about_nothing<v1::ArchiveRequestsRequest>(kEmpty);
  all["TestingService/SetToday"] = about_nothing<v1::SetTodayRequest>(
      [](auto& message, const Scene&, const std::string&) { message.set_today("2026-13-01"); });
  all["TestingService/Reset"] = about_nothing<v1::ResetRequest>(kEmpty);
}

}  // namespace

const MatrixCall* matrix_call(const std::string& method) {
  static const auto all = [] {
    std::map<std::string, MatrixCall> calls;
    add_requests(calls);
    add_inbox_and_notices(calls);
    add_announcements(calls);
    add_directory(calls);
    add_offices(calls);
    add_persons(calls);
    add_rest(calls);
    return calls;
  }();
  const auto found = all.find(method);
  return found == all.end() ? nullptr : &found->second;
}

}  // namespace penugasan::testing
