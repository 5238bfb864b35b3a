// What a misspelt word was meant to be: in regulation files and in directories.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace penugasan::workflow {

/// True where one letter more, less or other, or two neighbours changing places, makes one word of the other.
bool is_one_edit_apart(std::string_view one, std::string_view other);

/// The first of `known` that is one edit away from `word`; empty: none.
std::string meant_by(std::string_view word, const std::vector<std::string>& known);

}  // namespace penugasan::workflow
