#include "clients/cli/request_view.h"

#include <algorithm>

#include "clients/cli/texts.h"
#include "clients/cli/when.h"
#include "clients/cli/words.h"
#include "clients/names.h"

namespace penugasan::cli {
namespace {

// Lines of "label  value", values one under the other; those without a value are left out.
class Lines {
 public:
  Lines(const Speaker& say, const Style& style) : say_(say), style_(style) {}
  void add(const Text& label, const std::string& value) {
    if (value.empty()) return;
    constexpr std::size_t kLabelWidth = 16;
    const std::size_t indent = kLabelWidth + 2;
    const std::size_t width = style_.width > indent ? style_.width - indent : 0;
    std::string wrapped = wrap(printable(value), width, 0);
    for (std::size_t at = wrapped.find('\n'); at != std::string::npos; at = wrapped.find('\n', at + 1)) {
      wrapped.insert(at + 1, indent, ' ');
    }
    text_ += "  " + style_.paint(Colour::dim, pad(say_(label), kLabelWidth)) + wrapped + "\n";
  }
  std::string text() const { return text_; }

 private:
  Speaker say_;
  Style style_;
  std::string text_;
};

std::string join(const google::protobuf::RepeatedPtrField<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string kind_text(const v1::AssignmentRequest& request, const Speaker& say) {
  std::string text =
      mode_text(request.mode(), say) + ", " + form_text(request.form(), say) + ", " + scope_text(request.scope(), say);
  if (!request.team_kind().empty()) text += ", " + request.team_kind();
  return text;
}

std::string period_text(const v1::Period& period, const Speaker& say) {
  if (period.from().empty() && period.to().empty()) return {};
  return date_text(period.from(), say.language()) + " – " + date_text(period.to(), say.language());
}

std::string regulation_text(const v1::AssignmentRequest& request, const Speaker& say) {
  const std::string basis = basis_text(request.flow_basis(), say);
  return request.regulation().substr(request.regulation().find('/') + 1) + (basis.empty() ? "" : " (" + basis + ")");
}

bool waits_for(const v1::AssignmentRequest& request, const std::string& official) {
  const auto& waiting = request.open_step().waiting();
  return std::find(waiting.begin(), waiting.end(), official) != waiting.end();
}

// "penugasan approve jambi/12", one a line, for what the open step allows.
std::string commands_for(const v1::AssignmentRequest& request, const std::string& id) {
  const v1::OpenStep& step = request.open_step();
  const std::string people = step.names_people() ? " [--official …]" : "";
  std::string text;
  for (const int option : step.options()) {
    if (option == v1::OPTION_APPROVE) text += "    penugasan approve " + id + people + "\n";
    if (option == v1::OPTION_REJECT) text += "    penugasan reject " + id + " --reason \"…\"\n";
    if (option == v1::OPTION_COMPLETE) text += "    penugasan complete " + id + people + "\n";
  }
  return text;
}

}  // namespace

std::string describe(const v1::AssignmentRequest& request, Context& context) {
  const Speaker& say = context.say();
  const Style style = context.style();
  Lines lines(say, style);
  const std::string source = clients::short_form(request.source_unit());
  lines.add(texts::kKind, kind_text(request, say));
  lines.add(texts::kOwner, clients::short_form(request.owner_unit()));
  lines.add(texts::kSource, source == clients::short_form(request.owner_unit()) ? "" : source);
  lines.add(texts::kFiler, request.filer().empty()
                               ? ""
                               : context.people().full(request.filer()) + ", " + day_text(request.create_time(), say.language()));
  lines.add(texts::kOfficials, context.people().full(request.officials()));
  lines.add(texts::kHeadcount, request.headcount() > 0 ? std::to_string(request.headcount()) : "");
  lines.add(texts::kPurpose, request.purpose());
  lines.add(texts::kCompetencies, join(request.competencies()));
  lines.add(texts::kExpectation, request.expectation());
  lines.add(texts::kPeriod, period_text(request.period(), say));
  lines.add(texts::kRegulation, regulation_text(request, say));
  lines.add(texts::kReason, request.reason());
  lines.add(texts::kAnswers, request.answers().empty() ? "" : clients::short_form(request.answers()));
  for (const std::string& other : request.answered_by()) lines.add(texts::kAnsweredBy, clients::short_form(other));
  const std::string title = clients::short_form(request.name()) + " – " + state_text(request.state(), say);
  return style.paint(Colour::bold, title) + "\n" + lines.text();
}

std::string what_next(const v1::AssignmentRequest& request, Context& context) {
  const Speaker& say = context.say();
  const std::string id = clients::short_form(request.name());
  if (request.state() != v1::AssignmentRequest::STATE_PENDING) return {};
  if (!context.as().empty() && waits_for(request, context.names().caller())) {
    return say(texts::kYouCanType) + "\n" + commands_for(request, id);
  }
  return {};
}

std::string warnings_text(const google::protobuf::RepeatedPtrField<v1::Warning>& warnings, Context& context) {
  std::string text;
  for (const v1::Warning& warning : warnings) {
    const std::string line = printable(warning.message().empty() ? warning.reason() : warning.message());
    text += context.style().paint(Colour::yellow, "! ") + wrap(line, context.style().width, 2) + "\n";
  }
  return text;
}

int tell_accepted(const v1::AssignmentRequest& request, const Text& done, bool validate_only, Context& context) {
  if (context.settings().json()) return context.print_json(request), 0;
  const Speaker& say = context.say();
  const Style style = context.style();
  if (validate_only) {
    context.print(warnings_text(request.warnings(), context) + style.paint(Colour::green, "✓ ") + say(texts::kWouldBeAccepted) +
                  "\n");
    return 0;
  }
  const std::string id = clients::short_form(request.name());
  std::string text = style.paint(Colour::green, "✓ ") + say(done, {id}) + "\n" + warnings_text(request.warnings(), context);
  if (request.has_open_step()) {
    const std::string waiting = context.people().full(request.open_step().waiting());
    text += "  " +
            wrap(say(texts::kNowWaiting,
                     {printable(request.open_step().title()), waiting.empty() ? say(texts::kNobodyHolds) : waiting}),
                 style.width, 2) +
            "\n";
  } else {
    text += "  " + say(texts::kNowIs, {state_text(request.state(), say)}) + "\n";
  }
  context.print(text);
  const std::string next = what_next(request, context);
  context.note(next.empty() ? say(texts::kNext) + " penugasan show " + id + "\n" : next);
  return 0;
}

}  // namespace penugasan::cli
