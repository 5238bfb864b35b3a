#include "server/api/common.h"

#include "server/input/limits.h"
#include "storage/chain.h"

namespace penugasan::server {

std::optional<RequestKey> request_key(const Caller& caller, const std::string& request_id,
                                      const google::protobuf::MessageLite& message) {
  if (request_id.empty()) return std::nullopt;
  std::string name(caller.key());
  name.append(1, '\0').append(caller.method).append(1, '\0').append(request_id);
  return RequestKey{storage::digest_of(name), storage::digest_of(message.SerializeAsString())};
}

EdgeResult<Page> page_of(std::int32_t page_size, const std::string& page_token, PageKind kind, const QueryDigest& query) {
  Fields fields;
  Page page;
  page.size = fields.page_size("page_size", page_size);
  if (auto error = fields.error()) return std::move(*error);
  auto position = decode_page_token(page_token, kind, query);
  if (auto* error = std::get_if<EdgeError>(&position)) return std::move(*error);
  page.position = std::get<PagePosition>(std::move(position));
  return page;
}

std::vector<workflow::OfficialId> officials_of(Fields& fields, const std::string& field,
                                               const google::protobuf::RepeatedPtrField<std::string>& names) {
  std::vector<workflow::OfficialId> officials;
  if (static_cast<std::size_t>(names.size()) > limits::kOfficials) {
    fields.add(field, "too_many", std::to_string(limits::kOfficials));
    return officials;
  }
  for (int i = 0; i < names.size(); ++i) {
    officials.push_back(fields.official(field + "[" + std::to_string(i) + "]", names[i], Needed::yes));
  }
  return officials;
}

std::vector<std::string> strings(const google::protobuf::RepeatedPtrField<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

}  // namespace penugasan::server
