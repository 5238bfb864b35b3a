#include "server/metrics/state_metrics.h"

#include <prometheus/metric_family.h>

#include "server/metrics/server_state.h"

namespace penugasan::server {

namespace {

using prometheus::MetricFamily;
using prometheus::MetricType;
using Families = std::vector<MetricFamily>;

void add(Families& families, MetricType type, std::string name, std::string help, double value,
         std::vector<prometheus::ClientMetric::Label> labels = {}) {
  prometheus::ClientMetric metric;
  metric.label = std::move(labels);
  (type == MetricType::Counter ? metric.counter.value : metric.gauge.value) = value;
  families.push_back({std::move(name), std::move(help), type, {std::move(metric)}});
}

void gauge(Families& families, std::string name, std::string help, double value) {
  add(families, MetricType::Gauge, std::move(name), std::move(help), value);
}

void gauge(Families& families, std::string name, std::string help, std::uint64_t value) {
  gauge(families, std::move(name), std::move(help), static_cast<double>(value));
}

void add_store(Families& families, const ServerState& state) {
  gauge(families, "penugasan_log_head", "Position of the last record of the log.", state.head);
  gauge(families, "penugasan_notice_index_behind_records", "Records of the log that the notice index lacks.",
        state.notices_behind);
  gauge(families, "penugasan_read_only", "1 while the disk is nearly full and nothing is accepted.", state.read_only ? 1.0 : 0.0);
  gauge(families, "penugasan_disk_free_bytes", "Free bytes where the store lies.", state.disk_free);
  gauge(families, "penugasan_disk_reserve_bytes", "Free bytes below which the server is read-only.", state.disk_reserve);
  gauge(families, "penugasan_store_bytes", "Bytes of all files in the store's folder.", state.store_bytes);
  if (state.fence_age) {
    gauge(families, "penugasan_fence_age_seconds", "Since the fence beside the store was last written.", *state.fence_age);
  }
}

void add_open_steps(Families& families, const OpenStepAges& ages) {
  MetricFamily family{"penugasan_open_steps", "Open steps by how long they have waited.", MetricType::Gauge, {}};
  for (std::size_t i = 0; i < ages.size(); ++i) {
    auto& metric = family.metric.emplace_back();
    metric.label = {{"age", std::string(kAgeNames[i])}};
    metric.gauge.value = static_cast<double>(ages[i]);
  }
  families.push_back(std::move(family));
}

void add_certificates(Families& families, const std::vector<CertificateExpiry>& certificates) {
  MetricFamily family{
      "penugasan_certificate_expiry_seconds", "When the certificate ends, in seconds since 1970.", MetricType::Gauge, {}};
  for (const auto& certificate : certificates) {
    auto& metric = family.metric.emplace_back();
    metric.label = {{"file", certificate.file}};
    metric.gauge.value = certificate.expires;
  }
  families.push_back(std::move(family));
}

// Named as every Prometheus client library names them.
void add_process(Families& families, const ProcessState& process) {
  gauge(families, "process_resident_memory_bytes", "Resident memory.", process.resident_bytes);
  gauge(families, "process_open_fds", "Open file descriptors.", process.open_files);
  gauge(families, "process_max_fds", "How many file descriptors may be open.", process.most_files);
  gauge(families, "process_start_time_seconds", "When the process started, in seconds since 1970.", process.started);
  add(families, MetricType::Counter, "process_cpu_seconds_total", "User and system time of all threads.", process.cpu_seconds);
}

}  // namespace

std::vector<MetricFamily> StateMetrics::Collect() const {
  const ServerState state = server_state(app_);
  Families families;
  add(families, MetricType::Gauge, "penugasan_build_info", "Always 1; the label says which version runs.", 1,
      {{"version", std::string(server_version())}});
  add_store(families, state);
  gauge(families, "penugasan_queued_commands", "Commands that wait for the writer.", state.queued);
  gauge(families, "penugasan_stream_unread_seconds", "How long the slowest reader of a stream has left a message lying.",
        state.longest_unread);
  if (state.open_steps) add_open_steps(families, *state.open_steps);
  add_certificates(families, state.certificates);
  add_process(families, state.process);
  return families;
}

}  // namespace penugasan::server
