#include <cerrno>
#include <cstdio>
#include <system_error>

#include "storage/audit_file.h"
#include "storage/files.h"
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

// "x": never over a file that is there, which may be the only copy of an archive.
AuditWriter::AuditWriter(const std::string& path) : path_(path) {
  if (std::FILE* fresh = std::fopen(path.c_str(), "wxe")) {
    std::fclose(fresh);
  } else {
    throw std::system_error(errno, std::generic_category(), path);
  }
  file_.open(path, std::ios::binary | std::ios::trunc);
  line(header_line());
}

void AuditWriter::line(const std::string& text) {
  file_ << text << '\n';
  if (!file_) throw std::system_error(EIO, std::generic_category(), path_);
}

void AuditWriter::add(const RawRecord& row) {
  line(record_line(row));
  ++end_.records;
  end_.head = read_log_value(row.position, row.value).hash;
}

AuditEnd AuditWriter::finish() {
  line(end_line(end_));
  file_.close();
  if (!file_) throw std::system_error(EIO, std::generic_category(), path_);
  disk_files().sync(path_);
  return end_;
}

}  // namespace penugasan::storage
