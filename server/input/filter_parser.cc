#include "server/input/filter_parser.h"

#include <algorithm>
#include <array>
#include <optional>

#include "server/input/limits.h"
#include "server/input/names.h"
#include "server/input/text.h"
#include "workflow/kinds.h"

namespace penugasan::server {

namespace {

constexpr std::string_view kFieldNames =
    "state, mode, form, scope, owner_unit, source_unit, filer, officials, regulation, create_time";

std::optional<FilterField> field_of(std::string_view name) {
  static constexpr std::array<std::string_view, 10> kNames = {"state",       "mode",  "form",      "scope",      "owner_unit",
                                                              "source_unit", "filer", "officials", "regulation", "create_time"};
  const auto* const found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<FilterField>(found - kNames.begin());
}

std::string_view operators_of(FilterField field) {
  if (field == FilterField::officials) return ":";
  if (field == FilterField::create_time) return "=, !=, <, <=, >, >=";
  return "=, !=";
}

bool takes(FilterField field, FilterOperator compare) {
  if (field == FilterField::officials) return compare == FilterOperator::has;
  if (compare == FilterOperator::has) return false;
  return field == FilterField::create_time || compare == FilterOperator::equal || compare == FilterOperator::not_equal;
}

bool is_space(char c) { return c == ' ' || c == '\n'; }  // other controls are refused before
bool is_name_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }
bool is_value_character(char c) { return is_name_character(c) || c == '.' || c == '/' || c == '-'; }

// A name of a vocabulary: "pending", "PENDING" or "STATE_PENDING"; nothing in mixed case.
template <class Enum>
std::optional<int> number_of(std::string_view text, std::string_view prefix) {
  std::string name(text);
  if (std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
    if (name.starts_with(prefix)) name.erase(0, prefix.size());
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  }
  const auto value = workflow::from_name<Enum>(name);
  return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

using Value = decltype(FilterTerm::value);

template <class Found>
std::optional<Value> as_value(const std::optional<Found>& found) {
  if (!found) return std::nullopt;
  if constexpr (std::is_same_v<Found, workflow::UnitId> || std::is_same_v<Found, workflow::OfficialId>) {
    return Value(found->value);
  } else {
    return Value(*found);
  }
}

// As answers carry it, or its id alone.
std::optional<Value> regulation_of(std::string_view text) {
  if (is_dashed_id(text)) return Value(std::string(text));
  return as_value(parse_regulation_name(text));
}

std::optional<Value> value_of(FilterField field, std::string_view text) {
  switch (field) {
    case FilterField::state: return as_value(number_of<workflow::State>(text, "STATE_"));
    case FilterField::mode: return as_value(number_of<workflow::Mode>(text, "MODE_"));
    case FilterField::form: return as_value(number_of<workflow::Form>(text, "FORM_"));
    case FilterField::scope: return as_value(number_of<workflow::Scope>(text, "SCOPE_"));
    case FilterField::owner_unit:
    case FilterField::source_unit: return as_value(parse_unit_name(text));
    case FilterField::filer:
    case FilterField::officials: return as_value(parse_official_name(text));
    case FilterField::regulation: return regulation_of(text);
    case FilterField::create_time: return as_value(workflow::parse_date(text));
  }
  return std::nullopt;
}

std::string_view values_of(FilterField field) {
  switch (field) {
    case FilterField::state: return "pending, assigned, rejected, withdrawn";
    case FilterField::mode: return "penunjukan, pengajuan_sukarela";
    case FilterField::form: return "individu, tim_kerja";
    case FilterField::scope: return "dalam_unit, lintas_unit, lintas_perangkat_daerah, lintas_instansi";
    case FilterField::owner_unit:
    case FilterField::source_unit: return "agencies/{agency}/units/{unit}";
    case FilterField::filer:
    case FilterField::officials: return "agencies/{agency}/officials/{official}";
    case FilterField::regulation: return "regulations/surakarta-32-2023";
    case FilterField::create_time: return "2026-04-01";
  }
  return {};
}

// Reads left to right and never goes back; the first fault ends it.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  EdgeResult<std::vector<FilterTerm>> parse() {
    if (const auto fault = fault_of(text_, Lines::many, limits::kFilter)) {
      return error(0, fault->what == "too_long" ? "filter_too_long" : "filter_character", fault->detail);
    }
    std::vector<FilterTerm> terms;
    for (skip_spaces(); at_ < text_.size(); skip_spaces()) {
      if (!terms.empty() && !read_and()) return *error_;
      if (terms.size() == limits::kFilterTerms) return error(at_, "filter_terms", std::to_string(limits::kFilterTerms));
      if (!read_term(terms)) return *error_;
    }
    return terms;
  }

 private:
  bool read_and() {
    const auto start = at_;
    if (read_while(is_name_character) != "AND") return fail(start, "filter_and", "AND");
    skip_spaces();
    return true;
  }

  bool read_term(std::vector<FilterTerm>& terms) {
    const auto start = at_;
    const auto field = field_of(read_while(is_name_character));
    if (!field) return fail(start, "filter_field", kFieldNames);
    skip_spaces();
    const auto operator_start = at_;
    const auto compare = read_operator();
    if (!compare || !takes(*field, *compare)) return fail(operator_start, "filter_operator", operators_of(*field));
    skip_spaces();
    const auto value_start = at_;
    const auto text = read_value();
    if (!text) return false;
    auto value = value_of(*field, *text);
    if (!value) return fail(value_start, "filter_value", values_of(*field));
    terms.push_back({*field, *compare, *std::move(value)});
    return true;
  }

  std::optional<FilterOperator> read_operator() {
    struct Spelling {
      std::string_view text;
      FilterOperator meaning;
    };
    static constexpr std::array<Spelling, 7> kSpellings = {{{"<=", FilterOperator::at_most},
                                                            {">=", FilterOperator::at_least},
                                                            {"!=", FilterOperator::not_equal},
                                                            {"=", FilterOperator::equal},
                                                            {"<", FilterOperator::less},
                                                            {">", FilterOperator::greater},
                                                            {":", FilterOperator::has}}};
    for (const auto& spelling : kSpellings) {
      if (!text_.substr(at_).starts_with(spelling.text)) continue;
      at_ += spelling.text.size();
      return spelling.meaning;
    }
    return std::nullopt;
  }

  std::optional<std::string> read_value() {
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) return read_quoted();
    return std::string(read_while(is_value_character));  // an empty one is no value of any field
  }

  std::optional<std::string> read_quoted() {
    const auto start = at_;
    const char quote = text_[at_++];
    std::string value;
    while (at_ < text_.size() && text_[at_] != quote) {
      if (text_[at_] == '\\' && ++at_ == text_.size()) break;
      value += text_[at_++];
    }
    if (at_ == text_.size()) {
      fail(start, "filter_quote", {});
      return std::nullopt;
    }
    ++at_;
    return value;
  }

  template <class Predicate>
  std::string_view read_while(Predicate predicate) {
    const auto start = at_;
    while (at_ < text_.size() && predicate(text_[at_])) ++at_;
    return text_.substr(start, at_ - start);
  }

  void skip_spaces() { read_while(is_space); }

  EdgeError error(std::size_t at, std::string_view problem, std::string_view allowed) const {
    EdgeError error{EdgeReason::filter_invalid, {}, {{"filter", std::string(problem), std::string(allowed)}}};
    error.values = {{"position", std::to_string(count_characters(text_.substr(0, at)) + 1)}, {"problem", std::string(problem)}};
    if (!allowed.empty()) error.values.emplace_back("allowed", allowed);
    return error;
  }

  bool fail(std::size_t at, std::string_view problem, std::string_view allowed) {
    error_ = error(at, problem, allowed);
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<EdgeError> error_;
};

}  // namespace

EdgeResult<std::vector<FilterTerm>> parse_filter(std::string_view text) { return Parser(text).parse(); }

}  // namespace penugasan::server
