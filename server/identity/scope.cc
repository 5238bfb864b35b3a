#include "server/identity/scope.h"

#include <algorithm>
#include <array>

namespace penugasan::server {

namespace {

constexpr std::array<std::string_view, kScopes> kNames = {"requests.read",  "requests.act",   "notices.read",
                                                          "directory.read", "directory.load", "metrics"};

}  // namespace

std::string_view name_of(Scope scope) { return kNames.at(static_cast<std::size_t>(scope)); }

std::optional<Scope> parse_scope(std::string_view name) {
  const auto* const found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Scope>(found - kNames.begin());
}

std::vector<Scope> Scopes::list() const {
  std::vector<Scope> scopes;
  for (int i = 0; i < kScopes; ++i) {
    if (has(static_cast<Scope>(i))) scopes.push_back(static_cast<Scope>(i));
  }
  return scopes;
}

}  // namespace penugasan::server
