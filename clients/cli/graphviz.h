// Turns Graphviz DOT into a picture with the `dot` program.
#pragma once

#include <string>

namespace penugasan::cli {

enum class Drawn : unsigned char { yes, no_program, failed };

/// Writes `file` as SVG. no_program: `dot` is not installed; failed: it could not write the file.
Drawn draw_svg(const std::string& dot, const std::string& file);

}  // namespace penugasan::cli
