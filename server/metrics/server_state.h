// How the server stands at this moment: one look, for the metrics and for `penugasan status`.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/api/application.h"
#include "server/metrics/certificates.h"
#include "server/metrics/open_steps.h"
#include "server/metrics/process_state.h"

namespace penugasan::server {

/// This program's version: "0.1.0".
std::string_view server_version();

struct ServerState {
  std::uint64_t head = 0;            // position of the log's last record
  std::uint64_t notices_behind = 0;  // records that the notice index lacks
  bool read_only = false;            // the disk is nearly full
  std::uint64_t disk_free = 0;       // bytes
  std::uint64_t disk_reserve = 0;    // bytes; read-only below
  std::uint64_t store_bytes = 0;     // of all files in the store's folder
  std::optional<double> fence_age;   // seconds since the fence was written; nothing for a store without one
  std::uint64_t commands = 0;        // made durable since the start
  std::uint64_t commits = 0;         // in so many synced writes
  std::uint64_t queued = 0;          // commands that wait for the writer
  std::uint64_t open_streams = 0;
  double longest_unread = 0;                    // seconds that the slowest stream's reader has left a message lying
  std::optional<OpenStepAges> open_steps;       // the last count
  std::vector<CertificateExpiry> certificates;  // of the server's own
  ProcessState process;
};

/// Costs some file system calls and no scan of the store: for every few seconds, not for every call. Safe from any thread.
ServerState server_state(const Application& app);

}  // namespace penugasan::server
