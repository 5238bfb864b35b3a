#include "server/rpc/grpc_log.h"

#include <string_view>

#include <grpc/support/log.h>
#include <spdlog/spdlog.h>

namespace penugasan::server {

namespace {

spdlog::level::level_enum level_of(gpr_log_severity severity) {
  return severity == GPR_LOG_SEVERITY_ERROR ? spdlog::level::warn : spdlog::level::debug;
}

void pass_on(gpr_log_func_args* line) {
  std::string_view file = line->file;
  file.remove_prefix(file.rfind('/') + 1);
  spdlog::log(level_of(line->severity), "gRPC, {}:{}: {}", file, line->line, line->message);
}

}  // namespace

void take_grpc_log() { gpr_set_log_function(pass_on); }

}  // namespace penugasan::server
