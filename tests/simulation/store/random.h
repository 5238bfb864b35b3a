// Chance, wholly determined by a seed and alike on every machine (the standard library's distributions are not).
#pragma once

#include <cstdint>

namespace penugasan::simulation {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  // splitmix64
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  /// 0 to n - 1; n is not 0.
  std::uint64_t below(std::uint64_t n) { return next() % n; }
  /// True so many times in ten thousand.
  bool chance(std::uint64_t in_ten_thousand) { return below(10'000) < in_ten_thousand; }
  template <class Container>
  const auto& pick(const Container& from) {
    return from[below(from.size())];
  }
  /// A source of its own, so that one part's draws do not move another's.
  Random fork() { return Random(next()); }

 private:
  std::uint64_t state_;
};

}  // namespace penugasan::simulation
