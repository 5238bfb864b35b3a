#include "server/rpc/bindings.h"

#include "server/rpc/inbox_stream.h"
#include "server/rpc/notice_stream.h"
#include "server/rpc/stream_call.h"
#include "server/rpc/taking.h"

namespace penugasan::server {

namespace {

// Calls of one method that may wait to be taken at once, a queue; more wait in gRPC.
constexpr int kHotWaiting = 64;
constexpr int kCoolWaiting = 4;
constexpr int kWorkers = 2;
// What is read of the past is read when there is time: such a thread gets a tenth of what another one gets (nice(2)).
constexpr int kLateNiceness = 10;

// `on(api, &Api::method)`: the handler of a method, whether it answers at once or through a reply.
template <class Api, class Member>
auto on(Api& api, Member member) {
  return [&api, member](const Caller& caller, const auto& call,
                        auto&&... reply) -> decltype((api.*member)(caller, call, std::forward<decltype(reply)>(reply)...)) {
    return (api.*member)(caller, call, std::forward<decltype(reply)>(reply)...);
  };
}

}  // namespace

Bindings::Bindings(Application& app, Gate& gate, Guard& guard, OpenCalls& open, Services& services, SettableClock* testing)
    : app_(app),
      gate_(gate),
      open_(open),
      services_(services),
      requests_(app),
      inbox_(app),
      announcements_(app),
      scrubber_(dynamic_cast<storage::KeptStore*>(&app.store)),
      directory_(app, scrubber_),
      regulations_(app),
      notices_(app),
      identity_(app),
      status_(app),
      maintenance_(app, scrubber_),
      health_(services_.health, guard, open, workers_),
      workers_(kWorkers),
      late_(1, kLateNiceness) {
  if (testing != nullptr) testing_ = std::make_unique<TestingApi>(app, *testing);
}

template <class Service, class Base, class Request, class Response, class Handler>
void Bindings::bind(grpc::ServerCompletionQueue* queue, Heat heat, std::string_view name, Service& service,
                    void (Base::*)(grpc::ServerContext*, Request*, grpc::ServerAsyncResponseWriter<Response>*,
                                   grpc::CompletionQueue*, grpc::ServerCompletionQueue*, void*),
                    Handler handler, std::size_t size_limit) {
  auto method = std::make_shared<Method<Request, Response>>();
  method->name = name;
  method->workers = heat == Heat::cool ? &workers_ : nullptr;
  app_.metrics.know_method(name);
  method->take = [&service, index = index_of(name)](auto* context, Received<Request>* request, auto* writer, auto* to,
                                                    void* tag) {
    Taking::unary(service, index, context, request, writer, to, tag);
  };
  const std::size_t limit = size_limit == 0 ? app_.config.max_request_size : size_limit;
  method->handle = [handler, limit](const Caller& caller, const Request& request, Reply<Response> reply) {
    if (request.ByteSizeLong() > limit) return reply(invalid_field("message", "too_large", std::to_string(limit)));
    if constexpr (std::is_invocable_r_v<Outcome<Response>, Handler, const Caller&, const Request&>) {
      reply(handler(caller, request));
    } else {
      handler(caller, request, std::move(reply));
    }
  };
  const int waiting = heat == Heat::hot ? kHotWaiting : kCoolWaiting;
  for (int i = 0; i < waiting; ++i) UnaryCall<Request, Response>::wait(*method, gate_, open_, queue);
  methods_.push_back(std::move(method));
}

template <class Stream, class Service, class Base, class Request, class Response>
void Bindings::bind_stream(grpc::ServerCompletionQueue* queue, std::string_view name, Service& service,
                           void (Base::*)(grpc::ServerContext*, Request*, grpc::ServerAsyncWriter<Response>*,
                                          grpc::CompletionQueue*, grpc::ServerCompletionQueue*, void*)) {
  auto method = std::make_shared<StreamMethod<Request, Response>>();
  method->workers = &workers_;
  method->late = &late_;
  app_.metrics.know_stream(name);
  method->take = [&service, index = index_of(name)](auto* context, Received<Request>* request, auto* writer, auto* to,
                                                    void* tag) {
    Taking::stream(service, index, context, request, writer, to, tag);
  };
  method->begin = [this, name](OutStream<Response>& out, const Received<Request>& call) -> std::unique_ptr<StreamEvents> {
    auto pass = gate_.admit_stream(out.context(), name);
    if (!pass.refused && call.fault()) gate_.refuse(pass, *call.fault());
    if (!pass.refused) return std::make_unique<Stream>(app_, gate_, open_, std::move(pass), out, call.message());
    gate_.note(pass, out.context(), pass.refused->error_code(), pass.refusal);
    out.finish(*pass.refused);
    return nullptr;
  };
  for (int i = 0; i < kCoolWaiting; ++i) StreamCall<Request, Response>::wait(*method, open_, queue);
  methods_.push_back(std::move(method));
}

void Bindings::stop() {
  maintenance_.stop();
  scrubber_.stop();
}

void Bindings::bind_requests(grpc::ServerCompletionQueue* queue) {
  using S = v1::AssignmentRequestService::AsyncService;
  auto& service = services_.requests;
  auto& api = requests_;
  bind(queue, Heat::hot, "AssignmentRequestService/FileAssignmentRequest", service, &S::RequestFileAssignmentRequest,
       on(api, &RequestsApi::file));
  bind(queue, Heat::hot, "AssignmentRequestService/GetAssignmentRequest", service, &S::RequestGetAssignmentRequest,
       on(api, &RequestsApi::get));
  bind(queue, Heat::cool, "AssignmentRequestService/ListAssignmentRequests", service, &S::RequestListAssignmentRequests,
       on(api, &RequestsApi::list));
  bind(queue, Heat::hot, "AssignmentRequestService/ApproveAssignmentRequest", service, &S::RequestApproveAssignmentRequest,
       on(api, &RequestsApi::approve));
  bind(queue, Heat::hot, "AssignmentRequestService/RejectAssignmentRequest", service, &S::RequestRejectAssignmentRequest,
       on(api, &RequestsApi::reject));
  bind(queue, Heat::hot, "AssignmentRequestService/CompleteAssignmentRequest", service, &S::RequestCompleteAssignmentRequest,
       on(api, &RequestsApi::complete));
  bind(queue, Heat::cool, "AssignmentRequestService/WithdrawAssignmentRequest", service, &S::RequestWithdrawAssignmentRequest,
       on(api, &RequestsApi::withdraw));
  bind(queue, Heat::cool, "AssignmentRequestService/PreviewRoute", service, &S::RequestPreviewRoute,
       on(api, &RequestsApi::preview));
  bind(queue, Heat::cool, "AssignmentRequestService/GetRoute", service, &S::RequestGetRoute, on(api, &RequestsApi::route));
  bind(queue, Heat::cool, "AssignmentRequestService/ListHistory", service, &S::RequestListHistory,
       on(api, &RequestsApi::history));
}

void Bindings::bind_directory(grpc::ServerCompletionQueue* queue) {
  using S = v1::DirectoryService::AsyncService;
  auto& service = services_.directory;
  auto& api = directory_;
  bind(queue, Heat::cool, "DirectoryService/LoadDirectory", service, &S::RequestLoadDirectory, on(api, &DirectoryApi::load),
       app_.config.max_directory_size);
  bind(queue, Heat::cool, "DirectoryService/GetDirectory", service, &S::RequestGetDirectory, on(api, &DirectoryApi::get));
  bind(queue, Heat::cool, "DirectoryService/ListAgencies", service, &S::RequestListAgencies, on(api, &DirectoryApi::agencies));
  bind(queue, Heat::cool, "DirectoryService/GetOfficial", service, &S::RequestGetOfficial, on(api, &DirectoryApi::official));
  bind(queue, Heat::cool, "DirectoryService/ListOfficials", service, &S::RequestListOfficials, on(api, &DirectoryApi::officials));
  bind(queue, Heat::cool, "DirectoryService/ListUnits", service, &S::RequestListUnits, on(api, &DirectoryApi::units));
  bind(queue, Heat::cool, "DirectoryService/RecordMandate", service, &S::RequestRecordMandate,
       on(api, &DirectoryApi::record_mandate));
  bind(queue, Heat::cool, "DirectoryService/ErasePerson", service, &S::RequestErasePerson, on(api, &DirectoryApi::erase_person));
  bind(queue, Heat::cool, "DirectoryService/ListOfficeHolders", service, &S::RequestListOfficeHolders,
       on(api, &DirectoryApi::office_holders));
  bind(queue, Heat::cool, "DirectoryService/ListVacancies", service, &S::RequestListVacancies, on(api, &DirectoryApi::vacancies));
}

void Bindings::bind_announcements(grpc::ServerCompletionQueue* queue) {
  using S = v1::AnnouncementService::AsyncService;
  auto& service = services_.announcements;
  auto& api = announcements_;
  bind(queue, Heat::cool, "AnnouncementService/CreateAnnouncement", service, &S::RequestCreateAnnouncement,
       on(api, &AnnouncementsApi::create));
  bind(queue, Heat::cool, "AnnouncementService/CloseAnnouncement", service, &S::RequestCloseAnnouncement,
       on(api, &AnnouncementsApi::close));
  bind(queue, Heat::cool, "AnnouncementService/GetAnnouncement", service, &S::RequestGetAnnouncement,
       on(api, &AnnouncementsApi::get));
  bind(queue, Heat::cool, "AnnouncementService/ListAnnouncements", service, &S::RequestListAnnouncements,
       on(api, &AnnouncementsApi::list));
}

void Bindings::bind_maintenance(grpc::ServerCompletionQueue* queue) {
  using M = v1::MaintenanceService::AsyncService;
  auto& service = services_.maintenance;
  auto& api = maintenance_;
  bind(queue, Heat::cool, "MaintenanceService/CreateBackup", service, &M::RequestCreateBackup,
       on(api, &MaintenanceApi::create_backup));
  bind(queue, Heat::cool, "MaintenanceService/ListBackups", service, &M::RequestListBackups,
       on(api, &MaintenanceApi::list_backups));
  bind(queue, Heat::cool, "MaintenanceService/ArchiveRequests", service, &M::RequestArchiveRequests,
       on(api, &MaintenanceApi::archive_requests));
  bind(queue, Heat::cool, "MaintenanceService/ListLogRecords", service, &M::RequestListLogRecords,
       on(api, &MaintenanceApi::log_records));
}

void Bindings::bind_rest(grpc::ServerCompletionQueue* queue) {
  using R = v1::RegulationService::AsyncService;
  bind(queue, Heat::cool, "RegulationService/ListRegulations", services_.regulations, &R::RequestListRegulations,
       on(regulations_, &RegulationsApi::list));
  bind(queue, Heat::cool, "RegulationService/GetRegulation", services_.regulations, &R::RequestGetRegulation,
       on(regulations_, &RegulationsApi::get));
  bind(queue, Heat::cool, "RegulationService/GetRegulationRoute", services_.regulations, &R::RequestGetRegulationRoute,
       on(regulations_, &RegulationsApi::route));
  bind(queue, Heat::cool, "InboxService/ListInbox", services_.inbox, &v1::InboxService::AsyncService::RequestListInbox,
       on(inbox_, &InboxApi::list));
  using N = v1::NoticeService::AsyncService;
  bind(queue, Heat::cool, "NoticeService/ListNotices", services_.notices, &N::RequestListNotices,
       on(notices_, &NoticesApi::list));
  bind(queue, Heat::cool, "NoticeService/AcknowledgeNotices", services_.notices, &N::RequestAcknowledgeNotices,
       on(notices_, &NoticesApi::acknowledge));
  using I = v1::IdentityService::AsyncService;
  bind(queue, Heat::cool, "IdentityService/WhoAmI", services_.identity, &I::RequestWhoAmI, on(identity_, &IdentityApi::who_am_i));
  bind(queue, Heat::cool, "StatusService/GetStatus", services_.status, &v1::StatusService::AsyncService::RequestGetStatus,
       on(status_, &StatusApi::get));
  if (!testing_) return;
  using T = v1::TestingService::AsyncService;
  bind(queue, Heat::cool, "TestingService/SetToday", services_.testing, &T::RequestSetToday,
       on(*testing_, &TestingApi::set_today));
  bind(queue, Heat::cool, "TestingService/Reset", services_.testing, &T::RequestReset, on(*testing_, &TestingApi::reset));
}

void Bindings::bind_streams(grpc::ServerCompletionQueue* queue) {
  bind_stream<InboxStream>(queue, "InboxService/WatchInbox", services_.inbox, &v1::InboxService::AsyncService::RequestWatchInbox);
  bind_stream<NoticeStream>(queue, "NoticeService/SubscribeNotices", services_.notices,
                            &v1::NoticeService::AsyncService::RequestSubscribeNotices);
}

void Bindings::bind_all(grpc::ServerCompletionQueue* queue) {
  bind_streams(queue);
  health_.bind(queue);
  bind_requests(queue);
  bind_directory(queue);
  bind_announcements(queue);
  bind_maintenance(queue);
  bind_rest(queue);
}

}  // namespace penugasan::server
