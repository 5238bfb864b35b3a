// What a service account is allowed at most. A closed list: a scope opens calls, never requests; which requests an account sees
// follows from its agencies, or from the official whom it acts for.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace penugasan::server {

enum class Scope : std::uint8_t {
  requests_read,   // "requests.read": requests, routes, histories, inboxes, announcements
  requests_act,    // "requests.act": file, decide, withdraw, announce; only for a signed-in official
  notices_read,    // "notices.read": list, follow and acknowledge notices
  directory_read,  // "directory.read": agencies, units, officials
  directory_load,  // "directory.load": load the directories of the account's agencies
  metrics,         // "metrics": figures on the server's work; no people's data
};
inline constexpr int kScopes = static_cast<int>(Scope::metrics) + 1;

/// "requests.read".
std::string_view name_of(Scope scope);
/// Nothing for any other text.
std::optional<Scope> parse_scope(std::string_view name);

/// A set of scopes.
class Scopes {
 public:
  Scopes() = default;
  Scopes(std::initializer_list<Scope> scopes) {
    for (const Scope scope : scopes) add(scope);
  }
  void add(Scope scope) { bits_ |= 1U << static_cast<unsigned>(scope); }
  bool has(Scope scope) const { return (bits_ & (1U << static_cast<unsigned>(scope))) != 0; }
  /// In the order of the enum.
  std::vector<Scope> list() const;
  bool operator==(const Scopes&) const = default;

 private:
  unsigned bits_ = 0;
};

}  // namespace penugasan::server
