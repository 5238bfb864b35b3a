// The way through an audit file or an archive, line by line: what both kinds have in common. Internal to storage.
#pragma once

#include <istream>

#include "storage/audit.h"

namespace penugasan::storage {

class AuditLines {
 public:
  AuditLines() = default;
  virtual ~AuditLines() = default;
  AuditLines(const AuditLines&) = delete;
  AuditLines& operator=(const AuditLines&) = delete;

  /// Reads the lines after the first, up to the first thing that is wrong. Once an object.
  AuditReport read(std::istream& file);

 protected:
  bool failed() const { return report_.fault.has_value(); }
  /// The first fault counts.
  void fail(AuditFault::Kind kind, std::uint64_t position, std::uint64_t line);

  AuditReport report_;

 private:
  /// StoreError: bytes that nobody wrote.
  virtual void check(const RawRecord& row, std::uint64_t line) = 0;
  virtual void end(const AuditEnd& told, std::uint64_t line) = 0;

  void take(const std::string& text, std::uint64_t line);
  void record(const RawRecord& row, std::uint64_t line);

  bool ended_ = false;
};

}  // namespace penugasan::storage
