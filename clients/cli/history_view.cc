#include "clients/cli/history_view.h"

#include <map>

#include "clients/cli/directory_view.h"
#include "clients/cli/texts.h"
#include "clients/cli/when.h"
#include "clients/cli/words.h"
#include "clients/names.h"

namespace penugasan::cli {
namespace {

constexpr std::string_view kIndent = "    ";

// Notices of one cause on one line: "giliran Anda: Sri Winarno, Rina Purnama".
std::string notices_text(const v1::HistoryEntry& entry, const Speaker& say, People& people) {
  std::map<v1::NoticeCause, google::protobuf::RepeatedPtrField<std::string>> by_cause;
  for (const v1::Notice& notice : entry.notices()) *by_cause[notice.cause()].Add() = notice.recipient();
  std::string text;
  for (const auto& [cause, recipients] : by_cause) {
    if (!text.empty()) text += "; ";
    text += cause_text(cause, say) + ": " + people.brief(recipients);
  }
  return text;
}

std::string who_and_what(const v1::HistoryEntry& entry, const Speaker& say, People& people) {
  std::string text = act_text(entry.act(), say) + " – " + people.full(entry.actor());
  const std::string mandate = mandate_text(entry.mandate_kind(), people.brief(entry.on_behalf_of()), entry.mandate_letter(), say);
  if (!mandate.empty()) text += ", " + mandate;
  if (entry.satisfied_by_same_act()) text += " – " + say(texts::kSameAct);
  return text;
}

class HistoryDrawing {
 public:
  HistoryDrawing(const Speaker& say, const Style& style, People& people)
      : say_(say), style_(style), people_(people), route_(say, style, people) {}

  void add(const v1::HistoryEntry& entry) {
    text_ += style_.paint(Colour::bold, time_text(entry.time(), say_.language())) + "  " +
             printable(who_and_what(entry, say_, people_)) + "\n";
    const std::string basis = basis_text(entry.basis(), say_);
    if (!entry.step_title().empty()) detail(entry.step_title() + (basis.empty() ? "" : "  (" + basis + ")"));
    if (!entry.reason().empty()) detail(say_(texts::kReasonIs, {entry.reason()}));
    if (!entry.named_officials().empty()) detail(say_(texts::kNamed, {people_.full(entry.named_officials())}));
    for (const v1::Letter& letter : entry.letters()) detail(say_(texts::kLetterIs, {route_.letter_text(letter)}));
    if (!entry.notices().empty()) detail(say_(texts::kNoticesAre, {notices_text(entry, say_, people_)}));
    for (const v1::HistoryEntry& also : entry.also()) add(also);
  }
  std::string text() const { return text_; }

 private:
  void detail(const std::string& line) {
    text_.append(kIndent).append(wrap(printable(line), style_.width > kIndent.size() ? style_.width - kIndent.size() : 0, 0));
    text_ += "\n";
  }

  Speaker say_;
  Style style_;
  People& people_;
  RouteView route_;
  std::string text_;
};

}  // namespace

std::string draw_history(const google::protobuf::RepeatedPtrField<v1::HistoryEntry>& entries, const Speaker& say,
                         const Style& style, People& people) {
  HistoryDrawing drawing(say, style, people);
  for (const v1::HistoryEntry& entry : entries) drawing.add(entry);
  return drawing.text();
}

std::string notice_line(const v1::Notice& notice, const Speaker& say, People& people) {
  std::string line = time_text(notice.create_time(), say.language()) + "  " + cause_text(notice.cause(), say) + ": " +
                     notice_subject(notice, say);
  if (notice.directory().empty()) line += " (" + state_text(notice.state(), say) + ")";
  if (!notice.actor().empty()) line += " – " + people.full(notice.actor());
  if (!notice.letter_kind().empty()) line += ", " + notice.letter_kind();
  const std::string basis = basis_text(notice.basis(), say);
  if (!basis.empty()) line += "  (" + basis + ")";
  return printable(line);
}

}  // namespace penugasan::cli
