// audit export, verify: the log as a file that proves itself.
#include <google/protobuf/util/time_util.h>

#include <cerrno>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "clients/cli/commands.h"
#include "clients/cli/maintenance_texts.h"
#include "clients/cli/stored.h"
#include "clients/cli/when.h"
#include "storage/audit.h"
#include "storage/kept_store.h"

namespace penugasan::cli {
namespace {

struct Wish {
  std::string file, head, store;
};

std::string fault_text(const storage::AuditFault& fault, const Speaker& say) {
  using Kind = storage::AuditFault::Kind;
  const auto line = std::to_string(fault.line), position = std::to_string(fault.position);
  switch (fault.kind) {
    case Kind::no_audit_file: return say(texts::kFaultNoAuditFile);
    case Kind::newer: return say(texts::kFaultNewer);
    case Kind::unreadable_line: return say(texts::kFaultLine, {line});
    case Kind::out_of_place: return say(texts::kFaultPlace, {line, position});
    case Kind::changed: return say(texts::kFaultChanged, {position});
    case Kind::changed_text: return say(texts::kFaultText, {position});
    case Kind::cut_off: return say(texts::kFaultCutOff, {position});
    case Kind::after_the_end: return say(texts::kFaultAfter, {line});
    case Kind::other_end: return say(texts::kFaultEnd);
    case Kind::other_head: return say(texts::kFaultHead);
    case Kind::other_removed: return fault.position == 0 ? say(texts::kFaultUntold) : say(texts::kFaultRemoved, {position});
  }
  return say(texts::kFaultEnd);
}

int tell_fault(const storage::AuditFault& fault, Context& context) {
  context.tell_problem({Exit::refused,
                        "FAILED_PRECONDITION",
                        "NOT_AS_RECORDED",
                        fault_text(fault, context.say()),
                        {{"position", std::to_string(fault.position)}, {"line", std::to_string(fault.line)}},
                        {},
                        {}});
  return static_cast<int>(Exit::refused);
}

std::string erasures_text(const storage::AuditReport& report, const Speaker& say) {
  std::string text;
  for (const auto& one : report.erasures) {
    const auto actor = one.actor.empty() ? say(texts::kByTheOperator) : one.actor.value;
    text += "  " +
            say(texts::kAuditPerson,
                {std::to_string(one.position), time_text(timestamp_of(one.time), say.language()), one.official.value, actor}) +
            "\n";
  }
  return text;
}

std::string archives_text(const storage::AuditReport& report, const Speaker& say) {
  std::string text;
  if (report.archived > 0) text += say(texts::kAuditArchived, {std::to_string(report.archived)}) + "\n";
  for (const auto& one : report.archives) {
    text += "  " +
            say(texts::kAuditArchive, {std::to_string(one.position), time_text(timestamp_of(one.time), say.language()),
                                       std::to_string(one.requests), storage::to_hex(one.head)}) +
            "\n";
  }
  return text;
}

nlohmann::ordered_json archives_json(const storage::AuditReport& report) {
  auto all = nlohmann::ordered_json::array();
  for (const auto& one : report.archives) {
    all.push_back({{"position", one.position},
                   {"time", google::protobuf::util::TimeUtil::ToString(timestamp_of(one.time))},
                   {"requests", one.requests},
                   {"records", one.records},
                   {"head", storage::to_hex(one.head)}});
  }
  return all;
}

nlohmann::ordered_json erasures_json(const storage::AuditReport& report) {
  auto all = nlohmann::ordered_json::array();
  for (const auto& one : report.erasures) {
    all.push_back({{"position", one.position},
                   {"time", google::protobuf::util::TimeUtil::ToString(timestamp_of(one.time))},
                   {"official", one.official.value},
                   {"actor", one.actor.value}});
  }
  return all;
}

int tell(const std::string& file, const storage::AuditReport& report, Context& context) {
  if (report.fault) return tell_fault(*report.fault, context);
  const auto head = storage::to_hex(report.end.head);
  if (context.settings().json()) {
    const nlohmann::ordered_json line{{"file", file},
                                      {"archive", report.archive},
                                      {"records", report.end.records},
                                      {"requests", report.requests},
                                      {"erased", report.erased},
                                      {"archived", report.archived},
                                      {"erasedPersons", erasures_json(report)},
                                      {"archives", archives_json(report)},
                                      {"head", head}};
    return context.print_line(line.dump()), 0;
  }
  const Speaker& say = context.say();
  const auto records = std::to_string(report.end.records), requests = std::to_string(report.requests);
  std::string text = context.style().paint(Colour::green, "✓ ") +
                     (report.archive ? say(texts::kArchiveSound, {file, requests, records})
                                     : say(texts::kAuditSound, {file, records, requests})) +
                     "\n";
  if (report.erased > 0) text += say(texts::kAuditErased, {std::to_string(report.erased)}) + "\n";
  text += archives_text(report, say) + erasures_text(report, say);
  context.print(text + say(texts::kHeadIs, {head}) + "\n");
  return 0;
}

void export_from_server(const Wish& wish, Context& context) {
  Api& api = context.as_operator();
  v1::ListLogRecordsRequest request;
  auto page = api.log_records(request);  // before the file is made: the server may refuse
  storage::AuditWriter file(wish.file);
  for (; page.records_size() > 0; page = api.log_records(request)) {
    for (auto& record : *page.mutable_records()) {
      request.set_after(record.position());
      file.add({record.position(), std::move(*record.mutable_value()), {}});
    }
  }
  file.finish();
}

// A store that no server has open, with its free texts.
void export_from_store(const Wish& wish) {
  constexpr std::size_t kPage = 1000;
  if (!std::filesystem::exists(wish.store + "/FORMAT")) {  // opening would make a new one
    throw std::system_error(ENOENT, std::generic_category(), wish.store);
  }
  const auto store = storage::open_rocks_store(wish.store);
  const auto& kept = dynamic_cast<storage::KeptStore&>(*store);
  storage::AuditWriter file(wish.file);
  std::uint64_t next = 1;
  for (auto page = kept.raw_records(next, kPage); !page.empty(); page = kept.raw_records(next, kPage)) {
    for (const auto& row : page) file.add(row);
    next = page.back().position + 1;
  }
  file.finish();
}

int export_log(const Wish& wish, Context& context) {
  if (wish.store.empty()) {
    export_from_server(wish, context);
  } else {
    export_from_store(wish);
  }
  const auto report = storage::check_audit(wish.file);
  const int code = tell(wish.file, report, context);
  if (code == 0) context.note(context.say()(texts::kKeepTheHead, {wish.file, storage::to_hex(report.end.head)}) + "\n");
  return code;
}

int verify(const Wish& wish, Context& context) {
  const auto head = wish.head.empty() ? std::nullopt : storage::from_hex(wish.head);
  if (!wish.head.empty() && !head) throw UsageError(context.say()(texts::kHelpAuditHead));
  return tell(wish.file, storage::check_audit(wish.file, head), context);
}

}  // namespace

void add_audit_commands(const Program& program) {
  const Speaker& say = program.say;
  CLI::App* group = program.group("audit", texts::kHelpAudit);
  const auto add = [&](const char* name, const Text& help, int (*does)(const Wish&, Context&)) {
    auto wish = std::make_shared<Wish>();
    CLI::App* command = program.add(*group, name, help, [wish, does](Context& context) {
      return with_store_errors(context, [&] { return does(*wish, context); });
    });
    command->add_option("FILE", wish->file, say(texts::kHelpAuditFile))->required();
    return std::pair(command, wish);
  };
  auto [exporting, exported] = add("export", texts::kHelpAuditExport, export_log);
  exporting->add_option("--store", exported->store, say(texts::kHelpAuditStore));
  auto [verifying, verified] = add("verify", texts::kHelpAuditVerify, verify);
  verifying->add_option("--head", verified->head, say(texts::kHelpAuditHead));
}

}  // namespace penugasan::cli
