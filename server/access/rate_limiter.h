// How often somebody may call: a token bucket each, held as one number (GCRA: when the bucket will be full again).
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace penugasan::server {

/// Safe from any thread. Takes at most some 10 MB: whoever has called so little lately that their bucket is full is forgotten,
/// which changes nothing for them.
class RateLimiter {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;
  using Duration = std::chrono::nanoseconds;

  /// `per_second` calls in the long run, `burst` at once. per_second 0: no limit.
  RateLimiter(int per_second, int burst);

  /// Takes a token of `who`. Nothing: go on; else how long until the next one is there, and nothing was taken.
  std::optional<Duration> take(std::string_view who, TimePoint now);

  /// How many are remembered; for tests.
  std::size_t remembered() const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Buckets = std::unordered_map<std::string, TimePoint, Hash, std::equal_to<>>;  // when it is full again
  struct Shard {
    mutable std::mutex mutex;
    Buckets buckets;
    std::size_t sweep_at = 64;
  };
  static void sweep(Shard& shard, TimePoint now);

  const Duration interval_;   // between two calls in the long run; zero: no limit
  const Duration tolerance_;  // how far ahead of it a burst may run
  std::array<Shard, 16> shards_;
};

}  // namespace penugasan::server
