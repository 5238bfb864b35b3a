// AssignmentRequestService without its wire: see proto/penugasan/v1/requests.proto for what each call promises.
#pragma once

#include "penugasan/v1/requests.pb.h"
#include "server/api/application.h"

namespace penugasan::server {

class RequestsApi {
 public:
  explicit RequestsApi(Application& app) : app_(app) {}

  void file(const Caller& caller, const v1::FileAssignmentRequestRequest& call, Reply<v1::AssignmentRequest> reply);
  void approve(const Caller& caller, const v1::ApproveAssignmentRequestRequest& call, Reply<v1::AssignmentRequest> reply);
  void reject(const Caller& caller, const v1::RejectAssignmentRequestRequest& call, Reply<v1::AssignmentRequest> reply);
  void complete(const Caller& caller, const v1::CompleteAssignmentRequestRequest& call, Reply<v1::AssignmentRequest> reply);
  void withdraw(const Caller& caller, const v1::WithdrawAssignmentRequestRequest& call, Reply<v1::AssignmentRequest> reply);

  Outcome<v1::AssignmentRequest> get(const Caller& caller, const v1::GetAssignmentRequestRequest& call) const;
  Outcome<v1::ListAssignmentRequestsResponse> list(const Caller& caller, const v1::ListAssignmentRequestsRequest& call) const;
  Outcome<v1::PreviewRouteResponse> preview(const Caller& caller, const v1::PreviewRouteRequest& call) const;
  Outcome<v1::GetRouteResponse> route(const Caller& caller, const v1::GetRouteRequest& call) const;
  Outcome<v1::ListHistoryResponse> history(const Caller& caller, const v1::ListHistoryRequest& call) const;

 private:
  template <class Call>
  void act(const Caller& caller, const Call& call, workflow::ActOn::Kind kind, std::vector<workflow::OfficialId> officials,
           const std::string& reason, Reply<v1::AssignmentRequest> reply);

  Application& app_;
};

}  // namespace penugasan::server
