// The public keys of an issuer, from a JWKS (RFC 7517).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/identity/public_key.h"

namespace penugasan::server {

inline constexpr std::size_t kLargestKeySet = 256 << 10;  // bytes
inline constexpr std::size_t kMostKeys = 100;

struct KeySet {
  std::map<std::string, PublicKey, std::less<>> keys;  // by kid
  /// Keys that are not used, each with why: "key \"2026\": it is for another algorithm".
  std::vector<std::string> skipped;
};

/// Keys that cannot be used are skipped: issuers publish keys for other purposes in the same set. What is wrong with the set as a
/// whole: no JWKS, a kid twice, too large, or not one key that can be used.
std::variant<KeySet, std::string> parse_key_set(std::string_view text);

}  // namespace penugasan::server
