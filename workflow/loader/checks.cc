#include "workflow/loader/checks.h"

#include <algorithm>
#include <map>
#include <set>

namespace penugasan::workflow {
namespace {

std::string flow_name(Mode mode, Scope scope) { return std::string(name_of(mode)) + " " + std::string(name_of(scope)); }

/// How far a rule reaches, in the order of its enumerators: each of them holds wherever a smaller one does, except that
/// source_in_owner and same_unit overlap; same_unit adds nothing after it.
int reach(ScopeRule::When when) {
  switch (when) {
    case ScopeRule::When::same_unit: return 0;
    case ScopeRule::When::source_in_owner: return 1;
    case ScopeRule::When::same_perangkat_daerah: return 2;
    case ScopeRule::When::same_agency: return 3;
    case ScopeRule::When::other_agency: return 4;
  }
  return 0;
}

void use_letters(const std::vector<LetterRule>& letters, std::set<std::string>& used) {
  for (const auto& letter : letters) used.insert(letter.kind);
}

std::set<std::string> letters_used(const Regulation& regulation) {
  std::set<std::string> used;
  for (const auto& flow : regulation.flows) {
    use_letters(flow.filing.letters, used);
    for (const auto& step : flow.steps) {
      use_letters(step.letters, used);
      if (step.refusal) use_letters(step.refusal->letters, used);
    }
  }
  return used;
}

void check_flow(const FlowSubject& flow) {
  check_filers(flow);
  check_call(flow);
  check_own_case(flow);
  check_acknowledgement(flow);
  check_naming_steps(flow);
  check_signers(flow);
  check_step_ids(flow);
  check_steps_reachable(flow);
  check_paths_end(flow);
  check_recommendations(flow);
  check_people_named_in_time(flow);
  check_refusals(flow);
  check_letters(flow);
}

}  // namespace

std::set<Scope> scopes_of(const Regulation& regulation) {
  std::set<Scope> scopes;
  for (const auto& rule : regulation.unit_rule.scopes) scopes.insert(rule.scope);
  return scopes;
}

void check(const Subject& subject) {
  if (subject.head.sound) {
    check_scope_rules(subject);
    check_team_kinds(subject);
    check_limits(subject);
  }
  const auto all_sound = [](const std::vector<Place>& places) {
    return std::all_of(places.begin(), places.end(), [](const Place& place) { return place.sound; });
  };
  if (subject.head.sound && all_sound(subject.overlays) && all_sound(subject.flows)) {
    check_flows_complete(subject);
    check_letters_used(subject);
    check_limits_apply(subject);
  }
  for (std::size_t at = 0; at < subject.flows.size(); ++at) {
    const auto& flow = subject.regulation.flows[at];
    if (!subject.flows[at].sound || flow.availability != Flow::Availability::provided) continue;
    check_flow({subject.regulation, flow, subject.flows[at], subject.faults});
  }
}

void check_scope_rules(const Subject& subject) {
  const auto& rules = subject.regulation.unit_rule.scopes;
  const auto& node = subject.head.node->at("unit_rule").at("scopes");
  for (std::size_t at = 1; at < rules.size(); ++at) {
    if (reach(rules[at].when) > reach(rules[at - 1].when)) continue;
    subject.faults.add(subject.head.file, node.at(at).line,
                       "this rule never decides: the one before it holds wherever it does; order them from same_unit or "
                       "source_in_owner to other_agency");
  }
  const auto stands = [&](ScopeRule::When when) {
    return std::any_of(rules.begin(), rules.end(), [&](const ScopeRule& rule) { return rule.when == when; });
  };
  if (!stands(ScopeRule::When::same_agency) || !stands(ScopeRule::When::other_agency)) {
    subject.faults.add(subject.head.file, node.line,
                       "not every pair of units has a scope: the last two rules must be same_agency and other_agency");
  }
}

void check_flows_complete(const Subject& subject) {
  std::set<std::pair<Mode, Scope>> missing;
  for (const auto scope : scopes_of(subject.regulation)) {
    missing.insert({Mode::penunjukan, scope});
    missing.insert({Mode::pengajuan_sukarela, scope});
  }
  const auto scopes = scopes_of(subject.regulation);
  for (std::size_t at = 0; at < subject.flows.size(); ++at) {
    const auto& flow = subject.regulation.flows[at];
    const auto& place = subject.flows[at];
    const auto name = flow_name(flow.mode, flow.scope);
    if (!scopes.contains(flow.scope)) {
      subject.faults.add(place.file, place.node->line, "no rule of `unit_rule` leads to the flow " + name + ": remove it");
    } else if (missing.erase({flow.mode, flow.scope}) == 0) {
      subject.faults.add(place.file, place.node->line, "the flow " + name + " stands twice: keep one");
    }
  }
  for (const auto& [mode, scope] : missing) {
    subject.faults.add(subject.head.file, subject.head.node->line_of("flows"),
                       "the flow " + flow_name(mode, scope) + " is missing: say what it is, or `not_provided` or `forbidden`");
  }
}

void check_team_kinds(const Subject& subject) {
  const auto& node = subject.head.node->at("team_kinds");
  std::set<std::string> ids;
  std::map<Scope, std::string> defaults;
  const auto scopes = scopes_of(subject.regulation);
  for (std::size_t at = 0; at < subject.regulation.team_kinds.size(); ++at) {
    const auto& kind = subject.regulation.team_kinds[at];
    if (!ids.insert(kind.id).second) {
      subject.faults.add(subject.head.file, node.at(at).line_of("id"),
                         "the kind of team `" + kind.id + "` stands twice: keep one");
    }
    for (const auto scope : kind.default_in) {
      if (!scopes.contains(scope)) {
        subject.faults.add(subject.head.file, node.at(at).line_of("default_in"),
                           "no rule of `unit_rule` leads to `" + std::string(name_of(scope)) + "`: take it out of `default_in`");
      }
      const auto [first, fresh] = defaults.emplace(scope, kind.id);
      if (fresh) continue;
      subject.faults.add(subject.head.file, node.at(at).line_of("default_in"),
                         "`" + std::string(name_of(scope)) + "` has the default `" + first->second + "` already: keep one");
    }
  }
}

void check_letters_used(const Subject& subject) {
  const auto used = letters_used(subject.regulation);
  auto places = subject.overlays;
  places.push_back(subject.head);
  for (const auto& place : places) {
    const auto* declared = place.node->find("letters");
    if (!declared) continue;
    for (const auto& key : declared->keys) {
      if (!used.contains(key.name))
        subject.faults.add(place.file, key.line, "no flow issues the letter `" + key.name + "`: remove it");
    }
  }
}

}  // namespace penugasan::workflow
