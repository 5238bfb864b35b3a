#include "server/input/page_token.h"

#include "server/input/base64url.h"
#include "server/input/bytes.h"
#include "server/input/limits.h"

namespace penugasan::server {

namespace {

constexpr char kVersion = 1;
constexpr std::size_t kHeader = 3;  // version, kind, count
constexpr std::size_t kSeal = 8;
constexpr std::size_t kMostNumbers = 4;

std::string seal_of(std::string_view body, const QueryDigest& query) {
  return std::string(view_of(sha256(std::string(body).append(view_of(query)))).substr(0, kSeal));
}

EdgeError invalid() { return {EdgeReason::page_token_invalid, {}, {{"page_token", "not_of_this_list", {}}}}; }

}  // namespace

QueryDigest digest_of_query(std::initializer_list<std::string_view> parts) {
  std::string all;
  for (const auto part : parts) {
    put_u64(all, part.size());
    all.append(part);
  }
  return sha256(all);
}

std::string encode_page_token(PageKind kind, const PagePosition& position, const QueryDigest& query) {
  std::string body{kVersion, static_cast<char>(kind), static_cast<char>(position.numbers.size())};
  for (const auto number : position.numbers) put_u64(body, number);
  body += position.text;
  return base64url_encode(body + seal_of(body, query));
}

EdgeResult<PagePosition> decode_page_token(std::string_view token, PageKind kind, const QueryDigest& query) {
  if (token.empty()) return PagePosition{};
  if (token.size() > limits::kToken) return invalid();
  const auto bytes = base64url_decode(token);
  if (!bytes || bytes->size() < kHeader + kSeal) return invalid();
  std::string_view body = std::string_view(*bytes).substr(0, bytes->size() - kSeal);
  if (std::string_view(*bytes).substr(body.size()) != seal_of(body, query)) return invalid();
  const auto count = static_cast<unsigned char>(body[2]);
  if (body[0] != kVersion || body[1] != static_cast<char>(kind) || count > kMostNumbers) return invalid();
  body.remove_prefix(kHeader);
  if (body.size() < 8 * static_cast<std::size_t>(count)) return invalid();
  PagePosition position;
  for (int i = 0; i < count; ++i, body.remove_prefix(8)) position.numbers.push_back(get_u64(body));
  position.text = body;
  return position;
}

}  // namespace penugasan::server
