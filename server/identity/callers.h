// Whom an operator has told the server about: service accounts, operators, issuers of tokens. Values; callers_file.h reads them.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/identity/principal.h"

namespace penugasan::server {

/// The algorithms that a token may be signed with.
enum class Algorithm : std::uint8_t { es256, rs256, eddsa };

/// "ES256", "RS256", "EdDSA"; nothing for any other text, "none" above all.
std::optional<Algorithm> parse_algorithm(std::string_view name);
std::string_view name_of(Algorithm algorithm);

/// Somebody who signs tokens, and whom it may vouch for.
struct Issuer {
  std::string issuer;                   // the claim `iss`, exactly
  std::string audience;                 // must be among the claim `aud`
  std::string keys;                     // a JWKS: path of a file, or an https:// address
  std::string keys_ca;                  // PEM of the authorities that vouch for the address; empty: the system's
  std::vector<Algorithm> algorithms;    // that it may use; never empty
  std::string official_claim = "sub";   // names the official, as agency/official
  std::vector<std::string> agencies;    // whose officials it may vouch for; sorted
  std::chrono::seconds longest{86400};  // a token may live from `iat` to `exp`
  bool operator==(const Issuer&) const = default;
};

/// Immutable once built; look-ups from any thread.
struct Callers {
  std::vector<Issuer> issuers;
  std::map<std::string, ServiceAccountPtr, std::less<>> services;  // by name
  /// Principals by SAN ("uri:…", "dns:…").
  std::map<std::string, Principal, std::less<>> by_certificate;
  /// Principals by issuer and subject (the claim `sub`), for tokens that are not of officials.
  std::map<std::pair<std::string, std::string>, Principal> by_subject;
  /// Agencies whose officials may carry a certificate with the URI "penugasan:AGENCY/OFFICIAL"; sorted.
  std::vector<std::string> agencies_by_certificate;

  /// Null: there is none of that name.
  ServiceAccountPtr service(std::string_view name) const;
  const Issuer* issuer(std::string_view name) const;
};

using CallersPtr = std::shared_ptr<const Callers>;

/// The callers as of the last reload. Safe from any thread.
class CallersBox {
 public:
  explicit CallersBox(CallersPtr callers = std::make_shared<const Callers>()) : callers_(std::move(callers)) {}
  CallersPtr get() const { return callers_.load(); }
  void set(CallersPtr callers) { callers_.store(std::move(callers)); }

 private:
  std::atomic<CallersPtr> callers_;
};

}  // namespace penugasan::server
