#include "clients/cli/api.h"

#include <chrono>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "clients/connection.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "penugasan/v1/maintenance.grpc.pb.h"

namespace penugasan::cli {
namespace {

constexpr int kAttempts = 5;  // within three seconds
constexpr std::chrono::milliseconds kFirstPause{200};

}  // namespace

struct Api::Wire {
  Wire(const std::string& server, const clients::Credentials& credentials, clients::Caller who)
      : connection(server, credentials), caller(std::move(who)) {}

  // The same message again, its request_id included, while the server cannot be reached. An attempt that may have been carried
  // out is what is told in the end, not the silence after it.
  template <class Method, class Request>
  auto call(Method method, const Request& request) {
    auto pause = kFirstPause;
    std::optional<clients::CallError> doubtful;
    bool connected = connection.wait_until_connected(kFirstPause);
    for (int attempt = 1;; ++attempt) {
      try {
        return connection.call(method, request, caller);
      } catch (const clients::CallError& error) {
        if (connected && leaves_doubt(error) && !doubtful) doubtful = error;
        const bool again = error.code() == grpc::StatusCode::UNAVAILABLE;
        outcome_unknown = doubtful.has_value() && (again || leaves_doubt(error));
        if (!again || attempt == kAttempts) throw outcome_unknown ? *doubtful : error;
        connected = wait_for_next(error, pause);
      }
      pause *= 2;
    }
  }

  // Without a reason it is the connection: gRPC makes a new one only while somebody waits for it. True: there is one.
  bool wait_for_next(const clients::CallError& error, std::chrono::milliseconds pause) const {
    const bool connected = connection.wait_until_connected(pause);
    if (!error.reason().empty() || connected) std::this_thread::sleep_for(kFirstPause);
    return connected;
  }

  // The server may have done it without saying so.
  static bool leaves_doubt(const clients::CallError& error) {
    if (error.reason() == "STORE_FAILED") return true;
    const bool silent = error.code() == grpc::StatusCode::UNAVAILABLE || error.code() == grpc::StatusCode::DEADLINE_EXCEEDED;
    return silent && error.reason().empty();
  }

  // What an operator does to keep the store: it may take hours, and is not repeated.
  template <class Stub, class Request, class Response>
  Response maintain(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*), const Request& request) {
    grpc::ClientContext context;
    clients::Connection::prepare(context, caller, std::chrono::hours(12));
    Response response;
    const bool connected = connection.wait_until_connected(kFirstPause);
    const grpc::Status status = (Stub(connection.channel()).*method)(&context, request, &response);
    outcome_unknown = connected && !status.ok() && leaves_doubt(clients::CallError(status));
    clients::throw_if_failed(status);
    return response;
  }

  template <class Response, class Open>
  void stream(const Open& open, const std::function<void(const Response&)>& each) {
    grpc::ClientContext context;
    clients::Connection::prepare(context, caller);
    const Running guard(*this, context);
    if (stopping()) return;
    auto reader = open(&context);
    Response response;
    while (reader->Read(&response)) each(response);
    const grpc::Status status = reader->Finish();
    if (!stopping()) clients::throw_if_failed(status);
  }

  // Lets stop() reach the context for as long as it lives.
  struct Running {
    Running(Wire& wire, grpc::ClientContext& context) : wire(wire) { set(&context); }
    ~Running() { set(nullptr); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    void set(grpc::ClientContext* context) const {
      const std::lock_guard lock(wire.mutex);
      wire.running = context;
    }
    Wire& wire;
  };

  bool stopping() {
    const std::lock_guard lock(mutex);
    return stop_asked;
  }

  clients::Connection connection;
  clients::Caller caller;
  bool outcome_unknown = false;
  std::mutex mutex;                        // guards what follows
  grpc::ClientContext* running = nullptr;  // of the running stream
  bool stop_asked = false;
};

Api::Api(const std::string& server, const clients::Credentials& credentials, clients::Caller caller)
    : wire_(std::make_unique<Wire>(server, credentials, std::move(caller))) {}
Api::~Api() = default;

using Requests = v1::AssignmentRequestService::Stub;
using Announcements = v1::AnnouncementService::Stub;
using Directories = v1::DirectoryService::Stub;
using Regulations = v1::RegulationService::Stub;

v1::WhoAmIResponse Api::who_am_i(const v1::WhoAmIRequest& request) {
  return wire_->call(&v1::IdentityService::Stub::WhoAmI, request);
}
v1::AssignmentRequest Api::file(const v1::FileAssignmentRequestRequest& request) {
  return wire_->call(&Requests::FileAssignmentRequest, request);
}
v1::AssignmentRequest Api::get(const v1::GetAssignmentRequestRequest& request) {
  return wire_->call(&Requests::GetAssignmentRequest, request);
}
v1::AssignmentRequest Api::approve(const v1::ApproveAssignmentRequestRequest& request) {
  return wire_->call(&Requests::ApproveAssignmentRequest, request);
}
v1::AssignmentRequest Api::reject(const v1::RejectAssignmentRequestRequest& request) {
  return wire_->call(&Requests::RejectAssignmentRequest, request);
}
v1::AssignmentRequest Api::complete(const v1::CompleteAssignmentRequestRequest& request) {
  return wire_->call(&Requests::CompleteAssignmentRequest, request);
}
v1::AssignmentRequest Api::withdraw(const v1::WithdrawAssignmentRequestRequest& request) {
  return wire_->call(&Requests::WithdrawAssignmentRequest, request);
}
v1::PreviewRouteResponse Api::preview(const v1::PreviewRouteRequest& request) {
  return wire_->call(&Requests::PreviewRoute, request);
}
v1::GetRouteResponse Api::route(const v1::GetRouteRequest& request) { return wire_->call(&Requests::GetRoute, request); }
v1::ListAssignmentRequestsResponse Api::list(const v1::ListAssignmentRequestsRequest& request) {
  return wire_->call(&Requests::ListAssignmentRequests, request);
}
v1::ListHistoryResponse Api::history(const v1::ListHistoryRequest& request) {
  return wire_->call(&Requests::ListHistory, request);
}
v1::ListInboxResponse Api::inbox(const v1::ListInboxRequest& request) {
  return wire_->call(&v1::InboxService::Stub::ListInbox, request);
}
v1::ListNoticesResponse Api::notices(const v1::ListNoticesRequest& request) {
  return wire_->call(&v1::NoticeService::Stub::ListNotices, request);
}
v1::Announcement Api::announce(const v1::CreateAnnouncementRequest& request) {
  return wire_->call(&Announcements::CreateAnnouncement, request);
}
v1::Announcement Api::announcement(const v1::GetAnnouncementRequest& request) {
  return wire_->call(&Announcements::GetAnnouncement, request);
}
v1::ListAnnouncementsResponse Api::announcements(const v1::ListAnnouncementsRequest& request) {
  return wire_->call(&Announcements::ListAnnouncements, request);
}
v1::Announcement Api::close(const v1::CloseAnnouncementRequest& request) {
  return wire_->call(&Announcements::CloseAnnouncement, request);
}
v1::LoadDirectoryResponse Api::load(const v1::LoadDirectoryRequest& request) {
  return wire_->call(&Directories::LoadDirectory, request);
}
v1::Directory Api::directory(const v1::GetDirectoryRequest& request) { return wire_->call(&Directories::GetDirectory, request); }
v1::ListAgenciesResponse Api::agencies(const v1::ListAgenciesRequest& request) {
  return wire_->call(&Directories::ListAgencies, request);
}
v1::Official Api::official(const v1::GetOfficialRequest& request) { return wire_->call(&Directories::GetOfficial, request); }
v1::ListOfficialsResponse Api::officials(const v1::ListOfficialsRequest& request) {
  return wire_->call(&Directories::ListOfficials, request);
}
v1::ListUnitsResponse Api::units(const v1::ListUnitsRequest& request) { return wire_->call(&Directories::ListUnits, request); }
v1::RecordMandateResponse Api::record_mandate(const v1::RecordMandateRequest& request) {
  return wire_->call(&Directories::RecordMandate, request);
}
v1::ErasePersonResponse Api::erase_person(const v1::ErasePersonRequest& request) {
  return wire_->maintain(&Directories::ErasePerson, request);
}
v1::ListOfficeHoldersResponse Api::office_holders(const v1::ListOfficeHoldersRequest& request) {
  return wire_->call(&Directories::ListOfficeHolders, request);
}
v1::ListVacanciesResponse Api::vacancies(const v1::ListVacanciesRequest& request) {
  return wire_->call(&Directories::ListVacancies, request);
}
v1::ListRegulationsResponse Api::regulations(const v1::ListRegulationsRequest& request) {
  return wire_->call(&Regulations::ListRegulations, request);
}
v1::Regulation Api::regulation(const v1::GetRegulationRequest& request) {
  return wire_->call(&Regulations::GetRegulation, request);
}
v1::GetRegulationRouteResponse Api::regulation_route(const v1::GetRegulationRouteRequest& request) {
  return wire_->call(&Regulations::GetRegulationRoute, request);
}

v1::ServerStatus Api::status(const v1::GetStatusRequest& request) {
  return wire_->call(&v1::StatusService::Stub::GetStatus, request);
}
grpc::health::v1::HealthCheckResponse Api::health(std::chrono::milliseconds patience) {
  grpc::ClientContext context;
  clients::Connection::prepare(context, {{}, wire_->caller.language}, patience);
  grpc::health::v1::HealthCheckResponse response;
  clients::throw_if_failed(grpc::health::v1::Health::Stub(wire_->connection.channel()).Check(&context, {}, &response));
  return response;
}
v1::Backup Api::create_backup() {
  return wire_->maintain(&v1::MaintenanceService::Stub::CreateBackup, v1::CreateBackupRequest());
}
v1::ListBackupsResponse Api::backups() {
  return wire_->maintain(&v1::MaintenanceService::Stub::ListBackups, v1::ListBackupsRequest());
}
v1::ListLogRecordsResponse Api::log_records(const v1::ListLogRecordsRequest& request) {
  return wire_->maintain(&v1::MaintenanceService::Stub::ListLogRecords, request);
}

v1::ArchiveRequestsResponse Api::archive_requests(const v1::ArchiveRequestsRequest& request) {
  return wire_->maintain(&v1::MaintenanceService::Stub::ArchiveRequests, request);
}

void Api::watch_inbox(const v1::WatchInboxRequest& request, const std::function<void(const v1::WatchInboxResponse&)>& each) {
  wire_->stream<v1::WatchInboxResponse>(
      [&](grpc::ClientContext* context) { return wire_->connection.stub<v1::InboxService::Stub>().WatchInbox(context, request); },
      each);
}

void Api::watch_notices(const v1::SubscribeNoticesRequest& request,
                        const std::function<void(const v1::SubscribeNoticesResponse&)>& each) {
  wire_->stream<v1::SubscribeNoticesResponse>(
      [&](grpc::ClientContext* context) {
        return wire_->connection.stub<v1::NoticeService::Stub>().SubscribeNotices(context, request);
      },
      each);
}

bool Api::wait_until_connected(std::chrono::milliseconds patience) { return wire_->connection.wait_until_connected(patience); }

bool Api::take_token(const std::string& token) {
  if (token.empty() || token == wire_->caller.token) return false;
  wire_->caller.token = token;
  return true;
}

void Api::stop() {
  const std::lock_guard lock(wire_->mutex);
  wire_->stop_asked = true;
  if (wire_->running != nullptr) wire_->running->TryCancel();
}

bool Api::outcome_unknown() const { return wire_->outcome_unknown; }

bool Api::stopped() const { return wire_->stopping(); }

}  // namespace penugasan::cli
