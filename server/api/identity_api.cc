#include "server/api/identity_api.h"

#include <algorithm>

#include "server/api/present.h"
#include "server/input/names.h"

namespace penugasan::server {

namespace {

v1::WhoAmIResponse::Kind kind_of(const Principal& principal) {
  switch (principal.kind) {
    case Principal::Kind::official: return v1::WhoAmIResponse::KIND_OFFICIAL;
    case Principal::Kind::service: return v1::WhoAmIResponse::KIND_SERVICE_ACCOUNT;
    case Principal::Kind::operator_only: return v1::WhoAmIResponse::KIND_OPERATOR;
  }
  return v1::WhoAmIResponse::KIND_UNSPECIFIED;
}

v1::WhoAmIResponse::Evidence evidence_of(const Principal& principal) {
  switch (principal.evidence) {
    case Evidence::development: return v1::WhoAmIResponse::EVIDENCE_DEVELOPMENT;
    case Evidence::certificate: return v1::WhoAmIResponse::EVIDENCE_CERTIFICATE;
    case Evidence::token: return v1::WhoAmIResponse::EVIDENCE_TOKEN;
  }
  return v1::WhoAmIResponse::EVIDENCE_UNSPECIFIED;
}

void present_service(const ServiceAccount& account, v1::WhoAmIResponse& answer) {
  answer.set_service_account(account.name);
  for (const Scope scope : account.scopes.list()) answer.add_scopes(std::string(name_of(scope)));
  for (const auto& agency : account.agencies) answer.add_agencies(agency_name(agency));
}

bool holds(const std::vector<workflow::OfficialId>& role, const workflow::OfficialId& official) {
  return std::find(role.begin(), role.end(), official) != role.end();
}

void present_roles(const workflow::Organisation& organisation, const workflow::OfficialId& official, v1::WhoAmIResponse& answer) {
  for (const auto& agency : organisation.agencies()) {
    if (holds(agency->administrators, official)) answer.add_administrator_of(agency_name(agency->id));
    if (holds(agency->auditors, official)) answer.add_auditor_of(agency_name(agency->id));
  }
}

}  // namespace

Outcome<v1::WhoAmIResponse> IdentityApi::who_am_i(const Caller& caller, const v1::WhoAmIRequest& /*call*/) const {
  const Principal& principal = caller.principal;
  v1::WhoAmIResponse answer;
  answer.set_kind(kind_of(principal));
  answer.set_evidence(evidence_of(principal));
  if (principal.service) present_service(*principal.service, answer);
  if (principal.expires != workflow::Time{}) *answer.mutable_expire_time() = to_timestamp(principal.expires);
  if (principal.official.empty()) return answer;
  answer.set_official(resource_name(principal.official));
  const auto world = app_.world.get();
  if (const auto* official = world->organisation.official(principal.official)) answer.set_title(official->title);
  present_roles(world->organisation, principal.official, answer);
  if (const auto person = app_.store.person(principal.official)) answer.set_display_name(person->name);
  return answer;
}

}  // namespace penugasan::server
