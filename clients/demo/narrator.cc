#include "clients/demo/narrator.h"

#include <algorithm>
#include <variant>

#include "clients/names.h"

namespace penugasan::clients {
namespace {

// What the commentary is made of, in one language.
struct Phrases {
  std::string_view house, to, copy_to, of, naming, by_same_act, ends, vacant, waits, waits_all, waits_any, tries, refused,
      announces, needs, calendar;
  std::string_view filed, approved, rejected, recommended, not_recommended, completed, acknowledged, withdrawn, acted;
  std::string_view assigned, turned_down, taken_back, undecided;
};

constexpr Phrases kEnglish = {.house = "house rule",
                              .to = " to ",
                              .copy_to = ", copy to ",
                              .of = " of ",
                              .naming = ", naming ",
                              .by_same_act = " by the same act",
                              .ends = "ends: ",
                              .vacant = "waits for an office that nobody holds",
                              .waits = "waits for ",
                              .waits_all = "waits for all of: ",
                              .waits_any = "waits for any of: ",
                              .tries = " tries to ",
                              .refused = ", refused: ",
                              .announces = " announces that ",
                              .needs = " needs ",
                              .calendar = "the calendar moves to ",
                              .filed = "files the request",
                              .approved = "approves",
                              .rejected = "rejects",
                              .recommended = "recommends it at",
                              .not_recommended = "advises against it at",
                              .completed = "does",
                              .acknowledged = "confirms",
                              .withdrawn = "withdraws the request",
                              .acted = "acts on",
                              .assigned = "assigned",
                              .turned_down = "rejected",
                              .taken_back = "withdrawn",
                              .undecided = "undecided"};

constexpr Phrases kIndonesian = {.house = "aturan rumah",
                                 .to = " kepada ",
                                 .copy_to = ", tembusan ",
                                 .of = " dari ",
                                 .naming = ", menunjuk ",
                                 .by_same_act = " dengan tindakan yang sama",
                                 .ends = "selesai: ",
                                 .vacant = "menunggu jabatan yang tidak ada pemegangnya",
                                 .waits = "menunggu ",
                                 .waits_all = "menunggu semuanya: ",
                                 .waits_any = "menunggu salah satu dari: ",
                                 .tries = " mencoba ",
                                 .refused = ", ditolak: ",
                                 .announces = " mengumumkan bahwa ",
                                 .needs = " memerlukan ",
                                 .calendar = "kalender maju ke ",
                                 .filed = "mengajukan permintaan",
                                 .approved = "menyetujui",
                                 .rejected = "menolak",
                                 .recommended = "merekomendasikan pada",
                                 .not_recommended = "tidak merekomendasikan pada",
                                 .completed = "melaksanakan",
                                 .acknowledged = "mengonfirmasi",
                                 .withdrawn = "menarik permintaan",
                                 .acted = "bertindak pada",
                                 .assigned = "ditugaskan",
                                 .turned_down = "ditolak",
                                 .taken_back = "ditarik",
                                 .undecided = "belum diputuskan"};

class Narrator {
 public:
  Narrator(const std::string& agency, std::string_view language)
      : own_(agency + "/"), say_(language == "id" ? kIndonesian : kEnglish) {}

  const Phrases& say() const { return say_; }

  std::string person(const std::string& name) const {
    const auto form = short_form(name);
    return form.starts_with(own_) ? form.substr(own_.size()) : form;
  }

  template <class Names>
  std::string people(const Names& names) const {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + person(name);
    return text;
  }

  std::string basis(const v1::Basis& basis) const {
    return basis.kind() == v1::Basis::KIND_REGULATION ? basis.article() : std::string(say_.house);
  }

  std::string letter(const v1::Letter& letter) const {
    std::string text = letter.title().empty() ? letter.kind() : letter.title();
    text.append(say_.to).append(people(letter.to()));
    if (!letter.cc().empty()) text.append(say_.copy_to).append(people(letter.cc()));
    return text + " (" + basis(letter.basis()) + ")";
  }

  std::string act(const v1::HistoryEntry& entry) const {
    std::string text = person(entry.actor());
    if (!entry.mandate_kind().empty()) {
      text.append(", ").append(entry.mandate_kind()).append(say_.of).append(person(entry.on_behalf_of())).append(",");
    }
    text.append(" ").append(verb(entry));
    if (!entry.step_title().empty()) text += " \"" + entry.step_title() + "\"";
    if (entry.satisfied_by_same_act()) text += say_.by_same_act;
    if (!entry.named_officials().empty()) text.append(say_.naming).append(people(entry.named_officials()));
    if (entry.letters().empty()) return text + " (" + basis(entry.basis()) + ")";
    std::string letters;
    for (const auto& one : entry.letters()) letters += (letters.empty() ? ": " : "; ") + letter(one);
    return text + letters;
  }

  std::string next(const v1::AssignmentRequest& request) const {
    if (!request.has_open_step()) return std::string(say_.ends).append(ending(request.state()));
    const auto& open = request.open_step();
    if (open.waiting().empty()) return std::string(say_.vacant);
    const bool all = open.wait_for() == v1::OpenStep::WAIT_FOR_ALL;
    return std::string(open.waiting_size() == 1 ? say_.waits : all ? say_.waits_all : say_.waits_any) + people(open.waiting());
  }

 private:
  std::string_view verb(const v1::HistoryEntry& entry) const {
    switch (entry.act()) {
      case v1::HistoryEntry::ACT_FILED: return say_.filed;
      case v1::HistoryEntry::ACT_APPROVED: return say_.approved;
      case v1::HistoryEntry::ACT_REJECTED: return say_.rejected;
      case v1::HistoryEntry::ACT_RECOMMENDED: return say_.recommended;
      case v1::HistoryEntry::ACT_NOT_RECOMMENDED: return say_.not_recommended;
      case v1::HistoryEntry::ACT_COMPLETED: return say_.completed;
      case v1::HistoryEntry::ACT_ACKNOWLEDGED: return say_.acknowledged;
      case v1::HistoryEntry::ACT_WITHDRAWN: return say_.withdrawn;
      default: return say_.acted;
    }
  }

  std::string_view ending(v1::AssignmentRequest::State state) const {
    switch (state) {
      case v1::AssignmentRequest::STATE_ASSIGNED: return say_.assigned;
      case v1::AssignmentRequest::STATE_REJECTED: return say_.turned_down;
      case v1::AssignmentRequest::STATE_WITHDRAWN: return say_.taken_back;
      default: return say_.undecided;
    }
  }

  std::string own_;
  const Phrases& say_;
};

std::string refusal(const Narrator& narrator, const Step& step, const Outcome& outcome) {
  const auto& error = *outcome.refused;
  const auto article = error.metadata("article");
  std::string text = narrator.person(outcome.actor);
  text.append(narrator.say().tries).append(step.kind()).append(narrator.say().refused).append(error.reason());
  if (!article.empty()) text += " (" + article + ")";
  return text + ": " + error.what();
}

}  // namespace

std::string spaced(std::string word) {
  std::replace(word.begin(), word.end(), '_', ' ');
  return word;
}

std::vector<std::string> narrate(const Step& step, const Outcome& outcome, const std::string& agency, std::string_view language) {
  const Narrator narrator(agency, language);
  const Phrases& say = narrator.say();
  if (const auto* today = std::get_if<TodayStep>(&step.action)) return {std::string(say.calendar).append(today->day)};
  if (outcome.refused) return {refusal(narrator, step, outcome)};
  if (const auto* call = std::get_if<AnnounceStep>(&step.action)) {
    std::string text = narrator.person(call->as);
    text.append(say.announces).append(narrator.person(call->unit)).append(say.needs).append(std::to_string(call->headcount));
    return {text};
  }
  std::vector<std::string> lines;
  for (const auto& entry : outcome.entries) lines.push_back(narrator.act(entry));
  lines.push_back(narrator.next(outcome.fetched));
  return lines;
}

}  // namespace penugasan::clients
