// Bearer tokens: JWT (RFC 7519) in the compact form of JWS (RFC 7515), read and checked. Pure: keys and time come in as values.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "server/errors/edge_error.h"
#include "server/identity/callers.h"
#include "server/identity/public_key.h"

namespace penugasan::server {

inline constexpr std::size_t kLargestToken = 6144;     // bytes; with all other metadata a call may bring 8 KiB
inline constexpr std::chrono::seconds kTokenSkew{60};  // that clocks may differ, for exp, nbf and iat

/// What a sound token says.
struct Token {
  const Issuer* issuer = nullptr;  // of the Callers that it was checked against
  std::string subject;             // the claim `sub`
  std::string official;            // the claim that names the official; empty where it has none
  workflow::Time expires{};        // `exp`; the skew is not added
};

/// A key by issuer and kid, or the problem: token_key_unknown, token_keys_unavailable.
using FindKey = std::function<std::variant<PublicKey, std::string_view>(const Issuer& issuer, std::string_view kid)>;

/// Checks in this order: size and form; header: `alg` one of ours, no `crit`, `typ` JWT or at+jwt where there is one, a `kid`;
/// `iss` one of the callers' issuers; the algorithm one of the issuer's and the key's own; the signature; then `aud`, `exp`,
/// `nbf`, `iat`, the lifetime, `sub`. What is refused is TOKEN_EXPIRED, or TOKEN_INVALID with one of these problems: token_form,
/// token_algorithm, token_critical, token_type, token_kid, token_issuer, token_key_unknown, token_keys_unavailable,
/// token_signature, token_audience, token_times, token_not_yet, token_lifetime, token_subject. Errors never hold a part of it.
EdgeResult<Token> check_token(std::string_view token, const Callers& callers, const FindKey& find_key, workflow::Time now);

/// TOKEN_INVALID with the problem.
EdgeError token_invalid(std::string_view problem);

}  // namespace penugasan::server
