// TestingService without its wire: served with --testing only.
#pragma once

#include "penugasan/v1/testing.pb.h"
#include "server/api/application.h"

namespace penugasan::server {

class TestingApi {
 public:
  TestingApi(Application& app, SettableClock& clock) : app_(app), clock_(clock) {}

  Outcome<v1::SetTodayResponse> set_today(const Caller& caller, const v1::SetTodayRequest& call);
  void reset(const Caller& caller, const v1::ResetRequest& call, Reply<v1::ResetResponse> reply);

 private:
  Application& app_;
  SettableClock& clock_;
};

}  // namespace penugasan::server
