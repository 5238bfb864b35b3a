// StatusService without its wire.
#pragma once

#include "penugasan/v1/status.pb.h"
#include "server/api/application.h"

namespace penugasan::server {

class StatusApi {
 public:
  explicit StatusApi(Application& app) : app_(app) {}

  Outcome<v1::ServerStatus> get(const Caller& caller, const v1::GetStatusRequest& call) const;

 private:
  Application& app_;
};

}  // namespace penugasan::server
