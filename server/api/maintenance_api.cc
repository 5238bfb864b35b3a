#include "server/api/maintenance_api.h"

#include <algorithm>

#include "server/api/present.h"
#include "server/input/fields.h"
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

constexpr int kMostDays = 36500;
constexpr std::size_t kLongestName = 100;

bool is_file_name(const std::string& name) {
  static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
  return !name.empty() && name.size() <= kLongestName && name.front() != '.' &&
         name.find_first_not_of(kLetters) == std::string::npos;
}

storage::ArchiveAge older_than(int days, workflow::Time now) {
  const std::chrono::days age(days);
  return {now - age, today_of(now) - age};
}

Outcome<v1::ArchiveRequestsResponse> archive_answer(const Archiver::Result& result, const std::string& path) {
  if (const auto* failure = std::get_if<Archiver::Failure>(&result)) {
    return *failure == Archiver::Failure::file_exists ? invalid_field("file", "file_exists")
                                                      : refusal(EdgeReason::archive_failed);
  }
  const auto& made = std::get<Archiver::Made>(result);
  v1::ArchiveRequestsResponse answer;
  answer.set_requests(static_cast<std::int64_t>(made.requests));
  answer.set_records(static_cast<std::int64_t>(made.records));
  answer.set_position(made.position);
  answer.set_scrubbed(made.scrubbed);
  if (made.position == 0) return answer;
  answer.set_file(path);
  answer.set_head(storage::to_hex(made.head));
  return answer;
}

}  // namespace

MaintenanceApi::MaintenanceApi(Application& app, Scrubber& scrubber)
    : store_(dynamic_cast<storage::KeptStore*>(&app.store)),
      folder_(app.config.backups),
      archives_(app.config.archives),
      clock_(app.clock),
      archiver_(app.store, store_, app.writer, scrubber) {}

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

void MaintenanceApi::archive_requests(const Caller& caller, const v1::ArchiveRequestsRequest& call,
                                      Reply<v1::ArchiveRequestsResponse> reply) {
  if (!caller.principal.is_operator()) return reply(operators_only());
  if (!archiver_.possible() || archives_.empty()) return reply(refusal(EdgeReason::archives_off));
  Fields fields;
  fields.number("older_than_days", call.older_than_days(), 1, kMostDays);
  if (!is_file_name(call.file())) fields.add("file", "not_a_file_name");
  if (auto error = fields.error()) return reply(std::move(*error));
  const auto path = archives_ + "/" + call.file();
  const bool started =
      archiver_.start({older_than(call.older_than_days(), clock_.now()), archives_, call.file(), call.validate_only()},
                      [reply, path](const Archiver::Result& result) { reply(archive_answer(result, path)); });
  if (!started) reply(refusal(EdgeReason::archive_running));
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
