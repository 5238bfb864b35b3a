#include "storage/audit_lines.h"

#include "storage/audit_file.h"

namespace penugasan::storage {

using Kind = AuditFault::Kind;

AuditReport AuditLines::read(std::istream& file) {
  std::string text;
  for (std::uint64_t line = 2; !failed() && std::getline(file, text); ++line) take(text, line);
  if (!ended_ && !failed()) fail(Kind::cut_off, report_.end.records, 0);
  return std::move(report_);
}

void AuditLines::fail(Kind kind, std::uint64_t position, std::uint64_t line) {
  if (!failed()) report_.fault = AuditFault{kind, position, line};
}

void AuditLines::take(const std::string& text, std::uint64_t line) {
  if (ended_) return fail(Kind::after_the_end, 0, line);
  const auto read = read_audit_line(text);
  if (const auto* row = std::get_if<RawRecord>(&read)) return record(*row, line);
  const auto* told = std::get_if<AuditEnd>(&read);
  if (told == nullptr) return fail(Kind::unreadable_line, 0, line);
  ended_ = true;
  end(*told, line);
}

void AuditLines::record(const RawRecord& row, std::uint64_t line) {
  try {
    check(row, line);
  } catch (const StoreError&) {
    fail(Kind::changed, row.position, line);
  }
}

}  // namespace penugasan::storage
