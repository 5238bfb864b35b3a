// The `filter` of ListAssignmentRequests and ListInbox: a subset of AIP-160, comparisons joined by AND.
//
//   state = pending AND officials:"agencies/jambi/officials/prakom-muda" AND create_time >= 2026-03-01
//
//   state, mode, form, scope                     = !=   a name of the vocabulary: pending, PENDING or STATE_PENDING
//   owner_unit, source_unit, filer               = !=   a resource name
//   regulation                                   = !=   a regulation's id
//   officials                                    :      an official's resource name: is among them
//   create_time                                  = != < <= > >=   a day in Asia/Jakarta
// Values stand bare or in quotes ("…" or '…', with \" and \\). At most 1,000 characters and 20 comparisons.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/errors/edge_error.h"
#include "workflow/calendar.h"
#include "workflow/request.h"

namespace penugasan::server {

enum class FilterField : unsigned char {
  state,
  mode,
  form,
  scope,
  owner_unit,
  source_unit,
  filer,
  officials,
  regulation,
  create_time
};
enum class FilterOperator : unsigned char { equal, not_equal, less, at_most, greater, at_least, has };

struct FilterTerm {
  FilterField field;
  FilterOperator compare;
  /// A number of the vocabulary's enum, an id ("agency/local", or a regulation's), or a day.
  std::variant<int, std::string, workflow::Date> value;
};

/// An empty filter matches every request. Immutable.
class Filter {
 public:
  /// FILTER_INVALID with `position` (in characters, from 1), `problem` (key of the field catalogue) and `allowed` where a choice
  /// is listed.
  static EdgeResult<Filter> parse(std::string_view text);

  bool matches(const workflow::Request& request) const;
  const std::vector<FilterTerm>& terms() const { return terms_; }

 private:
  std::vector<FilterTerm> terms_;
};

}  // namespace penugasan::server
