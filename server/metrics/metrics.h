// What the server counts about itself, for Prometheus. doc/observability.md says what each figure means and what to do when it
// moves. Names begin with "penugasan_", units are seconds and bytes. Labels come from closed lists (methods of the API, gRPC
// codes, reasons): never an id, a name or anything else that a caller sent.
//
// Threads: everything may be called from any thread. Cost: an accepted call pays two uncontended updates and no memory; a
// refused one some two microseconds.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/metrics/unread.h"

namespace prometheus {
class Collectable;
class Counter;
class Gauge;
class Histogram;
class Registry;
template <typename T>
class Family;
}  // namespace prometheus

namespace penugasan::server {

using MetricLabels = std::map<std::string, std::string>;

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  /// Makes the figures of a method ("InboxService/ListInbox") at zero, so that its calls are counted without looking anything
  /// up in a shared table. Before the first call is served; the name must outlive the metrics.
  void know_method(std::string_view method);
  /// The end of a unary call, or of a stream that was not admitted. `code`: "OK", "NOT_FOUND"; `reason`: ErrorInfo's, empty where
  /// accepted. Both from the closed lists.
  void call_ended(std::string_view method, std::string_view code, std::string_view reason, std::chrono::nanoseconds took);
  /// Shows that none is open before the first one is.
  void know_stream(std::string_view method);
  void stream_began(std::string_view method);
  void stream_ended(std::string_view method, std::string_view code, std::string_view reason);
  std::uint64_t open_streams() const { return open_streams_; }
  /// Every open stream has its mark among these.
  UnreadMarks& unread() { return unread_; }
  const UnreadMarks& unread() const { return unread_; }

  /// One commit of the writer: how many commands it made durable and how long the store took, its fsync included.
  void committed(std::size_t commands, std::chrono::nanoseconds took);
  /// How long an accepted command waited for the writer.
  void waited(std::chrono::nanoseconds in_queue);

  /// A counter of a room's own, at zero; the same name and labels give the same counter. It lives as long as the metrics.
  prometheus::Counter& counter(const std::string& name, const std::string& help, const MetricLabels& labels = {});

  /// Everything above, to be exported.
  std::shared_ptr<prometheus::Collectable> collectable() const;

 private:
  struct MethodMeters {
    prometheus::Counter* accepted = nullptr;
    prometheus::Histogram* duration = nullptr;
  };

  std::shared_ptr<prometheus::Registry> registry_;
  prometheus::Family<prometheus::Counter>& calls_;
  prometheus::Family<prometheus::Histogram>& durations_;
  prometheus::Family<prometheus::Gauge>& streams_;
  prometheus::Histogram& batch_size_;
  prometheus::Histogram& commit_seconds_;
  prometheus::Histogram& queue_seconds_;
  std::unordered_map<std::string_view, MethodMeters> methods_;
  std::atomic<std::uint64_t> open_streams_{0};
  UnreadMarks unread_;
};

}  // namespace penugasan::server
