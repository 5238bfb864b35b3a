#include "server/api/testing_api.h"

#include "server/api/common.h"

namespace penugasan::server {

Outcome<v1::SetTodayResponse> TestingApi::set_today(const Caller& /*caller*/, const v1::SetTodayRequest& call) {
  Fields fields;
  const auto day = fields.date("today", call.today(), Needed::no);
  if (auto error = fields.error()) return std::move(*error);
  if (day) {
    clock_.set_noon_of(*day);
  } else {
    clock_.set_real();
  }
  return v1::SetTodayResponse();
}

void TestingApi::reset(const Caller& caller, const v1::ResetRequest& /*call*/, Reply<v1::ResetResponse> reply) {
  Job job;
  const auto empty = [this](storage::EventStore& store) {
    app_.hub.reset();
    store.clear();
    app_.world.set(std::make_shared<const World>(World{{}, app_.world.get()->regulations}));
  };
  job.command = ExclusiveJob{empty, true};
  submit(app_, std::move(job), caller, std::move(reply), [](Accepted&& /*accepted*/) { return v1::ResetResponse(); });
}

}  // namespace penugasan::server
