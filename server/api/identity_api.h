// IdentityService without its wire.
#pragma once

#include "penugasan/v1/identity.pb.h"
#include "server/api/application.h"

namespace penugasan::server {

class IdentityApi {
 public:
  explicit IdentityApi(Application& app) : app_(app) {}

  Outcome<v1::WhoAmIResponse> who_am_i(const Caller& caller, const v1::WhoAmIRequest& call) const;

 private:
  Application& app_;
};

}  // namespace penugasan::server
