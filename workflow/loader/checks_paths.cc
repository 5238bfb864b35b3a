#include <algorithm>
#include <set>

#include "workflow/loader/cases.h"
#include "workflow/loader/checks.h"

namespace penugasan::workflow {
namespace {

/// A letter without addressee is not issued, and people who are not named yet are nobody's addressees.
bool would_be_issued(const LetterRule& letter, const Case& now) {
  return holds(letter.when, now) &&
         std::any_of(letter.to.begin(), letter.to.end(), [&](Office office) { return now.named || !needs_people(office); });
}

bool any_issued(const std::vector<LetterRule>& letters, const Case& now) {
  return std::any_of(letters.begin(), letters.end(), [&](const auto& letter) { return would_be_issued(letter, now); });
}

/// True where nobody can act on the step, or not everybody it waits for is known, until people are named.
bool waits_for_people(const Step& step) {
  const auto count = std::count_if(step.offices.begin(), step.offices.end(), needs_people);
  return step.wait_all ? count > 0 : count == static_cast<std::ptrdiff_t>(step.offices.size());
}

bool is_appointed_by(const LetterRule& letter, const Case& filing) {
  const bool to_assignees = std::find(letter.to.begin(), letter.to.end(), Office::assignees) != letter.to.end();
  return to_assignees && would_be_issued(letter, filing);
}

/// Only a letter to those who are assigned: one that asks, proposes or volunteers leaves everything open.
bool is_settled_at_filing(const Flow& flow, const Case& filing) {
  const auto& letters = flow.filing.letters;
  return flow.mode == Mode::penunjukan &&
         std::any_of(letters.begin(), letters.end(), [&](const auto& letter) { return is_appointed_by(letter, filing); });
}

/// True where a step from `first` on decides or completes.
bool is_settled_from(std::size_t first, const Flow& flow, const Case& filing) {
  for (std::size_t at = first; at < flow.steps.size(); ++at) {
    const bool acts = flow.steps[at].act == StepAct::decide || flow.steps[at].act == StepAct::complete;
    if (acts && holds(flow.steps[at].when, arrival(flow, at, filing))) return true;
  }
  return false;
}

bool settles(const Flow& flow, const Case& filing) {
  return is_settled_at_filing(flow, filing) || is_settled_from(0, flow, filing);
}

/// Every filing that reaches the step at `index` and is settled, but by nothing after it.
std::vector<Case> unheard(const FlowSubject& flow, std::size_t index) {
  std::vector<Case> cases;
  for (const auto& filing : cases_of(flow.regulation, flow.flow)) {
    if (!holds(flow.flow.steps[index].when, arrival(flow.flow, index, filing))) continue;
    if (settles(flow.flow, filing) && !is_settled_from(index + 1, flow.flow, filing)) cases.push_back(filing);
  }
  return cases;
}

std::string texts_of(const std::vector<Case>& cases) {
  std::vector<std::string> texts;
  for (const auto& one : cases) texts.push_back(one.text());
  return join(texts, "; ");
}

void check_letter_list(const FlowSubject& flow, const std::vector<LetterRule>& letters, const YamlNode& node,
                       const std::vector<Case>& cases) {
  for (std::size_t at = 0; at < letters.size(); ++at) {
    const auto& letter = letters[at];
    const int line = node.at("letters").at(at).line;
    if (!flow.regulation.letters.contains(letter.kind)) {
      flow.fault(line, "the letter `" + letter.kind + "` is not among the file's `letters`: declare it there");
    }
    const bool ever = std::any_of(cases.begin(), cases.end(), [&](const Case& now) { return holds(letter.when, now); });
    const auto why = contradiction_of(letter.when, flow.regulation);
    if (!why.empty()) {
      flow.fault(line, "the letter `" + letter.kind + "` is never issued: " + why);
    } else if (!ever && !cases.empty()) {
      flow.fault(line, "the letter `" + letter.kind + "` is never issued: its `when` cannot hold here");
    }
  }
}

}  // namespace

std::string contradiction_of(const Condition& when, const Regulation& regulation) {
  if (!when.team_kind) return {};
  const auto& kinds = regulation.team_kinds;
  const bool known = std::any_of(kinds.begin(), kinds.end(), [&](const TeamKind& kind) { return kind.id == *when.team_kind; });
  if (!known) return "`" + *when.team_kind + "` is not among the file's `team_kinds`";
  if (when.form == Form::individu) return "an individual has no `team_kind`";
  return {};
}

void check_step_ids(const FlowSubject& flow) {
  std::set<std::string> seen;
  for (std::size_t at = 0; at < flow.flow.steps.size(); ++at) {
    const auto& id = flow.flow.steps[at].id;
    if (!seen.insert(id).second)
      flow.fault(flow.step(at).line_of("id"), "the step id `" + id + "` stands twice in this flow: rename one");
  }
}

void check_steps_reachable(const FlowSubject& flow) {
  for (std::size_t at = 0; at < flow.flow.steps.size(); ++at) {
    const auto& step = flow.flow.steps[at];
    if (!arrivals(flow.regulation, flow.flow, at).empty()) continue;
    const auto why = contradiction_of(step.when, flow.regulation);
    flow.fault(flow.step(at).line_of("when"),
               "the step `" + step.id + "` is never reached: " + (why.empty() ? "its `when` cannot hold in this flow" : why));
  }
}

void check_paths_end(const FlowSubject& flow) {
  std::vector<Case> open;
  for (const auto& filing : cases_of(flow.regulation, flow.flow)) {
    if (!settles(flow.flow, filing)) open.push_back(filing);
  }
  if (open.empty()) return;
  flow.fault(flow.place.node->line_of("steps"), "nothing settles this flow for " + texts_of(open) +
                                                    ": it needs a step that decides or completes, or an appointment's letter " +
                                                    "to `assignees` at filing");
}

void check_recommendations(const FlowSubject& flow) {
  for (std::size_t at = 0; at < flow.flow.steps.size(); ++at) {
    const auto& step = flow.flow.steps[at];
    if (step.act != StepAct::recommend) continue;
    const auto cases = unheard(flow, at);
    if (cases.empty()) continue;
    flow.fault(flow.step(at).line_of("act"), "nobody decides on what step `" + step.id + "` recommends for " + texts_of(cases) +
                                                 ": a step that decides or completes must follow it");
  }
}

void check_people_named_in_time(const FlowSubject& flow) {
  const auto& steps = flow.flow.steps;
  const auto before = flow.faults.size();
  for (std::size_t at = 0; at < steps.size(); ++at) {
    const auto reached = arrivals(flow.regulation, flow.flow, at);
    const auto unnamed = std::find_if(reached.begin(), reached.end(), [](const Case& now) { return !now.named; });
    if (unnamed == reached.end() || !waits_for_people(steps[at])) continue;
    flow.fault(flow.step(at).line_of("office"), "nobody holds the office of step `" + steps[at].id + "` for " + unnamed->text() +
                                                    ": a step before it must name people, or the filing must");
  }
  if (flow.faults.size() > before) return;  // the same lack, seen from the end
  std::vector<Case> unnamed;
  for (const auto& filing : cases_of(flow.regulation, flow.flow)) {
    if (!arrival(flow.flow, steps.size(), filing).named) unnamed.push_back(filing);
  }
  if (unnamed.empty()) return;
  flow.fault(flow.place.node->line_of("steps"),
             "nobody is ever named for " + texts_of(unnamed) + ": give a step `names_people: true`, or `people: required`");
}

void check_refusals(const FlowSubject& flow) {
  for (std::size_t at = 0; at < flow.flow.steps.size(); ++at) {
    const auto& step = flow.flow.steps[at];
    if (!step.refusal) continue;
    std::vector<Case> without;
    for (const auto& now : arrivals(flow.regulation, flow.flow, at)) {
      if (!any_issued(step.refusal->letters, now)) without.push_back(now);
    }
    if (without.empty()) continue;
    flow.fault(flow.step(at).line_of("reject"), "a refusal at step `" + step.id + "` yields no letter for " + texts_of(without) +
                                                    ": give one that has an addressee then");
  }
}

void check_letters(const FlowSubject& flow) {
  const auto& node = *flow.place.node;
  check_letter_list(flow, flow.flow.filing.letters, node.at("file"), cases_of(flow.regulation, flow.flow));
  for (std::size_t at = 0; at < flow.flow.steps.size(); ++at) {
    const auto& step = flow.flow.steps[at];
    auto reached = arrivals(flow.regulation, flow.flow, at);
    if (step.refusal) check_letter_list(flow, step.refusal->letters, flow.step(at).at("reject"), reached);
    if (step.names_people) {  // its letters are written when people are named already
      for (auto& now : reached) now.named = true;
    }
    check_letter_list(flow, step.letters, flow.step(at).at(step.act == StepAct::complete ? "complete" : "approve"), reached);
  }
}

}  // namespace penugasan::workflow
