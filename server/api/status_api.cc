#include "server/api/status_api.h"

#include "server/api/present.h"
#include "server/input/names.h"
#include "server/metrics/server_state.h"

namespace penugasan::server {

namespace {

google::protobuf::Duration to_duration(double seconds) {
  constexpr double kNanos = 1e9;
  google::protobuf::Duration duration;
  duration.set_seconds(static_cast<std::int64_t>(seconds));
  duration.set_nanos(static_cast<std::int32_t>((seconds - static_cast<double>(duration.seconds())) * kNanos));
  return duration;
}

workflow::Time time_of(double seconds_since_1970) {
  constexpr double kMicros = 1e6;
  return workflow::Time(std::chrono::microseconds(static_cast<std::int64_t>(seconds_since_1970 * kMicros)));
}

void add_regulations(const World& world, workflow::Date today, v1::ServerStatus& status) {
  for (const auto& regulation : world.regulations.all()) {
    if (world.regulations.in_force(regulation->id, today) != regulation) continue;
    auto& shown = *status.add_regulations();
    shown.set_name(regulation_name(regulation->id));
    shown.set_short_title(regulation->short_title);
    shown.set_version(regulation->version);
  }
}

void add_open_steps(const OpenStepAges& ages, v1::Operation& operation) {
  for (std::size_t i = 0; i < ages.size(); ++i) {
    auto& shown = *operation.add_open_steps();
    if (i > 0) shown.set_min_days(kAgeBounds[i - 1]);
    if (i < kAgeBounds.size()) shown.set_max_days(kAgeBounds[i]);
    shown.set_count(ages[i]);
  }
}

void add_process(const ProcessState& process, v1::Operation& operation) {
  operation.set_resident_bytes(process.resident_bytes);
  operation.set_open_files(process.open_files);
  operation.set_max_open_files(process.most_files);
  *operation.mutable_cpu_time() = to_duration(process.cpu_seconds);
}

v1::Operation operation_of(const ServerState& state) {
  v1::Operation operation;
  operation.set_log_head(state.head);
  operation.set_notice_index_behind(state.notices_behind);
  operation.set_queued_commands(state.queued);
  operation.set_commands(state.commands);
  operation.set_commits(state.commits);
  operation.set_disk_free_bytes(state.disk_free);
  operation.set_disk_reserve_bytes(state.disk_reserve);
  operation.set_store_bytes(state.store_bytes);
  if (state.fence_age) *operation.mutable_fence_age() = to_duration(*state.fence_age);
  operation.set_open_streams(state.open_streams);
  if (state.open_steps) add_open_steps(*state.open_steps, operation);
  add_process(state.process, operation);
  for (const auto& certificate : state.certificates) {
    auto& shown = *operation.add_certificates();
    shown.set_file(certificate.file);
    *shown.mutable_expire_time() = to_timestamp(time_of(certificate.expires));
  }
  return operation;
}

}  // namespace

Outcome<v1::ServerStatus> StatusApi::get(const Caller& caller, const v1::GetStatusRequest& /*call*/) const {
  v1::ServerStatus status;
  status.set_version(std::string(server_version()));
  status.set_read_only(app_.writer.read_only());
  add_regulations(*app_.world.get(), today_of(app_.clock.now()), status);
  const ServerState state = server_state(app_);
  *status.mutable_start_time() = to_timestamp(time_of(state.process.started));
  // A service account that came so far has the scope.
  if (caller.principal.is_operator() || caller.principal.is_service()) *status.mutable_operation() = operation_of(state);
  return status;
}

}  // namespace penugasan::server
