// Readers of what stands in many places of a regulation: bases, conditions, letters. Internal to workflow/loader.
#pragma once

#include <vector>

#include "workflow/loader/fields.h"
#include "workflow/regulation.h"

namespace penugasan::workflow {

/// The basis that stands in a mapping beside its other keys: basis (required), words, note.
Basis read_basis(const Fields& fields, const Reading& reading);
/// A mapping that holds a basis and nothing else, under `what`'s name in faults.
Basis read_basis_alone(const YamlNode* node, const Reading& reading, const std::string& what);
/// {form, team_kind, people}; a null node restricts nothing.
Condition read_condition(const YamlNode* node, const Reading& reading);
/// A list of letters; a null node or an empty list is none.
std::vector<LetterRule> read_letters(const YamlNode* node, const Reading& reading);

/// The kedudukan tables; null: none. A line that foresees nobody in particular (neither `under` nor `appraiser_ranks`) is a
/// fault.
std::vector<KedudukanRule> read_kedudukan(const YamlNode* node, const Reading& reading);

}  // namespace penugasan::workflow
