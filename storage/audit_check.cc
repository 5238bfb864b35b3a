// Checking an audit file from its bytes alone, line by line.
#include <cerrno>
#include <fstream>
#include <system_error>

#include "storage/audit_file.h"
#include "storage/audit_lines.h"
#include "storage/codec.h"
#include "storage/erased_texts.h"
#include "storage/log_value.h"
#include "storage/removed.h"

namespace penugasan::storage {
namespace {

using Kind = AuditFault::Kind;

class LogLines final : public AuditLines {
  void end(const AuditEnd& told, std::uint64_t line) override {
    if (broken_) return settle(told.head, line);
    if (told.records != report_.end.records) return fail(Kind::other_end, 0, line);
    if (!removed_.settled()) return fail(Kind::other_removed, 0, line);
    // The end vouches for the last record, as each record does for the one before it.
    if (told.head != report_.end.head) fail(Kind::changed, report_.end.records, line);
  }

  void check(const RawRecord& row, std::uint64_t line) override {
    if (row.position != report_.end.records + 1) return fail(Kind::out_of_place, row.position, line);
    const auto value = read_log_value(row.position, row.value);
    if (broken_) return settle(value.previous, line);
    if (value.previous != report_.end.head) broken_ = Broken{row.position - 1, row.position, value.hash};
    body(row, value, line);
    report_.end = {row.position, value.hash};
  }

  /// The chain is broken between two records. The one that its own successor vouches for is the true one.
  void settle(const Hash& vouched_for, std::uint64_t line) {
    const bool later_is_true = vouched_for == broken_->later_hash && broken_->earlier != 0;
    fail(Kind::changed, later_is_true ? broken_->earlier : broken_->later, line);
  }

  void body(const RawRecord& row, const LogValue& value, std::uint64_t line) {
    if (value.archived != 0) return left(row, value, line);
    const auto decoded = decode_proved(row, value);
    if (!decoded) return fail(Kind::changed_text, row.position, line);
    if (has_erased_text(value.body, row.texts)) ++report_.erased;
    if (decoded->record.request != 0 && decoded->record.previous == 0) ++report_.requests;
    for (const auto& event : decoded->record.events) note(event, decoded->record, line);
  }

  void left(const RawRecord& row, const LogValue& value, std::uint64_t line) {
    ++report_.archived;
    if (!row.texts.empty()) fail(Kind::changed_text, row.position, line);
    if (!removed_.left({row.position, value.previous, value.hash}, value.archived)) fail(Kind::changed, row.position, line);
  }

  void note(const workflow::Event& event, const workflow::Record& record, std::uint64_t line) {
    if (const auto* erased = std::get_if<workflow::PersonErased>(&event)) {
      report_.erasures.push_back({record.position, record.time, erased->official, record.actor});
    }
    if (const auto* archived = std::get_if<workflow::RequestsArchived>(&event)) {
      report_.archives.push_back(
          {record.position, record.time, hash_from(archived->head), archived->requests.size(), archived->records});
      if (!removed_.told(record.position, *archived)) fail(Kind::other_removed, record.position, line);
    }
  }

  struct Broken {
    std::uint64_t earlier = 0, later = 0;
    Hash later_hash{};
  };

  std::optional<Broken> broken_;
  RemovedCheck removed_;
};

AuditReport refused(Kind kind) {
  AuditReport report;
  report.fault = AuditFault{kind, 0, 1};
  return report;
}

AuditReport check_log(std::istream& file) {
  LogLines lines;
  return lines.read(file);
}

}  // namespace

AuditReport check_audit(const std::string& path, const std::optional<Hash>& head) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::system_error(errno, std::generic_category(), path);
  std::string text;
  std::getline(file, text);
  const auto header = read_header_line(text);
  if (!header) return refused(Kind::no_audit_file);
  if (header->version > (header->archive ? kArchiveVersion : kAuditVersion)) return refused(Kind::newer);
  if (text != (header->archive ? archive_header_line() : header_line(header->version))) return refused(Kind::no_audit_file);
  auto report = header->archive ? check_archive(file) : check_log(file);
  const auto version = report.archived > 0 ? kAuditVersion : kFirstAuditVersion;
  if (!header->archive && !report.fault && header->version != version) return refused(Kind::no_audit_file);
  if (head && *head != report.end.head && !report.fault) report.fault = AuditFault{Kind::other_head, 0, 0};
  return report;
}

}  // namespace penugasan::storage
