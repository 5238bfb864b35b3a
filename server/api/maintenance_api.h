// MaintenanceService without its wire. For operators only.
#pragma once

#include "penugasan/v1/maintenance.pb.h"
#include "server/api/application.h"
#include "server/core/archiver.h"
#include "server/core/backup_worker.h"

namespace penugasan::server {

class MaintenanceApi {
 public:
  /// Both must outlive it.
  MaintenanceApi(Application& app, Scrubber& scrubber);

  void create_backup(const Caller& caller, const v1::CreateBackupRequest& call, Reply<v1::Backup> reply);
  Outcome<v1::ListBackupsResponse> list_backups(const Caller& caller, const v1::ListBackupsRequest& call) const;
  Outcome<v1::ListLogRecordsResponse> log_records(const Caller& caller, const v1::ListLogRecordsRequest& call) const;

  void archive_requests(const Caller& caller, const v1::ArchiveRequestsRequest& call, Reply<v1::ArchiveRequestsResponse> reply);

  /// Before the server goes: see BackupWorker and Archiver.
  void stop() {
    backups_.stop();
    archiver_.stop();
  }

 private:
  storage::KeptStore* store_;  // null: a store that cannot be kept, in tests
  const std::string folder_;
  const std::string archives_;
  Clock& clock_;
  BackupWorker backups_;
  Archiver archiver_;
};

}  // namespace penugasan::server
