// person erase: name and NIP leave the store for good.
#include "clients/cli/commands.h"
#include "clients/cli/maintenance_texts.h"
#include "clients/cli/texts.h"
#include "clients/names.h"

namespace penugasan::cli {
namespace {

struct Wish {
  std::string request_id;
  std::string official;
  bool dry_run = false;
};

std::string outcome_text(const v1::ErasePersonResponse& answer, bool trial, const Speaker& say) {
  const auto who = clients::short_form(answer.official());
  const auto position = std::to_string(answer.position());
  if (!answer.changed()) return say(texts::kErasedBefore, {who, position});
  return trial ? say(texts::kWouldErase, {who}) : say(texts::kErased, {who, position});
}

int erase(const Wish& wish, Context& context) {
  v1::ErasePersonRequest request;
  request.set_name(context.names().official(wish.official));
  request.set_request_id(context.request_id(wish.request_id));
  request.set_validate_only(wish.dry_run);
  const auto answer = context.as_operator().erase_person(request);
  if (context.settings().json()) return context.print_json(answer), 0;
  const Speaker& say = context.say();
  context.print(context.style().paint(Colour::green, "✓ ") + outcome_text(answer, wish.dry_run, say) + "\n");
  if (wish.dry_run) {
    context.note(say(texts::kNothingChanged) + "\n");
  } else {
    context.note(say(answer.scrubbed() ? texts::kOldBackups : texts::kNotScrubbed) + "\n");
  }
  return 0;
}

}  // namespace

void add_person_commands(const Program& program) {
  CLI::App* group = program.group("person", texts::kHelpPerson);
  const auto wish = std::make_shared<Wish>();
  CLI::App* command =
      program.add(*group, "erase", texts::kHelpPersonErase, [wish](Context& context) { return erase(*wish, context); });
  command->add_option("OFFICIAL", wish->official, program.say(texts::kHelpPersonOfficial))->required();
  command->add_option("--request-id", wish->request_id, program.say(texts::kHelpRequestId))->option_text("UUID");
  command->add_flag("--dry-run", wish->dry_run, program.say(texts::kHelpDryRun));
}

}  // namespace penugasan::cli
