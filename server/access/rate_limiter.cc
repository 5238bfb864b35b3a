#include "server/access/rate_limiter.h"

#include <algorithm>

namespace penugasan::server {

namespace {

// Of one shard; with sixteen of them, and an entry below 150 bytes, some 10 MB.
constexpr std::size_t kMostBuckets = 4096;

RateLimiter::Duration interval_of(int per_second) {
  return per_second == 0 ? RateLimiter::Duration(0) : RateLimiter::Duration(1'000'000'000 / per_second);
}

}  // namespace

RateLimiter::RateLimiter(int per_second, int burst)
    : interval_(interval_of(per_second)), tolerance_(interval_ * std::max(0, burst - 1)) {}

std::optional<RateLimiter::Duration> RateLimiter::take(std::string_view who, TimePoint now) {
  if (interval_ == Duration(0)) return std::nullopt;
  auto& shard = shards_.at(Hash{}(who) % shards_.size());
  const std::lock_guard lock(shard.mutex);
  auto found = shard.buckets.find(who);
  if (found == shard.buckets.end()) {
    if (shard.buckets.size() >= shard.sweep_at) sweep(shard, now);
    found = shard.buckets.emplace(std::string(who), now).first;
  }
  const auto full_again = std::max(found->second, now);
  if (const auto ahead = full_again - now; ahead > tolerance_) return ahead - tolerance_;
  found->second = full_again + interval_;
  return std::nullopt;
}

// Full buckets go. Where all are in use and there is no room left, everybody starts anew: memory is bounded above all.
void RateLimiter::sweep(Shard& shard, TimePoint now) {
  std::erase_if(shard.buckets, [&](const auto& bucket) { return bucket.second <= now; });
  if (shard.buckets.size() >= kMostBuckets) shard.buckets.clear();
  shard.sweep_at = std::clamp<std::size_t>(2 * shard.buckets.size(), 64, kMostBuckets);
}

std::size_t RateLimiter::remembered() const {
  std::size_t count = 0;
  for (const auto& shard : shards_) {
    const std::lock_guard lock(shard.mutex);
    count += shard.buckets.size();
  }
  return count;
}

}  // namespace penugasan::server
