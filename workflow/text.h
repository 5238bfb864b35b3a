// The one question that the domain asks of a text.
#pragma once

#include <string_view>

namespace penugasan::workflow {

/// True where the text holds nothing to read: empty, or only ASCII or Unicode spaces and zero-width marks. A blank reason is a
/// missing one.
bool is_blank(std::string_view text);

}  // namespace penugasan::workflow
