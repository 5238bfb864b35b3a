// The generated services take generated messages; calls are taken as Received (received.h) instead, for which grpc::Service has
// what is needed, reserved to those that derive from it.
#pragma once

#include <grpcpp/grpcpp.h>

#include "server/rpc/received.h"

namespace penugasan::server {

struct Taking : grpc::Service {
  /// The next call of the service's method number `index` goes into these; `tag` tells of it.
  template <class Request, class Response>
  static void unary(grpc::Service& service, int index, grpc::ServerContext* context, Received<Request>* request,
                    grpc::ServerAsyncResponseWriter<Response>* writer, grpc::ServerCompletionQueue* queue, void* tag) {
    constexpr auto kTake = &Taking::RequestAsyncUnary<Received<Request>>;
    (service.*kTake)(index, context, request, writer, queue, queue, tag);
  }
  template <class Request, class Response>
  static void stream(grpc::Service& service, int index, grpc::ServerContext* context, Received<Request>* request,
                     grpc::ServerAsyncWriter<Response>* writer, grpc::ServerCompletionQueue* queue, void* tag) {
    constexpr auto kTake = &Taking::RequestAsyncServerStreaming<Received<Request>>;
    (service.*kTake)(index, context, request, writer, queue, queue, tag);
  }
};

}  // namespace penugasan::server
