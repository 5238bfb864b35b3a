// Reads the parts of a regulation that stand before its flows. Internal to workflow/loader.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "workflow/loader/fields.h"
#include "workflow/regulation.h"

namespace penugasan::workflow {

UnitRule read_unit_rule(const YamlNode* node, const Reading& reading);
PeopleRules read_people(const YamlNode* node, const Reading& reading);
/// Kinds with a fault are kept, so that a letter of that kind is not told as unknown as well.
std::map<std::string, LetterKind> read_letter_kinds(const YamlNode* node, const Reading& reading);
std::vector<TeamKind> read_team_kinds(const YamlNode* node, const Reading& reading);
std::vector<Limit> read_limits(const YamlNode* node, const Reading& reading);

}  // namespace penugasan::workflow
