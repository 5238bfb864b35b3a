// Which handler answers which method. Every method of every service is bound here, once for each completion queue.
#pragma once

#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

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
#include "server/core/scrubber.h"
#include "server/metrics/metrics.h"
#include "server/rpc/health.h"
#include "server/rpc/services.h"
#include "server/rpc/unary.h"
#include "server/rpc/workers.h"

namespace penugasan::server {

/// Hot: short, and called often; handled on the polling thread itself. Cool: lists, loads, previews; handled by the workers.
enum class Heat : char { hot, cool };

class Bindings {
 public:
  /// `testing`: null where TestingService is not served. All outlive the bindings.
  Bindings(Application& app, Gate& gate, Guard& guard, OpenCalls& open, Services& services, SettableClock* testing);

  /// From here on the queue takes calls of every method.
  void bind_all(grpc::ServerCompletionQueue* queue);
  /// Ends what would keep calls open: a backup, an archive or an erasure that runs.
  void stop();

 private:
  /// The pointer is the generated Request… method of the async service: it says which messages the call has. `handler` answers
  /// at once or through a reply.
  template <class Service, class Base, class Request, class Response, class Handler>
  void bind(grpc::ServerCompletionQueue* queue, Heat heat, std::string_view name, Service& service,
            void (Base::*)(grpc::ServerContext*, Request*, grpc::ServerAsyncResponseWriter<Response>*, grpc::CompletionQueue*,
                           grpc::ServerCompletionQueue*, void*),
            Handler handler, std::size_t size_limit = 0);

  template <class Stream, class Service, class Base, class Request, class Response>
  void bind_stream(grpc::ServerCompletionQueue* queue, std::string_view name, Service& service,
                   void (Base::*)(grpc::ServerContext*, Request*, grpc::ServerAsyncWriter<Response>*, grpc::CompletionQueue*,
                                  grpc::ServerCompletionQueue*, void*));

  void bind_announcements(grpc::ServerCompletionQueue* queue);
  void bind_requests(grpc::ServerCompletionQueue* queue);
  void bind_directory(grpc::ServerCompletionQueue* queue);
  void bind_maintenance(grpc::ServerCompletionQueue* queue);
  void bind_rest(grpc::ServerCompletionQueue* queue);
  void bind_streams(grpc::ServerCompletionQueue* queue);

  Application& app_;
  Gate& gate_;
  OpenCalls& open_;
  Services& services_;
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
  HealthService health_;
  Workers workers_;  // last, with the late: what they still do needs all of the above
  Workers late_;
};

}  // namespace penugasan::server
