// backup create, list, verify, restore: create and list ask the server, the others work on the folder with no server at all.
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
  std::string folder, target;
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

int restore(const Wish& wish, Context& context) {
  const auto backup = message_of(storage::restore_backup(wish.folder, wish.number, wish.target));
  if (context.settings().json()) return context.print_json(backup), 0;
  const Speaker& say = context.say();
  const auto number = std::to_string(backup.number()), position = std::to_string(backup.position());
  context.print(context.style().paint(Colour::green, "✓ ") + say(texts::kBackupRestored, {number, wish.target, position}) + "\n" +
                say(texts::kHeadIs, {backup.head()}) + "\n");
  context.note(say(texts::kAfterRestore, {wish.target}) + "\n");
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
}

}  // namespace penugasan::cli
