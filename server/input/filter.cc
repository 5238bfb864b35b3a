#include "server/input/filter.h"

#include <algorithm>

#include "server/core/clock.h"
#include "server/input/filter_parser.h"
#include "server/input/names.h"

namespace penugasan::server {

namespace {

template <class Value>
bool compare(FilterOperator how, const Value& found, const Value& asked) {
  switch (how) {
    case FilterOperator::equal: return found == asked;
    case FilterOperator::not_equal: return found != asked;
    case FilterOperator::less: return found < asked;
    case FilterOperator::at_most: return found <= asked;
    case FilterOperator::greater: return found > asked;
    case FilterOperator::at_least: return found >= asked;
    case FilterOperator::has: return false;  // of lists only
  }
  return false;
}

bool number_matches(const FilterTerm& term, int found) { return compare(term.compare, found, std::get<int>(term.value)); }

bool text_matches(const FilterTerm& term, const std::string& found) {
  return compare(term.compare, found, std::get<std::string>(term.value));
}

bool has_official(const FilterTerm& term, const std::vector<workflow::OfficialId>& officials) {
  const auto& asked = std::get<std::string>(term.value);
  return std::any_of(officials.begin(), officials.end(), [&](const auto& official) { return official.value == asked; });
}

bool term_matches(const FilterTerm& term, const workflow::Request& request) {
  const workflow::Filing& filing = request.filing;
  switch (term.field) {
    case FilterField::state: return number_matches(term, static_cast<int>(request.state));
    case FilterField::mode: return number_matches(term, static_cast<int>(filing.mode));
    case FilterField::form: return number_matches(term, static_cast<int>(filing.form));
    case FilterField::scope: return number_matches(term, static_cast<int>(filing.scope));
    case FilterField::owner_unit: return text_matches(term, filing.owner.value);
    case FilterField::source_unit: return text_matches(term, filing.source.value);
    case FilterField::filer: return text_matches(term, request.filer.value);
    case FilterField::officials: return has_official(term, filing.officials);
    case FilterField::regulation: return text_matches(term, request.regulation);
    case FilterField::create_time:
      return compare(term.compare, today_of(request.created_at), std::get<workflow::Date>(term.value));
  }
  return false;
}

}  // namespace

EdgeResult<Filter> Filter::parse(std::string_view text) {
  auto terms = parse_filter(text);
  if (auto* error = std::get_if<EdgeError>(&terms)) return std::move(*error);
  Filter filter;
  filter.terms_ = std::get<std::vector<FilterTerm>>(std::move(terms));
  return filter;
}

bool Filter::matches(const workflow::Request& request) const {
  return std::all_of(terms_.begin(), terms_.end(), [&](const FilterTerm& term) { return term_matches(term, request); });
}

}  // namespace penugasan::server
