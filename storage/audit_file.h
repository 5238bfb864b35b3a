// The lines of an audit file (AUDIT.md). Internal to storage.
#pragma once

#include <istream>
#include <optional>
#include <string>
#include <variant>

#include "storage/audit.h"
#include "storage/codec.h"
#include "storage/log_value.h"

namespace penugasan::storage {

constexpr int kFirstAuditVersion = 1;
constexpr int kAuditVersion = 2;  // records have left for archives
constexpr int kArchiveVersion = 1;

std::string header_line(int version);
std::string archive_header_line();
std::string record_line(const RawRecord& row);
std::string end_line(const AuditEnd& end);

struct AuditHeader {
  bool archive = false;
  int version = 0;
};

/// Nothing for any other line.
std::optional<AuditHeader> read_header_line(const std::string& line);
std::variant<std::monostate, RawRecord, AuditEnd> read_audit_line(const std::string& line);

/// Nothing: a text is not the one that was recorded. StoreError: these are no record's bytes.
std::optional<DecodedRecord> decode_proved(const RawRecord& row, const LogValue& value);

/// Reads an archive, from its second line on.
AuditReport check_archive(std::istream& file);

}  // namespace penugasan::storage
