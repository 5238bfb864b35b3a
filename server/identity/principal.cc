#include "server/identity/principal.h"

#include <algorithm>
#include <utility>

namespace penugasan::server {

bool ServiceAccount::speaks_for(std::string_view agency) const {
  return std::binary_search(agencies.begin(), agencies.end(), agency);
}

Principal Principal::of_official(workflow::OfficialId official) {
  Principal principal;
  principal.official = std::move(official);
  return principal;
}

Principal Principal::of_operator() {
  Principal principal;
  principal.kind = Kind::operator_only;
  return principal;
}

Principal Principal::of_service(ServiceAccountPtr account, workflow::OfficialId official) {
  Principal principal;
  principal.kind = Kind::service;
  principal.official = std::move(official);
  principal.service = std::move(account);
  return principal;
}

std::string_view Principal::key() const {
  if (is_operator()) return "operator";
  if (is_service() && official.empty()) return service->key;
  return official.value;
}

}  // namespace penugasan::server
