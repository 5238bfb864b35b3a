// What tokens were found to say, so that one is verified once and not with every call. Holds no tokens: only their SHA-256.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "server/identity/callers.h"

namespace penugasan::server {

using TokenDigest = std::array<unsigned char, 32>;
TokenDigest digest_of_token(std::string_view token);

/// Bounded: the entry that was not asked for longest goes first. Safe from any thread.
class TokenCache {
 public:
  explicit TokenCache(std::size_t capacity) : capacity_(capacity) {}

  /// What a token was verified against; an entry of another world is not believed.
  struct World {
    CallersPtr callers;
    std::uint64_t keys = 0;  // KeyRing::generation()
    bool operator==(const World&) const = default;
  };

  /// Nothing where the token is not known, was verified in another world, or has ended by `now` (`until` as it was put).
  std::optional<Principal> find(const TokenDigest& token, const World& world, workflow::Time now);
  void put(const TokenDigest& token, const World& world, workflow::Time until, const Principal& principal);
  std::size_t size() const;

 private:
  struct Entry {
    TokenDigest token{};
    World world;
    workflow::Time until;
    Principal principal;
  };
  struct Hash {
    std::size_t operator()(const TokenDigest& digest) const noexcept {
      std::size_t hash = 0;
      std::memcpy(&hash, digest.data(), sizeof hash);
      return hash;
    }
  };

  const std::size_t capacity_;
  mutable std::mutex mutex_;
  std::list<Entry> entries_;  // the one asked for last stands first
  std::unordered_map<TokenDigest, std::list<Entry>::iterator, Hash> index_;
};

}  // namespace penugasan::server
