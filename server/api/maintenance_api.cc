#include "server/api/maintenance_api.h"

#include <algorithm>

#include "server/api/present.h"
#include "storage/audit.h"
#include "storage/backup.h"

namespace penugasan::server {

namespace {

constexpr std::int32_t kUsualPage = 500;
constexpr std::int32_t kLargestPage = 1000;
constexpr std::size_t kLargestAnswer = std::size_t{3} << 20;

v1::Backup to_proto(const storage::BackupInfo& backup) {
  v1::Backup message;
  message.set_number(backup.number);
  message.mutable_create_time()->set_seconds(std::chrono::system_clock::to_time_t(backup.time));
  message.set_size_bytes(backup.bytes);
  message.set_position(backup.position);
  message.set_head(storage::to_hex(backup.head));
  return message;
}

EdgeError refusal(EdgeReason reason) { return {reason, {}, {}}; }
EdgeError operators_only() { return {EdgeReason::operator_only, {{"allowed", "operator"}}, {}}; }

}  // namespace

MaintenanceApi::MaintenanceApi(Application& app)
    : store_(dynamic_cast<storage::KeptStore*>(&app.store)), folder_(app.config.backups) {}

void MaintenanceApi::create_backup(const Caller& caller, const v1::CreateBackupRequest& /*call*/, Reply<v1::Backup> reply) {
  if (!caller.principal.is_operator()) return reply(operators_only());
  if (store_ == nullptr || folder_.empty()) return reply(refusal(EdgeReason::backups_off));
  const bool started = backups_.start(*store_, folder_, [reply](BackupWorker::Result&& result) {
    if (const auto* made = std::get_if<storage::BackupInfo>(&result)) return reply(to_proto(*made));
    reply(refusal(EdgeReason::backup_failed));
  });
  if (!started) reply(refusal(EdgeReason::backup_running));
}

Outcome<v1::ListBackupsResponse> MaintenanceApi::list_backups(const Caller& caller,
                                                              const v1::ListBackupsRequest& /*call*/) const {
  if (!caller.principal.is_operator()) return operators_only();
  if (store_ == nullptr || folder_.empty()) return refusal(EdgeReason::backups_off);
  v1::ListBackupsResponse answer;
  for (const auto& backup : storage::list_backups(folder_)) *answer.add_backups() = to_proto(backup);
  return answer;
}

Outcome<v1::ListLogRecordsResponse> MaintenanceApi::log_records(const Caller& caller,
                                                                const v1::ListLogRecordsRequest& call) const {
  if (!caller.principal.is_operator()) return operators_only();
  const auto size = call.page_size() <= 0 ? kUsualPage : std::min(call.page_size(), kLargestPage);
  v1::ListLogRecordsResponse answer;
  if (store_ == nullptr) return answer;
  std::size_t bytes = 0;
  for (auto& row : store_->raw_records(call.after() + 1, static_cast<std::size_t>(size))) {
    bytes += row.value.size();
    if (bytes > kLargestAnswer && answer.records_size() > 0) break;
    auto& record = *answer.add_records();
    record.set_position(row.position);
    record.set_value(std::move(row.value));
  }
  return answer;
}

}  // namespace penugasan::server
