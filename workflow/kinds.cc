#include "workflow/kinds.h"

#include <array>
#include <cstddef>

namespace penugasan::workflow {
namespace {

// Each table stands in the order of its enumerators.
using namespace std::string_view_literals;
constexpr std::array modes{"penunjukan"sv, "pengajuan_sukarela"sv};
constexpr std::array forms{"individu"sv, "tim_kerja"sv};
constexpr std::array scopes{"dalam_unit"sv, "lintas_unit"sv, "lintas_perangkat_daerah"sv, "lintas_instansi"sv};
constexpr std::array states{"pending"sv, "assigned"sv, "rejected"sv, "withdrawn"sv};
constexpr std::array options{"approve"sv, "reject"sv, "complete"sv};
constexpr std::array letter_items{"purpose"sv, "competencies"sv, "expectation"sv, "period"sv};
constexpr std::array offices{
    "owner_head"sv, "owner_kpd"sv,        "owner_authority"sv,       "owner_personnel_head"sv, "source_head"sv,
    "source_kpd"sv, "source_authority"sv, "source_personnel_head"sv, "appraisers"sv,           "assignees"sv,
    "filer"sv,
};
constexpr std::array acts{
    "filed"sv, "approved"sv, "rejected"sv, "recommended"sv, "not_recommended"sv, "completed"sv, "acknowledged"sv, "withdrawn"sv,
};
constexpr std::array causes{
    "your_turn"sv, "approved"sv, "rejected"sv, "assigned"sv, "withdrawn"sv, "copy"sv, "for_your_information"sv,
};

// Empty for a number that is no enumerator.
template <class Table, class Enum>
std::string_view entry(const Table& table, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  return index < table.size() ? table[index] : std::string_view();
}

}  // namespace

std::string_view name_of(Mode value) { return entry(modes, value); }
std::string_view name_of(Form value) { return entry(forms, value); }
std::string_view name_of(Scope value) { return entry(scopes, value); }
std::string_view name_of(State value) { return entry(states, value); }
std::string_view name_of(Option value) { return entry(options, value); }
std::string_view name_of(LetterItem value) { return entry(letter_items, value); }
std::string_view name_of(Office value) { return entry(offices, value); }
std::string_view name_of(Act value) { return entry(acts, value); }
std::string_view name_of(Cause value) { return entry(causes, value); }

template <class Enum>
std::optional<Enum> from_name(std::string_view name) {
  for (unsigned char index = 0;; ++index) {
    const auto value = static_cast<Enum>(index);
    if (name_of(value).empty()) return std::nullopt;
    if (name_of(value) == name) return value;
  }
}

template std::optional<Mode> from_name(std::string_view name);
template std::optional<Form> from_name(std::string_view name);
template std::optional<Scope> from_name(std::string_view name);
template std::optional<State> from_name(std::string_view name);
template std::optional<Option> from_name(std::string_view name);
template std::optional<LetterItem> from_name(std::string_view name);
template std::optional<Office> from_name(std::string_view name);
template std::optional<Act> from_name(std::string_view name);
template std::optional<Cause> from_name(std::string_view name);

}  // namespace penugasan::workflow
