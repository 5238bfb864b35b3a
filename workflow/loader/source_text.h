// The text of regulation files before YAML is read: what is let in at all, how regulation and overlays are kept as one source,
// and what their version is. Internal to workflow/loader.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workflow/loader/faults.h"

namespace penugasan::workflow {

/// At most 1 MiB of UTF-8 without control characters but line ends and tabs, nested within bounds, one document. False after a
/// fault.
bool check_source_text(const SourceFile& file, Faults& faults);

/// What is wrong with a text that was read, its escapes resolved: a control character other than a line feed. Empty: nothing.
std::string control_fault(std::string_view text);

/// One text from which split_source makes the same texts again: YAML documents, parted by a line of three hyphens, which
/// check_source_text lets stand in none of them.
std::string join_source(const std::vector<std::string>& texts);
std::vector<std::string> split_source(std::string_view source);

/// SHA-256 of the texts one after the other, 64 lower-case hex digits.
std::string version_of(const std::vector<std::string>& texts);

}  // namespace penugasan::workflow
