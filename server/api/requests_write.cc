#include "server/api/common.h"
#include "server/api/filing.h"
#include "server/api/present.h"
#include "server/api/requests_api.h"
#include "server/input/limits.h"

namespace penugasan::server {

namespace {

using Kind = workflow::ActOn::Kind;

// What only a written request has: a validated filing leaves no name, a validated act no etag that could be handed back.
void forget_what_was_not_written(v1::AssignmentRequest& message, bool filing) {
  message.clear_etag();
  if (!filing) return;
  message.clear_name();
  message.clear_uid();
}

// The answer to a filing or an act. A filing's warnings come along.
auto presenter(Application& app, const Caller& caller, bool filing) {
  return [&app, language = caller.language, filing](Accepted&& accepted) {
    const auto world = app.world.get();
    auto message = to_proto(*accepted.request, accepted.waiting, *world, language);
    if (accepted.position == 0) forget_what_was_not_written(message, filing);
    if (!filing) return message;
    const auto regulation = world->regulations.version(accepted.request->regulation_version);
    for (const auto& warning : workflow::warnings_of(*regulation, accepted.request->filing)) {
      *message.add_warnings() = to_proto(warning, regulation->short_title, language);
    }
    return message;
  };
}

EdgeError etag_required() { return {EdgeReason::etag_required, {}, {{"etag", "missing", {}}}}; }

}  // namespace

void RequestsApi::file(const Caller& caller, const v1::FileAssignmentRequestRequest& call, Reply<v1::AssignmentRequest> reply) {
  auto filing = to_filing(call.parent(), call.assignment_request());
  if (auto* error = std::get_if<EdgeError>(&filing)) return reply(std::move(*error));
  Fields fields;
  Job job;
  job.request_key = request_key(caller, fields.request_id("request_id", call.request_id()), call);
  if (auto error = fields.error()) return reply(std::move(*error));
  job.command = FileJob{std::get<workflow::File>(std::move(filing))};
  job.validate_only = call.validate_only();
  submit(app_, std::move(job), caller, std::move(reply), presenter(app_, caller, true));
}

template <class Call>
void RequestsApi::act(const Caller& caller, const Call& call, Kind kind, std::vector<workflow::OfficialId> officials,
                      const std::string& reason, Reply<v1::AssignmentRequest> reply) {
  Fields fields;
  ActJob one;
  one.request = fields.request("name", call.name(), Needed::yes);
  fields.text("reason", reason, Lines::many, limits::kReason);
  fields.text("etag", call.etag(), Lines::one, limits::kEtag);
  Job job;
  job.request_key = request_key(caller, fields.request_id("request_id", call.request_id()), call);
  if (auto error = fields.error()) return reply(std::move(*error));
  if (call.etag().empty()) return reply(etag_required());
  one.command = {kind, call.etag(), std::move(officials), reason};
  job.command = std::move(one);
  job.validate_only = call.validate_only();
  submit(app_, std::move(job), caller, std::move(reply), presenter(app_, caller, false));
}

void RequestsApi::approve(const Caller& caller, const v1::ApproveAssignmentRequestRequest& call,
                          Reply<v1::AssignmentRequest> reply) {
  Fields fields;
  auto officials = officials_of(fields, "officials", call.officials());
  if (auto error = fields.error()) return reply(std::move(*error));
  act(caller, call, Kind::approve, std::move(officials), {}, std::move(reply));
}

void RequestsApi::reject(const Caller& caller, const v1::RejectAssignmentRequestRequest& call,
                         Reply<v1::AssignmentRequest> reply) {
  act(caller, call, Kind::reject, {}, call.reason(), std::move(reply));
}

void RequestsApi::complete(const Caller& caller, const v1::CompleteAssignmentRequestRequest& call,
                           Reply<v1::AssignmentRequest> reply) {
  Fields fields;
  auto officials = officials_of(fields, "officials", call.officials());
  if (auto error = fields.error()) return reply(std::move(*error));
  act(caller, call, Kind::complete, std::move(officials), {}, std::move(reply));
}

void RequestsApi::withdraw(const Caller& caller, const v1::WithdrawAssignmentRequestRequest& call,
                           Reply<v1::AssignmentRequest> reply) {
  act(caller, call, Kind::withdraw, {}, call.reason(), std::move(reply));
}

}  // namespace penugasan::server
