#include "server/identity/callers.h"

#include <algorithm>
#include <array>

namespace penugasan::server {

namespace {

constexpr std::array<std::string_view, 3> kAlgorithms = {"ES256", "RS256", "EdDSA"};

}  // namespace

std::optional<Algorithm> parse_algorithm(std::string_view name) {
  const auto* const found = std::find(kAlgorithms.begin(), kAlgorithms.end(), name);
  if (found == kAlgorithms.end()) return std::nullopt;
  return static_cast<Algorithm>(found - kAlgorithms.begin());
}

std::string_view name_of(Algorithm algorithm) { return kAlgorithms.at(static_cast<std::size_t>(algorithm)); }

ServiceAccountPtr Callers::service(std::string_view name) const {
  const auto found = services.find(name);
  return found == services.end() ? nullptr : found->second;
}

const Issuer* Callers::issuer(std::string_view name) const {
  const auto found = std::find_if(issuers.begin(), issuers.end(), [&](const Issuer& one) { return one.issuer == name; });
  return found == issuers.end() ? nullptr : &*found;
}

}  // namespace penugasan::server
