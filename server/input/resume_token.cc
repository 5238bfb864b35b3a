#include "server/input/resume_token.h"

#include <algorithm>

#include "server/input/base64url.h"
#include "server/input/bytes.h"

namespace penugasan::server {

namespace {

constexpr char kVersion = 1;
constexpr std::size_t kBody = 2 + 16 + 8;  // version, kind, store, position
constexpr std::size_t kSeal = 8;

std::string seal_of(std::string_view body, std::string_view caller) {
  return std::string(view_of(sha256(std::string(body).append(caller))).substr(0, kSeal));
}

EdgeError invalid() { return {EdgeReason::resume_token_invalid, {}, {{"resume_token", "not_of_this_store", {}}}}; }

bool is_nobody(std::string_view store) {
  return std::all_of(store.begin(), store.end(), [](char byte) { return byte == 0; });
}

}  // namespace

std::string encode_resume_token(StreamKind kind, const StoreIdentity& store, std::uint64_t position, std::string_view caller) {
  std::string body{kVersion, static_cast<char>(kind)};
  body.append(view_of(store));
  put_u64(body, position);
  return base64url_encode(body + seal_of(body, caller));
}

EdgeResult<std::uint64_t> decode_resume_token(std::string_view token, StreamKind kind, const StoreIdentity& store,
                                              std::uint64_t head, std::string_view caller) {
  if (token.size() > 2 * (kBody + kSeal)) return invalid();
  const auto bytes = base64url_decode(token);
  if (!bytes || bytes->size() != kBody + kSeal) return invalid();
  const std::string_view body = std::string_view(*bytes).substr(0, kBody);
  if (std::string_view(*bytes).substr(kBody) != seal_of(body, caller)) return invalid();
  if (body[0] != kVersion || body[1] != static_cast<char>(kind)) return invalid();
  const std::string_view of_store = body.substr(2, 16);
  const std::uint64_t position = get_u64(body.substr(18));
  const bool before_everything = position == 0 && is_nobody(of_store);
  if (of_store != view_of(store) && !before_everything) return invalid();
  if (position > head) return invalid();
  return position;
}

}  // namespace penugasan::server
