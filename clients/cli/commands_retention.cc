// retention archive: old closed requests leave the store for a file that proves itself.
#include <charconv>

#include "clients/cli/commands.h"
#include "clients/cli/maintenance_texts.h"
#include "clients/cli/texts.h"

namespace penugasan::cli {
namespace {

struct Wish {
  std::string age;
  std::string file;
  bool dry_run = false;
};

// 365 of "365d".
int days_in(const std::string& age, const Speaker& say) {
  int days = 0;
  const char* last = age.data() + age.size();
  const auto [end, error] = std::from_chars(age.data(), last, days);
  if (error != std::errc() || end + 1 != last || *end != 'd') throw UsageError(say(texts::kBadAge, {printable(age)}));
  return days;
}

int archive(const Wish& wish, Context& context) {
  const Speaker& say = context.say();
  v1::ArchiveRequestsRequest request;
  request.set_older_than_days(days_in(wish.age, say));
  request.set_file(wish.file);
  request.set_validate_only(wish.dry_run);
  const auto answer = context.as_operator().archive_requests(request);
  if (context.settings().json()) return context.print_json(answer), 0;
  const auto requests = std::to_string(answer.requests()), records = std::to_string(answer.records());
  if (answer.requests() == 0) return context.print(say(texts::kNothingOld) + "\n"), 0;
  const std::string done = context.style().paint(Colour::green, "✓ ");
  if (wish.dry_run) {
    context.print(done + say(texts::kWouldArchive, {requests, records}) + "\n");
    context.note(say(texts::kNothingChanged) + "\n");
    return 0;
  }
  context.print(done + say(texts::kArchived, {requests, records, answer.file(), std::to_string(answer.position())}) + "\n" +
                say(texts::kHeadIs, {answer.head()}) + "\n");
  context.note(say(texts::kKeepTheArchive, {answer.file(), answer.head()}) + "\n");
  if (!answer.scrubbed()) context.note(say(texts::kNotScrubbed) + "\n");
  return 0;
}

}  // namespace

void add_retention_commands(const Program& program) {
  CLI::App* group = program.group("retention", texts::kHelpRetention);
  const auto wish = std::make_shared<Wish>();
  CLI::App* command =
      program.add(*group, "archive", texts::kHelpArchive, [wish](Context& context) { return archive(*wish, context); });
  command->add_option("--older-than", wish->age, program.say(texts::kHelpOlderThan))->option_text("DAYSd")->required();
  command->add_option("--to", wish->file, program.say(texts::kHelpArchiveFile))->option_text("FILE")->required();
  command->add_flag("--dry-run", wish->dry_run, program.say(texts::kHelpDryRun));
}

}  // namespace penugasan::cli
