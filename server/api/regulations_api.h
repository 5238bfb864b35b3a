// RegulationService without its wire.
#pragma once

#include "penugasan/v1/regulations.pb.h"
#include "server/api/application.h"

namespace penugasan::server {

class RegulationsApi {
 public:
  explicit RegulationsApi(Application& app) : app_(app) {}

  Outcome<v1::ListRegulationsResponse> list(const Caller& caller, const v1::ListRegulationsRequest& call) const;
  Outcome<v1::Regulation> get(const Caller& caller, const v1::GetRegulationRequest& call) const;
  Outcome<v1::GetRegulationRouteResponse> route(const Caller& caller, const v1::GetRegulationRouteRequest& call) const;

 private:
  EdgeResult<std::shared_ptr<const workflow::Regulation>> find(const std::string& name, const std::string& version) const;

  Application& app_;
};

}  // namespace penugasan::server
