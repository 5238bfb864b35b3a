// The lines of an audit file (AUDIT.md). Internal to storage.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "storage/audit.h"

namespace penugasan::storage {

constexpr int kAuditVersion = 1;

std::string header_line();
std::string record_line(const RawRecord& row);
std::string end_line(const AuditEnd& end);

/// Nothing for any other line.
std::optional<int> read_header_line(const std::string& line);  // the version
std::variant<std::monostate, RawRecord, AuditEnd> read_audit_line(const std::string& line);

}  // namespace penugasan::storage
