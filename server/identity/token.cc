#include "server/identity/token.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <strings.h>

#include "server/identity/strict_json.h"
#include "server/input/base64url.h"

namespace penugasan::server {

namespace {

using Json = nlohmann::json;
using workflow::Time;

constexpr std::size_t kLongestSubject = 255;
constexpr double kLastSecond = 253402300799.0;  // of the year 9999

// Header, claims and signature as they stand in the token, and what is signed.
struct Parts {
  std::string_view header, claims, signature, signed_text;
};

std::optional<Parts> split(std::string_view token) {
  const auto first = token.find('.');
  const auto second = first == std::string_view::npos ? first : token.find('.', first + 1);
  if (second == std::string_view::npos || token.find('.', second + 1) != std::string_view::npos) return std::nullopt;
  return Parts{token.substr(0, first), token.substr(first + 1, second - first - 1), token.substr(second + 1),
               token.substr(0, second)};
}

std::optional<Json> object_of(std::string_view part) {
  const auto text = base64url_decode(part);
  return text ? parse_strict_object(*text) : std::nullopt;
}

bool is_token_type(const std::string* type) {
  return type != nullptr && (strcasecmp(type->c_str(), "JWT") == 0 || strcasecmp(type->c_str(), "at+jwt") == 0);
}

struct Header {
  Algorithm algorithm;
  std::string kid;
};

// A header's further members (jku, jwk, x5c, …) are passed over: keys come from the configuration alone.
EdgeResult<Header> read_header(const Json& json) {
  const std::string* name = text_member(json, "alg");
  const auto algorithm = name == nullptr ? std::nullopt : parse_algorithm(*name);
  if (!algorithm) return token_invalid("token_algorithm");
  if (json.contains("crit")) return token_invalid("token_critical");
  if (json.contains("typ") && !is_token_type(text_member(json, "typ"))) return token_invalid("token_type");
  const std::string* kid = text_member(json, "kid");
  if (kid == nullptr) return token_invalid("token_kid");
  return Header{*algorithm, *kid};
}

// A NumericDate (RFC 7519 section 2), which may have a fraction. Nothing for what is none.
std::optional<Time> time_of(const Json& claims, std::string_view name) {
  const auto found = claims.find(name);
  if (found == claims.end() || !found->is_number()) return std::nullopt;
  const double seconds = found->get<double>();
  if (!(seconds >= 0 && seconds <= kLastSecond)) return std::nullopt;
  return Time(std::chrono::microseconds(static_cast<std::int64_t>(std::floor(seconds * 1e6))));
}

bool is_for(const Json& claims, const std::string& audience) {
  const auto found = claims.find("aud");
  if (found == claims.end()) return false;
  if (found->is_string()) return found->get_ref<const std::string&>() == audience;
  return found->is_array() && std::find(found->begin(), found->end(), audience) != found->end();
}

std::optional<EdgeError> fault_of_times(const Json& claims, const Issuer& issuer, Time now, Time& expires) {
  const auto ends = time_of(claims, "exp");
  const auto issued = time_of(claims, "iat");
  const auto begins = time_of(claims, "nbf");
  if (!ends || !issued || (claims.contains("nbf") && !begins)) return token_invalid("token_times");
  if (*ends - *issued > issuer.longest) return token_invalid("token_lifetime");
  if (now >= *ends + kTokenSkew) return EdgeError{EdgeReason::token_expired, {}, {}};
  if (now + kTokenSkew < *issued || (begins && now + kTokenSkew < *begins)) return token_invalid("token_not_yet");
  expires = *ends;
  return std::nullopt;
}

bool is_subject(const std::string* subject) {
  return subject != nullptr && !subject->empty() && subject->size() <= kLongestSubject;
}

EdgeResult<Token> read_claims(const Json& claims, const Issuer& issuer, Time now) {
  if (!is_for(claims, issuer.audience)) return token_invalid("token_audience");
  Token token;
  if (auto fault = fault_of_times(claims, issuer, now, token.expires)) return std::move(*fault);
  const std::string* subject = text_member(claims, "sub");
  const std::string* official = text_member(claims, issuer.official_claim);
  if (!is_subject(subject)) return token_invalid("token_subject");
  token.issuer = &issuer;
  token.subject = *subject;
  if (is_subject(official)) token.official = *official;
  return token;
}

// The signature, by the one key and algorithm that both header and issuer agree on.
std::optional<EdgeError> fault_of_signature(const Parts& parts, const Header& header, const Issuer& issuer,
                                            const FindKey& find_key) {
  const auto& allowed = issuer.algorithms;
  if (std::find(allowed.begin(), allowed.end(), header.algorithm) == allowed.end()) return token_invalid("token_algorithm");
  const auto found = find_key(issuer, header.kid);
  if (const auto* problem = std::get_if<std::string_view>(&found)) return token_invalid(*problem);
  const auto& key = std::get<PublicKey>(found);
  if (key.algorithm() != header.algorithm) return token_invalid("token_algorithm");
  const auto signature = base64url_decode(parts.signature);
  if (!signature || !key.verifies(parts.signed_text, *signature)) return token_invalid("token_signature");
  return std::nullopt;
}

}  // namespace

EdgeError token_invalid(std::string_view problem) { return {EdgeReason::token_invalid, {{"problem", std::string(problem)}}, {}}; }

EdgeResult<Token> check_token(std::string_view token, const Callers& callers, const FindKey& find_key, Time now) {
  const auto parts = token.size() <= kLargestToken ? split(token) : std::nullopt;
  if (!parts) return token_invalid("token_form");
  const auto header_json = object_of(parts->header);
  if (!header_json) return token_invalid("token_form");
  auto header = read_header(*header_json);
  if (auto* error = std::get_if<EdgeError>(&header)) return std::move(*error);
  const auto claims = object_of(parts->claims);
  if (!claims) return token_invalid("token_form");
  const std::string* name = text_member(*claims, "iss");
  const Issuer* issuer = name == nullptr ? nullptr : callers.issuer(*name);
  if (issuer == nullptr) return token_invalid("token_issuer");
  if (auto fault = fault_of_signature(*parts, std::get<Header>(header), *issuer, find_key)) return std::move(*fault);
  return read_claims(*claims, *issuer, now);
}

}  // namespace penugasan::server
