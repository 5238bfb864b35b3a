#include "tests/bench/closed_loop.h"

#include <sys/resource.h>

#include <algorithm>
#include <unordered_map>

namespace penugasan::bench {
namespace {

using Clock = std::chrono::steady_clock;

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Sorts as a side effect.
double percentile_ms(std::vector<Clock::duration>& latencies, double share) {
  if (latencies.empty()) return 0;
  std::sort(latencies.begin(), latencies.end());
  const auto index = static_cast<std::size_t>(share * static_cast<double>(latencies.size()));
  return std::chrono::duration<double, std::milli>(latencies[std::min(index, latencies.size() - 1)]).count();
}

class Loop {
 public:
  explicit Loop(const LoopOptions& options)
      : options_(options),
        begin_(Clock::now() + std::chrono::duration_cast<Clock::duration>(options.warm_up)),
        end_(begin_ + std::chrono::duration_cast<Clock::duration>(options.length)) {}

  LoopResult run(const std::vector<std::unique_ptr<Worker>>& workers) {
    for (const auto& worker : workers) issue(*worker);
    void* tag = nullptr;
    bool ok = false;
    while (outstanding_ > 0 && queue_.Next(&tag, &ok)) take(*static_cast<Worker*>(tag), ok);
    queue_.Shutdown();
    return result();
  }

 private:
  void issue(Worker& worker) {
    ++issued_;
    ++outstanding_;
    started_[&worker] = Clock::now();
    worker.issue(queue_);
  }

  void take(Worker& worker, bool ok) {
    const auto now = Clock::now();
    --outstanding_;
    ++answered_;
    if (!worker.finish() || !ok) ++errors_;
    const auto started = started_[&worker];
    if (!measuring_ && now >= begin_) {
      measuring_ = true;
      processor_at_begin_ = processor_seconds();
    }
    if (started >= begin_ && now < end_ && worker.counts()) {
      latencies_.push_back(now - started);
      last_ = now;
    }
    if (errors_ == 0 && now < end_ && issued_ < options_.max_calls) issue(worker);
  }

  LoopResult result() {
    // A run that used up its calls before its time is measured up to its last answer.
    const auto end = issued_ >= options_.max_calls ? last_ : end_;
    const double seconds = std::chrono::duration<double>(end - begin_).count();
    LoopResult result{answered_, errors_};
    if (seconds > 0 && !latencies_.empty()) {
      result.per_second = static_cast<double>(latencies_.size()) / seconds;
      result.client_cores = (processor_seconds() - processor_at_begin_) / seconds;
    }
    result.p50_ms = percentile_ms(latencies_, 0.50);
    result.p99_ms = percentile_ms(latencies_, 0.99);
    return result;
  }

  LoopOptions options_;
  Clock::time_point begin_;
  Clock::time_point end_;
  Clock::time_point last_ = begin_;
  grpc::CompletionQueue queue_;
  std::unordered_map<const Worker*, Clock::time_point> started_;
  std::vector<Clock::duration> latencies_;
  std::uint64_t issued_ = 0;
  std::uint64_t outstanding_ = 0;
  std::uint64_t answered_ = 0;
  std::uint64_t errors_ = 0;
  bool measuring_ = false;
  double processor_at_begin_ = 0;
};

}  // namespace

LoopResult run_closed_loop(const std::vector<std::unique_ptr<Worker>>& workers, const LoopOptions& options) {
  return Loop(options).run(workers);
}

}  // namespace penugasan::bench
