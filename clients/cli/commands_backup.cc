// backup create, list, verify, restore: create and list ask the server, the others work on the folder with no server at all.
#include <charconv>

#include "clients/cli/arguments.h"
#include "clients/cli/commands.h"
#include "clients/cli/maintenance_texts.h"
#include "clients/cli/status_view.h"
#include "clients/cli/stored.h"
#include "clients/cli/table.h"
#include "clients/cli/texts.h"
#include "clients/cli/when.h"
#include "storage/audit.h"
#include "storage/backup.h"

namespace penugasan::cli {
namespace {

struct Wish {
  std::string folder, target, until;
  std::uint32_t number = 0;
};

v1::Backup message_of(const storage::BackupInfo& backup) {
  v1::Backup message;
  message.set_number(backup.number);
  message.mutable_create_time()->set_seconds(std::chrono::system_clock::to_time_t(backup.time));
  message.set_size_bytes(backup.bytes);
  message.set_position(backup.position);
  message.set_head(storage::to_hex(backup.head));
  return message;
}

int tell(const v1::Backup& backup, const Text& done, Context& context) {
  if (context.settings().json()) return context.print_json(backup), 0;
  const Speaker& say = context.say();
  context.print(context.style().paint(Colour::green, "✓ ") +
                say(done, {std::to_string(backup.number()), std::to_string(backup.position()), size_text(backup.size_bytes())}) +
                "\n" + say(texts::kHeadIs, {backup.head()}) + "\n");
  return 0;
}

int create(const Wish& /*wish*/, Context& context) {
  return tell(context.as_operator().create_backup(), texts::kBackupMade, context);
}

int list(const Wish& wish, Context& context) {
  v1::ListBackupsResponse answer;
  if (wish.folder.empty()) {
    answer = context.as_operator().backups();
  } else {
    for (const auto& backup : storage::list_backups(wish.folder)) *answer.add_backups() = message_of(backup);
  }
  if (context.settings().json()) return context.print_json(answer), 0;
  const Speaker& say = context.say();
  if (answer.backups().empty()) return context.print(say(texts::kNoBackups) + "\n"), 0;
  Table table({say(texts::kBackupNumber), say(texts::kTime), say(texts::kRecords), say(texts::kSize), say(texts::kHash)});
  for (const v1::Backup& backup : answer.backups()) {
    table.add({std::to_string(backup.number()), time_text(backup.create_time(), say.language()),
               std::to_string(backup.position()), size_text(backup.size_bytes()), backup.head()});
  }
  context.print(table.draw(context.style()));
  return 0;
}

int verify(const Wish& wish, Context& context) {
  return tell(message_of(storage::verify_backup(wish.folder, wish.number)), texts::kBackupSound, context);
}

/// "1200" or "2026-11-28T09:30:00+07:00".
storage::RestorePoint point_of(const std::string& until, const Speaker& say) {
  storage::RestorePoint point;
  if (until.empty()) return point;
  const char* end = until.data() + until.size();
  if (std::from_chars(until.data(), end, point.position).ptr == end && point.position != 0) return point;
  point = {0, time_in(until)};
  if (!point.time) throw UsageError(say(texts::kBadPoint, {printable(until)}));
  return point;
}

std::string ids_of(const std::vector<workflow::OfficialId>& officials) {
  std::string ids;
  for (const auto& one : officials) ids += (ids.empty() ? "" : ", ") + one.value;
  return ids;
}

void print_restored(const storage::Restored& restored, const v1::Backup& backup, const Wish& wish, Context& context) {
  const Speaker& say = context.say();
  const auto number = std::to_string(backup.number()), position = std::to_string(backup.position());
  context.print(context.style().paint(Colour::green, "✓ ") + say(texts::kBackupRestored, {number, wish.target, position}) + "\n");
  if (!wish.until.empty()) {
    const auto time = time_text(timestamp_of(restored.time), say.language());
    context.print(say(texts::kRestoredToPoint, {time, std::to_string(restored.later)}) + "\n");
  }
  context.print(say(texts::kHeadIs, {backup.head()}) + "\n");
  context.note(say(texts::kAfterRestore, {wish.target}) + "\n");
}

int restore(const Wish& wish, Context& context) {
  const auto restored = storage::restore_backup(wish.folder, wish.number, wish.target, point_of(wish.until, context.say()));
  const auto backup = message_of(restored.backup);
  if (context.settings().json()) {
    context.print_json(backup);
  } else {
    print_restored(restored, backup, wish, context);
  }
  if (!restored.erased_later.empty()) context.note(context.say()(texts::kErasedLater, {ids_of(restored.erased_later)}) + "\n");
  return 0;
}

}  // namespace

void add_backup_commands(const Program& program) {
  const Speaker& say = program.say;
  CLI::App* group = program.group("backup", texts::kHelpBackup);
  const auto add = [&](const char* name, const Text& help, int (*does)(const Wish&, Context&)) {
    auto wish = std::make_shared<Wish>();
    CLI::App* command = program.add(*group, name, help, [wish, does](Context& context) {
      return with_store_errors(context, [&] { return does(*wish, context); });
    });
    return std::pair(command, wish);
  };
  add("create", texts::kHelpBackupCreate, create);
  auto [listing, listed] = add("list", texts::kHelpBackupList, list);
  listing->add_option("--folder", listed->folder, say(texts::kHelpBackupFolder));
  auto [verifying, verified] = add("verify", texts::kHelpBackupVerify, verify);
  verifying->add_option("NUMBER", verified->number, say(texts::kHelpBackupNumber));
  verifying->add_option("--folder", verified->folder, say(texts::kHelpBackupFolder))->required();
  auto [restoring, restored] = add("restore", texts::kHelpBackupRestore, restore);
  restoring->add_option("NUMBER", restored->number, say(texts::kHelpBackupNumber));
  restoring->add_option("--folder", restored->folder, say(texts::kHelpBackupFolder))->required();
  restoring->add_option("--to", restored->target, say(texts::kHelpBackupTo))->required();
  restoring->add_option("--until", restored->until, say(texts::kHelpBackupUntil));
}

}  // namespace penugasan::cli
