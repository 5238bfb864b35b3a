// Who a call comes from. Exactly one of three kinds; what each may see and do is the policy's to say, not the principal's.
// An official's roles (administrator, auditor) are events of the directory and are looked up there on the day.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/identity/scope.h"
#include "workflow/calendar.h"
#include "workflow/ids.h"

namespace penugasan::server {

/// A program with an identity of its own: a bot, a routing partner, a mobile backend. Configured, never stored.
struct ServiceAccount {
  std::string name;                   // "bot-surakarta": the form of an official's local id
  Scopes scopes;                      // what it is allowed at most
  std::vector<std::string> agencies;  // whom it may speak for, by id; sorted
  std::string key;                    // "service:bot-surakarta", how it stands in keys and tokens

  bool speaks_for(std::string_view agency) const;
};

using ServiceAccountPtr = std::shared_ptr<const ServiceAccount>;

/// How the caller was recognised.
enum class Evidence : std::uint8_t { development, certificate, token };

struct Principal {
  enum class Kind : std::uint8_t {
    official,      // a person of the directory
    service,       // a service account, by itself or, where `official` is set, for a signed-in official
    operator_only  // keeps the server and the first directory; holds no office and sees no request
  };

  Kind kind = Kind::official;
  /// The official who calls, or for whom a service account acts by that official's own token; else empty.
  workflow::OfficialId official;
  /// Of a service account, never null there; else null.
  ServiceAccountPtr service;
  Evidence evidence = Evidence::development;
  /// When the token ends that vouches for the caller (of two, the earlier); zero where no token does.
  workflow::Time expires{};

  static Principal of_official(workflow::OfficialId official);
  static Principal of_operator();
  /// `official`: whom it acts for; empty: by itself.
  static Principal of_service(ServiceAccountPtr account, workflow::OfficialId official = {});

  bool is_operator() const { return kind == Kind::operator_only; }
  bool is_service() const { return kind == Kind::service; }
  /// True for officials and operators, whom scopes do not bind, and for service accounts that have it.
  bool has(Scope scope) const { return !is_service() || service->scopes.has(scope); }
  /// How the caller stands in page tokens, resume tokens and request ids: the official's id, "operator", or "service:NAME" for an
  /// account that acts by itself. An official is the same whether they call themselves or through a backend.
  std::string_view key() const;

  bool operator==(const Principal&) const = default;
};

}  // namespace penugasan::server
