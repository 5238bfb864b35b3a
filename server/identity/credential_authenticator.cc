#include "server/identity/credential_authenticator.h"

#include <algorithm>
#include <optional>

#include <strings.h>

#include "server/identity/token.h"
#include "server/input/names.h"

namespace penugasan::server {

namespace {

constexpr std::size_t kCachedTokens = 20'000;
constexpr std::string_view kOfficialUri = "uri:penugasan:";

EdgeError disagree(std::string_view problem) {
  return {EdgeReason::credentials_disagree, {{"problem", std::string(problem)}}, {}};
}

EdgeError unknown(std::string_view problem) { return {EdgeReason::caller_unknown, {{"problem", std::string(problem)}}, {}}; }

// The official of a URI like penugasan:klaten/sekda, where the agency's officials may prove themselves that way.
std::optional<Principal> official_of(std::string_view name, const Callers& callers) {
  if (!name.starts_with(kOfficialUri)) return std::nullopt;
  auto official = parse_short_official(name.substr(kOfficialUri.size()));
  const auto& agencies = callers.agencies_by_certificate;
  if (!official || !std::binary_search(agencies.begin(), agencies.end(), official->agency())) return std::nullopt;
  return Principal::of_official(std::move(*official));
}

// Nothing: the certificate stands for nobody.
EdgeResult<std::optional<Principal>> by_certificate(const std::vector<std::string>& names, const Callers& callers) {
  std::optional<Principal> found;
  for (const auto& name : names) {
    const auto listed = callers.by_certificate.find(name);
    auto principal = listed == callers.by_certificate.end() ? official_of(name, callers) : std::optional(listed->second);
    if (!principal) continue;
    if (found && *found != *principal) return disagree("certificate_of_several");
    found = std::move(principal);
  }
  if (found) found->evidence = Evidence::certificate;
  return found;
}

// The token of a metadata key; empty where there is none.
EdgeResult<std::string_view> token_in(const CallMetadata& metadata, std::string_view key) {
  constexpr std::string_view kScheme = "Bearer ";
  const auto values = metadata.values(key);
  if (values.empty()) return std::string_view();
  if (values.size() > 1) return token_invalid("token_repeated");
  const std::string_view value = values.front();
  if (value.size() <= kScheme.size() || strncasecmp(value.data(), kScheme.data(), kScheme.size()) != 0) {
    return token_invalid("token_scheme");
  }
  return value.substr(kScheme.size());
}

bool is_person(const Principal& principal) { return principal.kind == Principal::Kind::official; }

// A service account that acts for an official, by that official's token.
Principal act_for(const Principal& service, const Principal& official) {
  auto acting = Principal::of_service(service.service, official.official);
  acting.evidence = service.evidence;
  acting.expires = service.expires == workflow::Time{} ? official.expires : std::min(service.expires, official.expires);
  return acting;
}

// What certificate and token say together.
EdgeResult<Principal> together(std::optional<Principal> certificate, std::optional<Principal> token, bool has_certificate) {
  if (!certificate && !token) {
    if (has_certificate) return unknown("certificate_unlisted");
    return EdgeError{EdgeReason::credentials_missing, {}, {}};
  }
  if (!certificate) return std::move(*token);
  if (!token) return std::move(*certificate);
  if (certificate->is_service() && is_person(*token)) return act_for(*certificate, *token);
  if (certificate->kind == token->kind && certificate->key() == token->key()) return std::move(*token);
  return disagree("certificate_and_token");
}

}  // namespace

CredentialAuthenticator::CredentialAuthenticator(const CallersBox& callers, const KeyRing& keys, const Clock& clock)
    : callers_(callers), keys_(keys), clock_(clock), cache_(kCachedTokens) {}

EdgeResult<Principal> CredentialAuthenticator::authenticate(const CallMetadata& metadata) const {
  const auto bearer = token_in(metadata, kAuthorizationKey);
  if (const auto* error = std::get_if<EdgeError>(&bearer)) return *error;
  const auto token = std::get<std::string_view>(bearer);
  const auto names = metadata.certificate_names();
  auto certificate = by_certificate(names, *callers_.get());
  if (auto* error = std::get_if<EdgeError>(&certificate)) return std::move(*error);
  std::optional<Principal> signed_in;
  if (!token.empty()) {
    auto principal = by_token(token);
    if (std::holds_alternative<EdgeError>(principal)) return principal;
    signed_in = std::get<Principal>(std::move(principal));
  }
  auto caller = together(std::get<std::optional<Principal>>(std::move(certificate)), std::move(signed_in), !names.empty());
  if (std::holds_alternative<EdgeError>(caller)) return caller;
  return on_behalf(std::get<Principal>(std::move(caller)), metadata);
}

EdgeResult<Principal> CredentialAuthenticator::on_behalf(Principal caller, const CallMetadata& metadata) const {
  const auto second = token_in(metadata, kOnBehalfOfKey);
  if (const auto* error = std::get_if<EdgeError>(&second)) return *error;
  const auto token = std::get<std::string_view>(second);
  if (token.empty()) return caller;
  if (!caller.is_service() || !caller.official.empty()) return disagree("on_behalf_of_service_only");
  auto official = by_token(token);
  if (std::holds_alternative<EdgeError>(official)) return official;
  if (!is_person(std::get<Principal>(official))) return disagree("on_behalf_of_official_only");
  return act_for(caller, std::get<Principal>(official));
}

EdgeResult<Principal> CredentialAuthenticator::by_token(std::string_view token) const {
  if (token.size() > kLargestToken) return token_invalid("token_form");
  const auto digest = digest_of_token(token);
  const TokenCache::World world{callers_.get(), keys_.generation()};
  const auto now = clock_.now();
  if (auto known = cache_.find(digest, world, now)) return std::move(*known);
  auto found = verify(token, *world.callers, now);
  if (const auto* principal = std::get_if<Principal>(&found))
    cache_.put(digest, world, principal->expires + kTokenSkew, *principal);
  return found;
}

EdgeResult<Principal> CredentialAuthenticator::verify(std::string_view token, const Callers& callers, workflow::Time now) const {
  const auto find_key = [&](const Issuer& issuer, std::string_view kid) { return keys_.find(issuer, kid, now); };
  auto checked = check_token(token, callers, find_key, now);
  if (auto* error = std::get_if<EdgeError>(&checked)) return std::move(*error);
  const auto& sound = std::get<Token>(checked);
  const auto listed = callers.by_subject.find({sound.issuer->issuer, sound.subject});
  Principal principal;
  if (listed != callers.by_subject.end()) {
    principal = listed->second;
  } else {
    auto official = parse_short_official(sound.official);
    if (!official) return unknown("token_names_nobody");
    const auto& agencies = sound.issuer->agencies;
    if (!std::binary_search(agencies.begin(), agencies.end(), official->agency())) return unknown("issuer_not_for_agency");
    principal = Principal::of_official(std::move(*official));
  }
  principal.evidence = Evidence::token;
  principal.expires = sound.expires;
  return principal;
}

}  // namespace penugasan::server
