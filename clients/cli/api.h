// The server as the command line uses it: one method a call, errors as clients::CallError, and a few retries while the server is
// unavailable (every changing call carries a request_id, so a retry never does a thing twice).
// Not for use from several threads, stop() excepted.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "clients/call_error.h"
#include "clients/connection.h"
#include "grpc/health/v1/health.pb.h"
#include "penugasan/v1/announcements.pb.h"
#include "penugasan/v1/directory.pb.h"
#include "penugasan/v1/identity.pb.h"
#include "penugasan/v1/inbox.pb.h"
#include "penugasan/v1/maintenance.pb.h"
#include "penugasan/v1/notices.pb.h"
#include "penugasan/v1/regulations.pb.h"
#include "penugasan/v1/requests.pb.h"
#include "penugasan/v1/status.pb.h"

namespace penugasan::cli {

class Api {
 public:
  /// Connects at the first call. Throws std::runtime_error where the credentials' files are of no use.
  Api(const std::string& server, const clients::Credentials& credentials, clients::Caller caller);
  ~Api();
  Api(const Api&) = delete;
  Api& operator=(const Api&) = delete;

  v1::AssignmentRequest file(const v1::FileAssignmentRequestRequest& request);
  v1::AssignmentRequest get(const v1::GetAssignmentRequestRequest& request);
  v1::AssignmentRequest approve(const v1::ApproveAssignmentRequestRequest& request);
  v1::AssignmentRequest reject(const v1::RejectAssignmentRequestRequest& request);
  v1::AssignmentRequest complete(const v1::CompleteAssignmentRequestRequest& request);
  v1::AssignmentRequest withdraw(const v1::WithdrawAssignmentRequestRequest& request);
  v1::PreviewRouteResponse preview(const v1::PreviewRouteRequest& request);
  v1::GetRouteResponse route(const v1::GetRouteRequest& request);
  v1::ListAssignmentRequestsResponse list(const v1::ListAssignmentRequestsRequest& request);
  v1::ListHistoryResponse history(const v1::ListHistoryRequest& request);
  v1::ListInboxResponse inbox(const v1::ListInboxRequest& request);
  v1::ListNoticesResponse notices(const v1::ListNoticesRequest& request);
  v1::Announcement announce(const v1::CreateAnnouncementRequest& request);
  v1::Announcement announcement(const v1::GetAnnouncementRequest& request);
  v1::ListAnnouncementsResponse announcements(const v1::ListAnnouncementsRequest& request);
  v1::Announcement close(const v1::CloseAnnouncementRequest& request);
  v1::LoadDirectoryResponse load(const v1::LoadDirectoryRequest& request);
  v1::Directory directory(const v1::GetDirectoryRequest& request);
  v1::ListAgenciesResponse agencies(const v1::ListAgenciesRequest& request);
  v1::Official official(const v1::GetOfficialRequest& request);
  v1::ListOfficialsResponse officials(const v1::ListOfficialsRequest& request);
  v1::ListUnitsResponse units(const v1::ListUnitsRequest& request);
  v1::RecordMandateResponse record_mandate(const v1::RecordMandateRequest& request);
  v1::ErasePersonResponse erase_person(const v1::ErasePersonRequest& request);  // as long as rewriting the store's tables takes
  v1::ListOfficeHoldersResponse office_holders(const v1::ListOfficeHoldersRequest& request);
  v1::ListVacanciesResponse vacancies(const v1::ListVacanciesRequest& request);
  v1::ListRegulationsResponse regulations(const v1::ListRegulationsRequest& request);
  v1::Regulation regulation(const v1::GetRegulationRequest& request);
  v1::GetRegulationRouteResponse regulation_route(const v1::GetRegulationRouteRequest& request);
  v1::ServerStatus status(const v1::GetStatusRequest& request);
  /// Asked once, as nobody in particular; waits for at most `patience`.
  grpc::health::v1::HealthCheckResponse health(std::chrono::milliseconds patience);

  v1::WhoAmIResponse who_am_i(const v1::WhoAmIRequest& request);

  v1::Backup create_backup();  // waits for hours where the store is large
  v1::ListBackupsResponse backups();
  v1::ListLogRecordsResponse log_records(const v1::ListLogRecordsRequest& request);

  v1::ArchiveRequestsResponse archive_requests(const v1::ArchiveRequestsRequest& request);  // as create_backup()

  /// Streams: `each` sees every message until the stream ends (throws CallError unless it ended well) or stop() is called.
  void watch_inbox(const v1::WatchInboxRequest& request, const std::function<void(const v1::WatchInboxResponse&)>& each);
  void watch_notices(const v1::SubscribeNoticesRequest& request,
                     const std::function<void(const v1::SubscribeNoticesResponse&)>& each);
  /// Waits for a connection; false when there is none after `patience`. A lost connection comes back only while somebody waits or
  /// calls.
  bool wait_until_connected(std::chrono::milliseconds patience);
  /// Calls with this bearer token from now on. False where it is the one already, or empty.
  bool take_token(const std::string& token);
  /// Ends the running stream and those to come. Safe from another thread.
  void stop();
  bool stopped() const;
  /// After a call that threw: the server may have done it without saying so.
  bool outcome_unknown() const;

 private:
  struct Wire;
  std::unique_ptr<Wire> wire_;
};

}  // namespace penugasan::cli
