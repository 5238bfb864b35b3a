// Checking an archive from its bytes alone: each request is a chain of its own, from its filing to its end.
#include <algorithm>

#include "storage/archive_proof.h"
#include "storage/audit_file.h"
#include "storage/audit_lines.h"
#include "storage/erased_texts.h"

namespace penugasan::storage {
namespace {

using Kind = AuditFault::Kind;

bool closes(const workflow::Record& record) {
  return std::ranges::any_of(record.events, [](const auto& event) { return std::holds_alternative<workflow::Closed>(event); });
}

class ArchiveLines final : public AuditLines {
 public:
  ArchiveLines() { report_.archive = true; }

 private:
  void end(const AuditEnd& told, std::uint64_t line) override {
    if (inside_ || told.records != report_.end.records) return fail(Kind::other_end, 0, line);
    const bool fits = told.head == report_.end.head;
    // Where two neighbours do not fit: with the hash that the later one vouches for, the end fits if the earlier one was changed.
    if (broken_) return fail(Kind::changed, fits ? broken_->first : broken_->second, line);
    if (!fits) fail(Kind::other_end, 0, line);
  }

  struct Inside {
    std::uint64_t position = 0;
    Hash hash{};
  };

  void check(const RawRecord& row, std::uint64_t line) override {
    const auto value = read_log_value(row.position, row.value);
    if (value.archived != 0) return fail(Kind::changed, row.position, line);
    const auto decoded = decode_proved(row, value);
    if (!decoded) return fail(Kind::changed_text, row.position, line);
    const auto& record = decoded->record;
    if (!in_place(record)) return fail(Kind::out_of_place, row.position, line);
    if (inside_) follow(row.position, decoded->links.request_previous);
    request_ = record.request;
    inside_ = Inside{row.position, value.hash};
    ++report_.end.records;
    if (has_erased_text(value.body, row.texts)) ++report_.erased;
    if (!closes(record)) return;
    prove(value.hash);
    inside_.reset();
    ++report_.requests;
  }

  bool in_place(const workflow::Record& record) const {
    if (inside_) return record.request == request_ && record.previous == inside_->position;
    return record.request > request_ && record.previous == 0;
  }

  void follow(std::uint64_t position, const Hash& vouched_for) {
    if (vouched_for != inside_->hash && !broken_) broken_ = std::pair(inside_->position, position);
    prove(vouched_for);
  }

  void prove(const Hash& hash) { report_.end.head = archive_proof(report_.end.head, hash); }

  std::uint64_t request_ = 0;
  std::optional<Inside> inside_;                                   // a request that has begun
  std::optional<std::pair<std::uint64_t, std::uint64_t>> broken_;  // two neighbours
};

}  // namespace

AuditReport check_archive(std::istream& file) {
  ArchiveLines lines;
  return lines.read(file);
}

}  // namespace penugasan::storage
