#include "clients/cli/route_view.h"

#include <algorithm>

#include "clients/cli/texts.h"
#include "clients/cli/when.h"
#include "clients/cli/words.h"
#include "clients/names.h"

namespace penugasan::cli {
namespace {

using Steps = google::protobuf::RepeatedPtrField<v1::RouteStep>;

struct Mark {
  std::string_view unicode;
  std::string_view ascii;
  Colour colour;
};

Mark mark_of(v1::RouteStep::Progress progress) {
  switch (progress) {
    case v1::RouteStep::PROGRESS_DONE: return {"✓", "x", Colour::green};
    case v1::RouteStep::PROGRESS_OPEN: return {"▶", ">", Colour::yellow};
    case v1::RouteStep::PROGRESS_SKIPPED: return {"–", "-", Colour::dim};
    default: return {"·", ".", Colour::plain};
  }
}

bool may(const v1::RouteStep& step, v1::Option option) {
  return std::find(step.options().begin(), step.options().end(), option) != step.options().end();
}

std::string in_brackets(const std::string& text) { return text.empty() ? std::string() : "  (" + text + ")"; }

}  // namespace

std::string RouteView::draw(const Steps& steps, std::optional<long> days_waiting) {
  std::string text;
  for (int i = 0; i < steps.size(); ++i) {
    const v1::RouteStep& step = steps[i];
    const Mark mark = mark_of(step.progress());
    const std::string bar = i + 1 == steps.size() ? " " : style_.unicode ? "│" : "|";
    text += "  " + style_.paint(mark.colour, style_.unicode ? mark.unicode : mark.ascii) + " " + headline(step, bar) + "\n";
    for (const std::string& line : details(step, days_waiting)) {
      text.append("  ").append(bar).append("   ").append(hang(printable(line), bar, 2)).append("\n");
    }
  }
  return text;
}

std::string RouteView::hang(const std::string& line, const std::string& bar, std::size_t indent) const {
  constexpr std::size_t kBefore = 6;  // "  │   "
  std::string text = wrap(line, style_.width > kBefore + indent ? style_.width - kBefore - indent : 0, indent);
  const std::string before = "  " + bar + "   ";
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) text.insert(at + 1, before);
  return text;
}

std::string RouteView::headline(const v1::RouteStep& step, const std::string& bar) const {
  const bool open = step.progress() == v1::RouteStep::PROGRESS_OPEN;
  const std::string title = printable(step.title().empty() ? step.step() : step.title());
  const std::string basis = in_brackets(basis_text(step.basis(), say_));
  std::string suffix;
  if (step.progress() == v1::RouteStep::PROGRESS_SKIPPED) suffix += " – " + say_(texts::kSkipped);
  if (step.vacant()) suffix += " – " + say_(texts::kVacant);
  // A line that must be broken has no colours: codes would count as text.
  const std::string plain = title + basis + suffix;
  constexpr std::size_t kMark = 4;
  if (style_.width > 0 && display_width(plain) + kMark > style_.width) return hang(plain, bar, 0);
  return style_.paint(open ? Colour::bold : Colour::plain, title) + style_.paint(Colour::dim, basis) +
         style_.paint(step.vacant() ? Colour::red : Colour::plain, suffix);
}

std::vector<std::string> RouteView::details(const v1::RouteStep& step, std::optional<long> days_waiting) {
  if (step.progress() == v1::RouteStep::PROGRESS_SKIPPED) return {};
  std::vector<std::string> lines = done_details(step);
  if (step.progress() == v1::RouteStep::PROGRESS_DONE) return lines;
  lines.push_back(holders_line(step));
  if (step.progress() == v1::RouteStep::PROGRESS_OPEN && days_waiting) {
    lines.push_back(*days_waiting > 0 ? say_(texts::kWaitingFor, {days_text(*days_waiting, say_)})
                                      : say_(texts::kWaitingSinceToday));
  }
  if (step.satisfied_by_same_act()) lines.push_back(say_(texts::kSameActComing));
  add_plan(step, lines);
  return lines;
}

std::vector<std::string> RouteView::done_details(const v1::RouteStep& step) {
  std::vector<std::string> lines;
  for (const v1::HistoryEntry& act : step.acts()) {
    std::string line = act_text(act.act(), say_) + ": " + people_.full(act.actor());
    const std::string mandate = mandate_text(act.mandate_kind(), people_.brief(act.on_behalf_of()), act.mandate_letter(), say_);
    if (!mandate.empty()) line += ", " + mandate;
    line += ", " + day_text(act.time(), say_.language());
    if (act.satisfied_by_same_act()) line += " – " + say_(texts::kSameAct);
    lines.push_back(line);
    if (!act.reason().empty()) lines.push_back(say_(texts::kReasonIs, {act.reason()}));
    if (!act.named_officials().empty()) lines.push_back(say_(texts::kNamed, {people_.full(act.named_officials())}));
    for (const v1::Letter& letter : act.letters()) lines.push_back(say_(texts::kLetterIs, {letter_text(letter)}));
  }
  return lines;
}

RouteView& RouteView::with_units(const std::string& owner, const std::string& source) {
  owner_ = clients::short_form(owner);
  source_ = clients::short_form(source);
  return *this;
}

// "jambi/dlh", or "jambi" for an authority; empty where the units do not tell, as for the Kepala Perangkat Daerah above them.
std::string RouteView::place_of(const std::string& office) const {
  const std::string& unit = office.starts_with("owner_") ? owner_ : source_;
  if (office == "owner_head" || office == "source_head") return unit;
  return office == "owner_authority" || office == "source_authority" ? unit.substr(0, unit.find('/')) : std::string();
}

std::string RouteView::offices_text(const v1::RouteStep& step) const {
  std::string text;
  for (const std::string& office : step.offices()) {
    const std::string place = step.vacant() ? place_of(office) : std::string();
    text += (text.empty() ? "" : ", ") + office_text(office, say_) + (place.empty() ? "" : " " + place);
  }
  return text;
}

std::string RouteView::holders_line(const v1::RouteStep& step) {
  const std::string offices = offices_text(step);
  std::string holders = people_.full(step.holders());
  if (holders.empty()) holders = say_(step.vacant() ? texts::kNobodyHolds : texts::kNotYetKnown);
  if (step.holders_size() > 1) {
    holders = say_(step.wait_for() == v1::OpenStep::WAIT_FOR_ALL ? texts::kAllOf : texts::kAnyOf, {holders});
  }
  return offices.empty() ? holders : offices + ": " + holders;
}

void RouteView::add_plan(const v1::RouteStep& step, std::vector<std::string>& lines) {
  if (step.names_people()) lines.push_back(say_(texts::kNamesPeople));
  if (step.letters_on_approval_size() > 0) {
    const Text& when = may(step, v1::OPTION_APPROVE) ? texts::kOnApproval : texts::kLetterIs;
    lines.push_back(say_(when, {planned_text(step.letters_on_approval())}));
  }
  if (may(step, v1::OPTION_REJECT) && step.letters_on_refusal_size() > 0) {
    lines.push_back(say_(texts::kOnRefusal, {planned_text(step.letters_on_refusal())}));
  }
  if (may(step, v1::OPTION_REJECT) && step.reason_required()) {
    lines.push_back(say_(texts::kReasonNeeded, {basis_text(step.reason_basis(), say_)}));
  }
}

std::string RouteView::planned_text(const google::protobuf::RepeatedPtrField<v1::RouteLetter>& letters) {
  std::string text;
  for (const v1::RouteLetter& letter : letters) {
    if (!text.empty()) text += "; ";
    text += planned_text(letter);
  }
  return text;
}

std::string RouteView::planned_text(const v1::RouteLetter& letter) {
  std::string to = people_.brief(letter.to());
  for (const std::string& office : letter.to_offices()) {
    if (!letter.to().empty()) break;
    if (!to.empty()) to += ", ";
    to += office_text(office, say_);
  }
  std::string text = letter.title().empty() ? letter.kind() : letter.title();
  if (!to.empty()) text.append(arrow()).append(to);
  if (!letter.cc().empty()) text += " (" + say_(texts::kCopyTo, {people_.brief(letter.cc())}) + ")";
  return text;
}

std::string RouteView::letter_text(const v1::Letter& letter) {
  std::string text = letter.title().empty() ? letter.kind() : letter.title();
  if (!letter.to().empty()) text.append(arrow()).append(people_.brief(letter.to()));
  if (!letter.cc().empty()) text += " (" + say_(texts::kCopyTo, {people_.brief(letter.cc())}) + ")";
  if (letter.effect() == v1::Letter::EFFECT_AWAITING_ESTABLISHMENT) text += " – " + say_(texts::kAwaitsEstablishment);
  if (letter.effect() == v1::Letter::EFFECT_VOID) text += " – " + say_(texts::kVoid);
  return text;
}

}  // namespace penugasan::cli
