#include "server/rpc/rpc_server.h"

#include <algorithm>
#include <stdexcept>
#include <thread>

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>

#include "grpc/health/v1/health.pb.h"
#include "penugasan/v1/announcements.grpc.pb.h"
#include "penugasan/v1/directory.grpc.pb.h"
#include "penugasan/v1/identity.grpc.pb.h"
#include "penugasan/v1/inbox.grpc.pb.h"
#include "penugasan/v1/maintenance.grpc.pb.h"
#include "penugasan/v1/notices.grpc.pb.h"
#include "penugasan/v1/regulations.grpc.pb.h"
#include "penugasan/v1/requests.grpc.pb.h"
#include "penugasan/v1/status.grpc.pb.h"
#include "penugasan/v1/testing.grpc.pb.h"
#include "server/api/announcements_api.h"
#include "server/api/directory_api.h"
#include "server/api/identity_api.h"
#include "server/api/inbox_api.h"
#include "server/api/maintenance_api.h"
#include "server/api/notices_api.h"
#include "server/api/regulations_api.h"
#include "server/api/requests_api.h"
#include "server/api/status_api.h"
#include "server/api/testing_api.h"
#include "server/metrics/metrics.h"
#include "server/rpc/acceptor.h"
#include "server/rpc/inbox_stream.h"
#include "server/rpc/listener.h"
#include "server/rpc/notice_stream.h"
#include "server/rpc/protection.h"
#include "server/rpc/unary.h"

namespace penugasan::server {

namespace {

// Calls of one method that may wait to be taken at once, a queue; more wait in gRPC.
constexpr int kHot = 64;
constexpr int kCool = 4;
constexpr auto kGoodbye = std::chrono::milliseconds(250);

// Where a method stands in its service: "InboxService/WatchInbox".
int index_of(std::string_view method) {
  std::string full = "penugasan.v1." + std::string(method);
  std::replace(full.begin(), full.end(), '/', '.');
  return google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(full)->index();
}

// The generated services take generated messages; both are taken as Received instead (received.h), for which grpc::Service has
// what is needed, reserved to those that derive from it.
struct Taking : grpc::Service {
  template <class Message>
  static constexpr auto unary() {
    return &Taking::RequestAsyncUnary<Message>;
  }
};

// A stream that was refused at the gate.
template <class Response>
class RefusedStream final : public grpc::ServerWriteReactor<Response> {
 public:
  RefusedStream(const Gate& gate, const Pass& pass, const grpc::ServerContextBase& context) {
    gate.note(pass, context, pass.refused->error_code(), pass.refusal);
    this->Finish(*pass.refused);
  }
  void OnDone() override { delete this; }
};

// A service whose one stream is a callback; everything else is taken from completion queues.
template <class AsyncService, class Stream, class Request, class Response>
class StreamingService final : public AsyncService {
 public:
  StreamingService(Application& app, Gate& gate, OpenCalls& open, std::string_view method) {
    const auto begin = [&app, &gate, &open, method](grpc::CallbackServerContext* context,
                                                    const Received<Request>* call) -> grpc::ServerWriteReactor<Response>* {
      auto pass = gate.admit_stream(*context, method);
      if (!pass.refused && call->fault()) gate.refuse(pass, *call->fault());
      if (pass.refused) return new RefusedStream<Response>(gate, pass, *context);
      return new Stream(app, gate, open, std::move(pass), *context, call->message());
    };
    app.metrics.know_stream(method);
    this->MarkMethodCallback(index_of(method),
                             new grpc::internal::CallbackServerStreamingHandler<Received<Request>, Response>(begin));
  }
};

using InboxService = StreamingService<v1::InboxService::WithAsyncMethod_ListInbox<v1::InboxService::Service>, InboxStream,
                                      v1::WatchInboxRequest, v1::WatchInboxResponse>;
using NoticeService = StreamingService<v1::NoticeService::WithAsyncMethod_ListNotices<
                                           v1::NoticeService::WithAsyncMethod_AcknowledgeNotices<v1::NoticeService::Service>>,
                                       NoticeStream, v1::SubscribeNoticesRequest, v1::SubscribeNoticesResponse>;

}  // namespace

class RpcServer::Impl {
 public:
  Impl(Application& app, const Authenticator& authenticator, SettableClock* testing)
      : app_(app),
        guard_(app.config.limits),
        gate_(authenticator, app.world, app.metrics, guard_, app.config.default_deadline),
        inbox_service_(app, gate_, open_calls_, "InboxService/WatchInbox"),
        notice_service_(app, gate_, open_calls_, "NoticeService/SubscribeNotices"),
        requests_(app),
        inbox_(app),
        announcements_(app),
        scrubber_(dynamic_cast<storage::KeptStore*>(&app.store)),
        directory_(app, scrubber_),
        regulations_(app),
        notices_(app),
        identity_(app),
        status_(app),
        maintenance_(app, scrubber_) {
    if (testing != nullptr) testing_ = std::make_unique<TestingApi>(app, *testing);
    listen();
    for (auto& queue : queues_) bind_all(queue.get());
    for (auto& queue : queues_) threads_.emplace_back([&queue = *queue] { poll(queue); });
  }

  ~Impl() { stop(std::chrono::milliseconds(0)); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void stop(std::chrono::milliseconds grace) {
    if (!server_) return;
    acceptor_->stop();
    open_calls_.close();
    maintenance_.stop();
    scrubber_.stop();
    open_calls_.wait(grace);
    // gRPC waits until each client has taken note; one that is not looking would hold everybody up.
    server_->Shutdown(std::chrono::system_clock::now() + kGoodbye);
    for (auto& queue : queues_) queue->Shutdown();
    for (auto& thread : threads_) thread.join();
    server_.reset();
  }

  const std::string& address() const { return acceptor_->address(); }

 private:
  static void poll(grpc::ServerCompletionQueue& queue) {
    void* tag = nullptr;
    bool ok = false;
    while (queue.Next(&tag, &ok)) static_cast<Tag*>(tag)->proceed(ok);
  }

  void listen() {
    grpc::EnableDefaultHealthCheckService(true);
    grpc::health::v1::HealthCheckRequest::descriptor();  // known to reflection from here on
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    grpc::ServerBuilder builder;
    const auto& limits = app_.config.limits;
    acceptor_ = std::make_unique<Acceptor>(app_.config.listen, ConnectionCaps{limits.connections, limits.peer_connections});
    auto connections = builder.experimental().AddExternalConnectionAcceptor(
        grpc::ServerBuilder::experimental_type::ExternalConnectionType::FROM_FD, server_credentials(app_.config));
    protect(builder, app_.config);
    builder.RegisterService(&request_service_);
    builder.RegisterService(&inbox_service_);
    builder.RegisterService(&announcement_service_);
    builder.RegisterService(&directory_service_);
    builder.RegisterService(&regulation_service_);
    builder.RegisterService(&notice_service_);
    builder.RegisterService(&identity_service_);
    builder.RegisterService(&status_service_);
    builder.RegisterService(&maintenance_service_);
    if (testing_) builder.RegisterService(&testing_service_);
    for (int i = 0; i < app_.config.poll_threads; ++i) queues_.push_back(builder.AddCompletionQueue());
    server_ = builder.BuildAndStart();
    if (!server_) throw std::runtime_error("gRPC cannot serve");
    acceptor_->start(std::move(connections));
  }

  // The pointer is the generated Request… method of the async service: it says which messages the call has. `handler` answers at
  // once or through a reply.
  template <class Service, class Base, class Request, class Response, class Handler>
  void bind(grpc::ServerCompletionQueue* queue, int waiting, std::string_view name, Service& service,
            void (Base::*)(grpc::ServerContext*, Request*, grpc::ServerAsyncResponseWriter<Response>*, grpc::CompletionQueue*,
                           grpc::ServerCompletionQueue*, void*),
            Handler handler, std::size_t size_limit = 0) {
    auto method = std::make_shared<Method<Request, Response>>();
    method->name = name;
    app_.metrics.know_method(name);
    method->take = [&service, take = Taking::unary<Received<Request>>(), index = index_of(name)](
                       auto* context, Received<Request>* request, auto* writer, auto* to, void* tag) {
      (static_cast<grpc::Service&>(service).*take)(index, context, request, writer, to, to, tag);
    };
    const std::size_t limit = size_limit == 0 ? app_.config.max_request_size : size_limit;
    method->handle = [handler, limit](const Caller& caller, const Request& request, Reply<Response> reply) {
      if (request.ByteSizeLong() > limit) return reply(invalid_field("message", "too_long", std::to_string(limit)));
      if constexpr (std::is_invocable_r_v<Outcome<Response>, Handler, const Caller&, const Request&>) {
        reply(handler(caller, request));
      } else {
        handler(caller, request, std::move(reply));
      }
    };
    for (int i = 0; i < waiting; ++i) UnaryCall<Request, Response>::wait(*method, gate_, open_calls_, queue);
    methods_.push_back(std::move(method));
  }

  void bind_all(grpc::ServerCompletionQueue* queue);
  void bind_announcements(grpc::ServerCompletionQueue* queue);
  void bind_requests(grpc::ServerCompletionQueue* queue);
  void bind_directory(grpc::ServerCompletionQueue* queue);
  void bind_maintenance(grpc::ServerCompletionQueue* queue);
  void bind_rest(grpc::ServerCompletionQueue* queue);

  Application& app_;
  Guard guard_;
  Gate gate_;
  OpenCalls open_calls_;
  v1::AssignmentRequestService::AsyncService request_service_;
  InboxService inbox_service_;
  v1::AnnouncementService::AsyncService announcement_service_;
  v1::DirectoryService::AsyncService directory_service_;
  v1::RegulationService::AsyncService regulation_service_;
  NoticeService notice_service_;
  v1::IdentityService::AsyncService identity_service_;
  v1::StatusService::AsyncService status_service_;
  v1::MaintenanceService::AsyncService maintenance_service_;
  v1::TestingService::AsyncService testing_service_;
  RequestsApi requests_;
  InboxApi inbox_;
  AnnouncementsApi announcements_;
  Scrubber scrubber_;
  DirectoryApi directory_;
  RegulationsApi regulations_;
  NoticesApi notices_;
  IdentityApi identity_;
  StatusApi status_;
  MaintenanceApi maintenance_;
  std::unique_ptr<TestingApi> testing_;
  std::vector<std::shared_ptr<void>> methods_;
  std::vector<std::unique_ptr<grpc::ServerCompletionQueue>> queues_;
  std::unique_ptr<Acceptor> acceptor_;
  std::unique_ptr<grpc::Server> server_;
  std::vector<std::thread> threads_;
};

// `on(api, &Api::method)`: the handler of a method, whether it answers at once or through a reply.
template <class Api, class Member>
auto on(Api& api, Member member) {
  return [&api, member](const Caller& caller, const auto& call,
                        auto&&... reply) -> decltype((api.*member)(caller, call, std::forward<decltype(reply)>(reply)...)) {
    return (api.*member)(caller, call, std::forward<decltype(reply)>(reply)...);
  };
}

void RpcServer::Impl::bind_requests(grpc::ServerCompletionQueue* queue) {
  using S = v1::AssignmentRequestService::AsyncService;
  auto& service = request_service_;
  auto& api = requests_;
  bind(queue, kHot, "AssignmentRequestService/FileAssignmentRequest", service, &S::RequestFileAssignmentRequest,
       on(api, &RequestsApi::file));
  bind(queue, kHot, "AssignmentRequestService/GetAssignmentRequest", service, &S::RequestGetAssignmentRequest,
       on(api, &RequestsApi::get));
  bind(queue, kCool, "AssignmentRequestService/ListAssignmentRequests", service, &S::RequestListAssignmentRequests,
       on(api, &RequestsApi::list));
  bind(queue, kHot, "AssignmentRequestService/ApproveAssignmentRequest", service, &S::RequestApproveAssignmentRequest,
       on(api, &RequestsApi::approve));
  bind(queue, kHot, "AssignmentRequestService/RejectAssignmentRequest", service, &S::RequestRejectAssignmentRequest,
       on(api, &RequestsApi::reject));
  bind(queue, kHot, "AssignmentRequestService/CompleteAssignmentRequest", service, &S::RequestCompleteAssignmentRequest,
       on(api, &RequestsApi::complete));
  bind(queue, kCool, "AssignmentRequestService/WithdrawAssignmentRequest", service, &S::RequestWithdrawAssignmentRequest,
       on(api, &RequestsApi::withdraw));
  bind(queue, kCool, "AssignmentRequestService/PreviewRoute", service, &S::RequestPreviewRoute, on(api, &RequestsApi::preview));
  bind(queue, kCool, "AssignmentRequestService/GetRoute", service, &S::RequestGetRoute, on(api, &RequestsApi::route));
  bind(queue, kCool, "AssignmentRequestService/ListHistory", service, &S::RequestListHistory, on(api, &RequestsApi::history));
}

void RpcServer::Impl::bind_directory(grpc::ServerCompletionQueue* queue) {
  using S = v1::DirectoryService::AsyncService;
  auto& service = directory_service_;
  auto& api = directory_;
  bind(queue, kCool, "DirectoryService/LoadDirectory", service, &S::RequestLoadDirectory, on(api, &DirectoryApi::load),
       app_.config.max_directory_size);
  bind(queue, kCool, "DirectoryService/GetDirectory", service, &S::RequestGetDirectory, on(api, &DirectoryApi::get));
  bind(queue, kCool, "DirectoryService/ListAgencies", service, &S::RequestListAgencies, on(api, &DirectoryApi::agencies));
  bind(queue, kCool, "DirectoryService/GetOfficial", service, &S::RequestGetOfficial, on(api, &DirectoryApi::official));
  bind(queue, kCool, "DirectoryService/ListOfficials", service, &S::RequestListOfficials, on(api, &DirectoryApi::officials));
  bind(queue, kCool, "DirectoryService/ListUnits", service, &S::RequestListUnits, on(api, &DirectoryApi::units));
  bind(queue, kCool, "DirectoryService/RecordMandate", service, &S::RequestRecordMandate, on(api, &DirectoryApi::record_mandate));
  bind(queue, kCool, "DirectoryService/ErasePerson", service, &S::RequestErasePerson, on(api, &DirectoryApi::erase_person));
  bind(queue, kCool, "DirectoryService/ListOfficeHolders", service, &S::RequestListOfficeHolders,
       on(api, &DirectoryApi::office_holders));
  bind(queue, kCool, "DirectoryService/ListVacancies", service, &S::RequestListVacancies, on(api, &DirectoryApi::vacancies));
}

void RpcServer::Impl::bind_announcements(grpc::ServerCompletionQueue* queue) {
  using S = v1::AnnouncementService::AsyncService;
  auto& service = announcement_service_;
  auto& api = announcements_;
  bind(queue, kCool, "AnnouncementService/CreateAnnouncement", service, &S::RequestCreateAnnouncement,
       on(api, &AnnouncementsApi::create));
  bind(queue, kCool, "AnnouncementService/CloseAnnouncement", service, &S::RequestCloseAnnouncement,
       on(api, &AnnouncementsApi::close));
  bind(queue, kCool, "AnnouncementService/GetAnnouncement", service, &S::RequestGetAnnouncement, on(api, &AnnouncementsApi::get));
  bind(queue, kCool, "AnnouncementService/ListAnnouncements", service, &S::RequestListAnnouncements,
       on(api, &AnnouncementsApi::list));
}

void RpcServer::Impl::bind_maintenance(grpc::ServerCompletionQueue* queue) {
  using M = v1::MaintenanceService::AsyncService;
  auto& service = maintenance_service_;
  auto& api = maintenance_;
  bind(queue, kCool, "MaintenanceService/CreateBackup", service, &M::RequestCreateBackup,
       on(api, &MaintenanceApi::create_backup));
  bind(queue, kCool, "MaintenanceService/ListBackups", service, &M::RequestListBackups, on(api, &MaintenanceApi::list_backups));
  bind(queue, kCool, "MaintenanceService/ArchiveRequests", service, &M::RequestArchiveRequests,
       on(api, &MaintenanceApi::archive_requests));
  bind(queue, kCool, "MaintenanceService/ListLogRecords", service, &M::RequestListLogRecords,
       on(api, &MaintenanceApi::log_records));
}

void RpcServer::Impl::bind_rest(grpc::ServerCompletionQueue* queue) {
  using R = v1::RegulationService::AsyncService;
  bind(queue, kCool, "RegulationService/ListRegulations", regulation_service_, &R::RequestListRegulations,
       on(regulations_, &RegulationsApi::list));
  bind(queue, kCool, "RegulationService/GetRegulation", regulation_service_, &R::RequestGetRegulation,
       on(regulations_, &RegulationsApi::get));
  bind(queue, kCool, "RegulationService/GetRegulationRoute", regulation_service_, &R::RequestGetRegulationRoute,
       on(regulations_, &RegulationsApi::route));
  bind(queue, kCool, "InboxService/ListInbox", inbox_service_, &InboxService::RequestListInbox, on(inbox_, &InboxApi::list));
  bind(queue, kCool, "NoticeService/ListNotices", notice_service_, &NoticeService::RequestListNotices,
       on(notices_, &NoticesApi::list));
  bind(queue, kCool, "NoticeService/AcknowledgeNotices", notice_service_, &NoticeService::RequestAcknowledgeNotices,
       on(notices_, &NoticesApi::acknowledge));
  using I = v1::IdentityService::AsyncService;
  bind(queue, kCool, "IdentityService/WhoAmI", identity_service_, &I::RequestWhoAmI, on(identity_, &IdentityApi::who_am_i));
  bind(queue, kCool, "StatusService/GetStatus", status_service_, &v1::StatusService::AsyncService::RequestGetStatus,
       on(status_, &StatusApi::get));
  if (!testing_) return;
  using T = v1::TestingService::AsyncService;
  bind(queue, kCool, "TestingService/SetToday", testing_service_, &T::RequestSetToday, on(*testing_, &TestingApi::set_today));
  bind(queue, kCool, "TestingService/Reset", testing_service_, &T::RequestReset, on(*testing_, &TestingApi::reset));
}

void RpcServer::Impl::bind_all(grpc::ServerCompletionQueue* queue) {
  bind_requests(queue);
  bind_directory(queue);
  bind_announcements(queue);
  bind_maintenance(queue);
  bind_rest(queue);
}

RpcServer::RpcServer(Application& app, const Authenticator& authenticator, SettableClock* testing)
    : impl_(std::make_unique<Impl>(app, authenticator, testing)) {}
RpcServer::~RpcServer() = default;
const std::string& RpcServer::address() const { return impl_->address(); }
void RpcServer::stop(std::chrono::milliseconds grace) { impl_->stop(grace); }

}  // namespace penugasan::server
