// Which scope each call takes of a service account.
#pragma once

#include <optional>
#include <string_view>

#include "server/identity/scope.h"

namespace penugasan::server {

/// What a call takes: a scope, or nothing but to be known.
struct MethodScope {
  std::optional<Scope> scope;
};

/// `method` as the gate names it, "InboxService/ListInbox". Nothing for a method without a row: it is not for service accounts.
std::optional<MethodScope> scope_of_method(std::string_view method);

}  // namespace penugasan::server
