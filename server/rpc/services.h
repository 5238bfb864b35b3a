// The gRPC services as the server registers them: all of their methods are taken from completion queues.
#pragma once

#include <string_view>

#include <grpcpp/grpcpp.h>

#include "grpc/health/v1/health.grpc.pb.h"
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

namespace penugasan::server {

/// Where a method stands in its service: "InboxService/WatchInbox".
int index_of(std::string_view method);

/// All of them; they outlive the gRPC server.
struct Services {
  /// `with_testing`: TestingService too.
  void register_with(grpc::ServerBuilder& builder, bool with_testing);

  v1::AssignmentRequestService::AsyncService requests;
  v1::InboxService::AsyncService inbox;
  v1::AnnouncementService::AsyncService announcements;
  v1::DirectoryService::AsyncService directory;
  v1::RegulationService::AsyncService regulations;
  v1::NoticeService::AsyncService notices;
  v1::IdentityService::AsyncService identity;
  v1::StatusService::AsyncService status;
  v1::MaintenanceService::AsyncService maintenance;
  v1::TestingService::AsyncService testing;
  grpc::health::v1::Health::AsyncService health;
};

}  // namespace penugasan::server
