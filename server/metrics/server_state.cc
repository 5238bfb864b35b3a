#include "server/metrics/server_state.h"

#include <algorithm>
#include <filesystem>

#include "server/metrics/metrics.h"

namespace penugasan::server {

namespace {

namespace fs = std::filesystem;

// Files come and go under a running database: what is gone counts nothing.
std::uint64_t bytes_under(const fs::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator file(folder, error), end; !error && file != end; file.increment(error)) {
    std::error_code gone;
    const auto size = file->is_regular_file(gone) ? file->file_size(gone) : 0;
    if (!gone) bytes += size;
  }
  return bytes;
}

std::optional<double> age_of(const fs::path& file) {
  std::error_code error;
  const auto written = fs::last_write_time(file, error);
  if (error) return std::nullopt;
  return std::max(0.0, std::chrono::duration<double>(fs::file_time_type::clock::now() - written).count());
}

}  // namespace

std::string_view server_version() { return PENUGASAN_VERSION; }

ServerState server_state(const Application& app) {
  ServerState state;
  const auto indexed = app.store.notices_indexed();  // before the head, so that it never lies beyond it
  state.head = app.store.head().position;
  state.notices_behind = state.head - std::min(indexed, state.head);
  state.read_only = app.writer.read_only();
  state.disk_free = app.store.free_bytes();
  state.disk_reserve = app.config.disk_reserve;
  state.store_bytes = bytes_under(app.config.store);
  state.fence_age = age_of(fs::path(app.config.store) / "FENCE");
  state.commands = app.writer.commands();
  state.commits = app.writer.batches();
  state.queued = app.writer.queued();
  state.open_streams = app.metrics.open_streams();
  state.longest_unread = std::chrono::duration<double>(app.metrics.unread().longest()).count();
  state.open_steps = app.open_steps.latest();
  for (const auto& file : {app.config.tls_certificate, app.config.tls_client_ca}) {
    if (auto expiry = file.empty() ? std::nullopt : expiry_of(file)) state.certificates.push_back(std::move(*expiry));
  }
  state.process = process_state();
  return state;
}

}  // namespace penugasan::server
