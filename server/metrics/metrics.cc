#include "server/metrics/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

namespace penugasan::server {

namespace {

using prometheus::BuildCounter;
using prometheus::BuildGauge;
using prometheus::BuildHistogram;
using Buckets = prometheus::Histogram::BucketBoundaries;

// An fsync of a good disk takes 0.2 ms, a person's patience is some seconds; a factor of about 2 between.
const Buckets& seconds() {
  static const Buckets bounds = {0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
  return bounds;
}

const Buckets& batch_sizes() {
  static const Buckets bounds = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};
  return bounds;
}

double in_seconds(std::chrono::nanoseconds time) { return std::chrono::duration<double>(time).count(); }

prometheus::Labels outcome(std::string_view method, std::string_view code, std::string_view reason) {
  return {{"method", std::string(method)}, {"code", std::string(code)}, {"reason", std::string(reason)}};
}

// Refusals by the rules and by the server's state are one histogram a method: what they cost differs little.
prometheus::Labels duration_of(std::string_view method, bool accepted) {
  return {{"method", std::string(method)}, {"outcome", accepted ? "accepted" : "refused"}};
}

}  // namespace

Metrics::Metrics()
    : registry_(std::make_shared<prometheus::Registry>()),
      calls_(BuildCounter()
                 .Name("penugasan_calls_total")
                 .Help("Calls and streams that ended, by gRPC code and ErrorInfo reason (empty where accepted).")
                 .Register(*registry_)),
      durations_(BuildHistogram()
                     .Name("penugasan_call_duration_seconds")
                     .Help("Unary calls, from the request's arrival to its answer's leaving.")
                     .Register(*registry_)),
      streams_(BuildGauge().Name("penugasan_streams_open").Help("Streams that are open now.").Register(*registry_)),
      batch_size_(BuildHistogram()
                      .Name("penugasan_commit_commands")
                      .Help("Commands that one commit made durable.")
                      .Register(*registry_)
                      .Add({}, batch_sizes())),
      commit_seconds_(BuildHistogram()
                          .Name("penugasan_commit_seconds")
                          .Help("One commit: its write and its fsync.")
                          .Register(*registry_)
                          .Add({}, seconds())),
      queue_seconds_(BuildHistogram()
                         .Name("penugasan_queue_seconds")
                         .Help("How long the oldest command of a batch had waited for the writer.")
                         .Register(*registry_)
                         .Add({}, seconds())) {}

Metrics::~Metrics() = default;

void Metrics::know_method(std::string_view method) {
  methods_[method] = {&calls_.Add(outcome(method, "OK", "")), &durations_.Add(duration_of(method, true), seconds())};
}

void Metrics::call_ended(std::string_view method, std::string_view code, std::string_view reason, std::chrono::nanoseconds took) {
  const auto known = methods_.find(method);
  if (known != methods_.end() && code == "OK") {
    known->second.accepted->Increment();
    known->second.duration->Observe(in_seconds(took));
    return;
  }
  calls_.Add(outcome(method, code, reason)).Increment();
  durations_.Add(duration_of(method, code == "OK"), seconds()).Observe(in_seconds(took));
}

void Metrics::know_stream(std::string_view method) { streams_.Add({{"method", std::string(method)}}); }

void Metrics::stream_began(std::string_view method) {
  ++open_streams_;
  streams_.Add({{"method", std::string(method)}}).Increment();
}

void Metrics::stream_ended(std::string_view method, std::string_view code, std::string_view reason) {
  --open_streams_;
  streams_.Add({{"method", std::string(method)}}).Decrement();
  calls_.Add(outcome(method, code, reason)).Increment();
}

void Metrics::committed(std::size_t commands, std::chrono::nanoseconds took) {
  batch_size_.Observe(static_cast<double>(commands));
  commit_seconds_.Observe(in_seconds(took));
}

void Metrics::waited(std::chrono::nanoseconds in_queue) { queue_seconds_.Observe(in_seconds(in_queue)); }

prometheus::Counter& Metrics::counter(const std::string& name, const std::string& help, const MetricLabels& labels) {
  return BuildCounter().Name(name).Help(help).Register(*registry_).Add(labels);
}

std::shared_ptr<prometheus::Collectable> Metrics::collectable() const { return registry_; }

}  // namespace penugasan::server
