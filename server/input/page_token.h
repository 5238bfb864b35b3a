// Page tokens: opaque to the caller, without any authority. A token holds where the page before ended and a digest that ties it
// to the query; who may see what is asked anew on every page.
//
// Bytes: version, kind, count of numbers, the numbers (8 bytes each, big-endian), the text, then 8 bytes of SHA-256 over all that
// and the query's digest. Written in base64url without padding.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "server/errors/edge_error.h"

namespace penugasan::server {

enum class PageKind : std::uint8_t {
  requests = 1,
  announcements = 2,
  inbox = 3,
  notices = 4,
  history = 5,
  officials = 6,
  units = 7,
  agencies = 8,
  regulations = 9,
};

/// Where a page ended, in the list's own terms: up to 4 numbers and a text of up to 150 bytes. All empty: the list's beginning.
struct PagePosition {
  std::vector<std::uint64_t> numbers;
  std::string text;
  bool empty() const { return numbers.empty() && text.empty(); }
  bool operator==(const PagePosition&) const = default;
};

/// Ties a token to the caller and every other argument of the call but page_size.
using QueryDigest = std::array<std::uint8_t, 32>;
/// SHA-256 over the parts, each with its length before it: ("ab", "c") and ("a", "bc") differ.
QueryDigest digest_of_query(std::initializer_list<std::string_view> parts);

std::string encode_page_token(PageKind kind, const PagePosition& position, const QueryDigest& query);
/// An empty token is the beginning. PAGE_TOKEN_INVALID for whatever encode_page_token did not make for this kind and query.
EdgeResult<PagePosition> decode_page_token(std::string_view token, PageKind kind, const QueryDigest& query);

}  // namespace penugasan::server
