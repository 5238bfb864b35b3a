#include "storage/audit_file.h"
#include "storage/log_value.h"

namespace penugasan::storage {

std::string to_hex(const Hash& hash) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string digits;
  for (const auto byte : hash) (digits += kDigits[byte >> 4]) += kDigits[byte & 15];
  return digits;
}

std::optional<Hash> from_hex(std::string_view digits) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  Hash hash{};
  if (digits.size() != 2 * hash.size()) return {};
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto digit = kDigits.find(digits[i]);
    if (digit == std::string_view::npos) return {};
    hash[i / 2] = static_cast<std::uint8_t>(hash[i / 2] << 4 | digit);
  }
  return hash;
}

AuditWriter::AuditWriter(const std::string& path) : file_(path) { file_.line(header_line(kFirstAuditVersion)); }

void AuditWriter::add(const RawRecord& row) {
  file_.line(record_line(row));
  const auto value = read_log_value(row.position, row.value);
  ++end_.records;
  end_.head = value.hash;
  archived_ = archived_ || value.archived != 0;
}

AuditEnd AuditWriter::finish() {
  file_.line(end_line(end_));
  // Programs that know nothing of archives would take what is left of such a record for a forgery.
  if (archived_) file_.replace_first(header_line(kAuditVersion));
  file_.finish();
  return end_;
}

}  // namespace penugasan::storage
