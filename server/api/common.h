// What handlers share: request keys, pages, and the way from a command to its answer.
#pragma once

#include <string>
#include <vector>

#include <google/protobuf/message_lite.h>
#include <google/protobuf/repeated_ptr_field.h>

#include "server/api/application.h"
#include "server/input/fields.h"
#include "server/input/page_token.h"

namespace penugasan::server {

/// The key of a mutating call; nothing where the caller gave no request_id. Same caller, method and id: same key; the payload
/// digest covers the whole message.
std::optional<RequestKey> request_key(const Caller& caller, const std::string& request_id,
                                      const google::protobuf::MessageLite& message);

/// Hands a command to the writer and answers with what `present` makes of the acceptance.
template <class Message, class Present>
void submit(Application& app, Job job, const Caller& caller, Reply<Message> reply, Present present) {
  job.actor = caller.official();
  job.expires = caller.expires;
  job.done = [reply = std::move(reply), present = std::move(present)](JobResult&& result) {
    if (auto* accepted = std::get_if<Accepted>(&result)) return reply(present(std::move(*accepted)));
    if (auto* rejection = std::get_if<workflow::Rejection>(&result)) return reply(std::move(*rejection));
    reply(std::get<EdgeError>(std::move(result)));
  };
  app.writer.submit(std::move(job));
}

/// What stands in the way of a list call, or where it goes on.
struct Page {
  int size = 0;
  PagePosition position;
};
EdgeResult<Page> page_of(std::int32_t page_size, const std::string& page_token, PageKind kind, const QueryDigest& query);

/// A list of officials' resource names, at most limits::kOfficials.
std::vector<workflow::OfficialId> officials_of(Fields& fields, const std::string& field,
                                               const google::protobuf::RepeatedPtrField<std::string>& names);

/// The competencies of a filing or announcement as plain strings.
std::vector<std::string> strings(const google::protobuf::RepeatedPtrField<std::string>& texts);

inline std::uint64_t number_or(const PagePosition& position, std::uint64_t otherwise) {
  return position.numbers.empty() ? otherwise : position.numbers.front();
}

}  // namespace penugasan::server
