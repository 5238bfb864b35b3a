// Lists come in pages; people and programs want the whole, up to a limit.
#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include <algorithm>

namespace penugasan::cli {

inline constexpr int kUsualLimit = 50;
inline constexpr int kLargestLimit = 100'000;
inline constexpr int kLargestPage = 200;

/// Asks page after page until there are `limit` items or no more. `items` is the mutable getter of the answer's list. The
/// answer's next_page_token is set where more is left.
template <class Response, class Request, class Item, class Ask>
Response all_pages(Request request, int limit, google::protobuf::RepeatedPtrField<Item>* (Response::*items)(), const Ask& ask) {
  Response whole;
  while ((whole.*items)()->size() < limit) {
    request.set_page_size(std::min(limit - (whole.*items)()->size(), kLargestPage));
    Response page = ask(request);
    (whole.*items)()->MergeFrom(*(page.*items)());
    whole.set_next_page_token(page.next_page_token());
    if (page.next_page_token().empty()) break;
    request.set_page_token(page.next_page_token());
  }
  return whole;
}

}  // namespace penugasan::cli
