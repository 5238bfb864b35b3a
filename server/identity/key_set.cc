#include "server/identity/key_set.h"

#include <set>

#include "server/identity/strict_json.h"

namespace penugasan::server {

namespace {

constexpr std::size_t kLongestKid = 200;

// True when the kid is fit to be looked up, and to be shown.
bool is_kid(const std::string* kid) {
  if (kid == nullptr || kid->empty() || kid->size() > kLongestKid) return false;
  return kid->find_first_of("\r\n") == std::string::npos;
}

void add(const nlohmann::json& jwk, const std::string& kid, KeySet& set) {
  auto key = PublicKey::from_jwk(jwk);
  if (const auto* why = std::get_if<std::string>(&key)) {
    set.skipped.push_back("key \"" + kid + "\": " + *why);
  } else {
    set.keys.emplace(kid, std::get<PublicKey>(std::move(key)));
  }
}

}  // namespace

std::variant<KeySet, std::string> parse_key_set(std::string_view text) {
  if (text.size() > kLargestKeySet) return "it is larger than 256 KiB";
  const auto json = parse_strict_object(text);
  if (!json || !json->contains("keys") || !(*json)["keys"].is_array()) return "it is no JWKS: {\"keys\": [...]}";
  const auto& keys = (*json)["keys"];
  if (keys.size() > kMostKeys) return "it holds more than 100 keys";
  KeySet set;
  std::set<std::string> seen;
  for (const auto& jwk : keys) {
    const std::string* kid = jwk.is_object() ? text_member(jwk, "kid") : nullptr;
    if (!is_kid(kid)) {
      set.skipped.emplace_back("a key without a kid of 1 to 200 bytes");
      continue;
    }
    if (!seen.insert(*kid).second) return "two keys have the kid \"" + *kid + "\"";
    add(jwk, *kid, set);
  }
  if (set.keys.empty()) return "it holds no key that can be used" + (set.skipped.empty() ? "" : ": " + set.skipped.front());
  return set;
}

}  // namespace penugasan::server
