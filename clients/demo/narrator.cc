#include "clients/demo/narrator.h"

#include <algorithm>
#include <variant>

#include "clients/names.h"

namespace penugasan::clients {
namespace {

class Narrator {
 public:
  explicit Narrator(const std::string& agency) : own_(agency + "/") {}

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

  static std::string basis(const v1::Basis& basis) {
    return basis.kind() == v1::Basis::KIND_REGULATION ? basis.article() : "house rule";
  }

  std::string letter(const v1::Letter& letter) const {
    std::string text = letter.title().empty() ? letter.kind() : letter.title();
    text += " to " + people(letter.to());
    if (!letter.cc().empty()) text += ", copy to " + people(letter.cc());
    return text + " (" + basis(letter.basis()) + ")";
  }

  std::string act(const v1::HistoryEntry& entry) const {
    std::string text = person(entry.actor());
    if (!entry.mandate_kind().empty()) text += ", " + entry.mandate_kind() + " of " + person(entry.on_behalf_of()) + ",";
    text += " " + verb(entry);
    if (!entry.step_title().empty()) text += " \"" + entry.step_title() + "\"";
    if (entry.satisfied_by_same_act()) text += " by the same act";
    if (!entry.named_officials().empty()) text += ", naming " + people(entry.named_officials());
    if (entry.letters().empty()) return text + " (" + basis(entry.basis()) + ")";
    std::string letters;
    for (const auto& one : entry.letters()) letters += (letters.empty() ? ": " : "; ") + letter(one);
    return text + letters;
  }

  std::string next(const v1::AssignmentRequest& request) const {
    if (!request.has_open_step()) return "ends: " + spaced(ending(request.state()));
    const auto& open = request.open_step();
    if (open.waiting().empty()) return "waits for an office that nobody holds";
    if (open.waiting_size() == 1) return "waits for " + people(open.waiting());
    return (open.wait_for() == v1::OpenStep::WAIT_FOR_ALL ? "waits for all of: " : "waits for any of: ") + people(open.waiting());
  }

 private:
  static std::string verb(const v1::HistoryEntry& entry) {
    switch (entry.act()) {
      case v1::HistoryEntry::ACT_FILED: return "files the request";
      case v1::HistoryEntry::ACT_APPROVED: return "approves";
      case v1::HistoryEntry::ACT_REJECTED: return "rejects";
      case v1::HistoryEntry::ACT_RECOMMENDED: return "recommends it at";
      case v1::HistoryEntry::ACT_NOT_RECOMMENDED: return "advises against it at";
      case v1::HistoryEntry::ACT_COMPLETED: return "does";
      case v1::HistoryEntry::ACT_ACKNOWLEDGED: return "confirms";
      case v1::HistoryEntry::ACT_WITHDRAWN: return "withdraws the request";
      default: return "acts on";
    }
  }

  static std::string ending(v1::AssignmentRequest::State state) {
    switch (state) {
      case v1::AssignmentRequest::STATE_ASSIGNED: return "assigned";
      case v1::AssignmentRequest::STATE_REJECTED: return "rejected";
      case v1::AssignmentRequest::STATE_WITHDRAWN: return "withdrawn";
      default: return "undecided";
    }
  }

  std::string own_;
};

std::string refusal(const Narrator& narrator, const Step& step, const Outcome& outcome) {
  const auto& error = *outcome.refused;
  const auto article = error.metadata("article");
  return narrator.person(outcome.actor) + " tries to " + step.kind() + ", refused: " + error.reason() +
         (article.empty() ? "" : " (" + article + ")") + ": " + error.what();
}

}  // namespace

std::string spaced(std::string word) {
  std::replace(word.begin(), word.end(), '_', ' ');
  return word;
}

std::vector<std::string> narrate(const Step& step, const Outcome& outcome, const std::string& agency) {
  const Narrator narrator(agency);
  if (const auto* today = std::get_if<TodayStep>(&step.action)) return {"the calendar moves to " + today->day};
  if (outcome.refused) return {refusal(narrator, step, outcome)};
  if (const auto* call = std::get_if<AnnounceStep>(&step.action)) {
    return {narrator.person(call->as) + " announces that " + narrator.person(call->unit) + " needs " +
            std::to_string(call->headcount)};
  }
  std::vector<std::string> lines;
  for (const auto& entry : outcome.entries) lines.push_back(narrator.act(entry));
  lines.push_back(narrator.next(outcome.fetched));
  return lines;
}

}  // namespace penugasan::clients
