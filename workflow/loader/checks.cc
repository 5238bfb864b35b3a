#include "workflow/loader/checks.h"

#include <algorithm>
#include <map>
#include <set>

#include "workflow/loader/cases.h"

namespace penugasan::workflow {
namespace {

std::string flow_name(Mode mode, Scope scope) { return std::string(name_of(mode)) + " " + std::string(name_of(scope)); }

std::set<Scope> scopes_of(const Regulation& regulation) {
  std::set<Scope> scopes;
  for (const auto& rule : regulation.unit_rule.scopes) scopes.insert(rule.scope);
  return scopes;
}

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

/// True where no period can be as long as `lower` and yet as short as `upper`. Months count 28 to 31 days beside days.
bool longer(const Length& lower, const Length& upper, bool equal_too) {
  const auto months = [](const Length& length) { return length.unit == Length::Unit::years ? 12 * length.count : length.count; };
  const bool lower_in_days = lower.unit == Length::Unit::days;
  const bool upper_in_days = upper.unit == Length::Unit::days;
  if (lower_in_days && !upper_in_days) return lower.count > 31 * months(upper);
  if (!lower_in_days && upper_in_days) return 28 * months(lower) > upper.count;
  const int more = lower_in_days ? lower.count - upper.count : months(lower) - months(upper);
  return more > 0 || (equal_too && more == 0);
}

bool contradicts_itself(const Limit& limit) {
  const auto both = [](const std::optional<Length>& lower, const std::optional<Length>& upper, bool equal_too) {
    return lower && upper && longer(*lower, *upper, equal_too);
  };
  return both(limit.at_least, limit.at_most, false) || both(limit.at_least, limit.shorter_than, true) ||
         both(limit.longer_than, limit.at_most, true) || both(limit.longer_than, limit.shorter_than, true) ||
         (limit.headcount_at_least && limit.headcount_at_most && *limit.headcount_at_least > *limit.headcount_at_most);
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
  for (std::size_t at = 0; at < subject.regulation.team_kinds.size(); ++at) {
    const auto& kind = subject.regulation.team_kinds[at];
    if (!ids.insert(kind.id).second) {
      subject.faults.add(subject.head.file, node.at(at).line_of("id"),
                         "the kind of team `" + kind.id + "` stands twice: keep one");
    }
    for (const auto scope : kind.default_in) {
      const auto [first, fresh] = defaults.emplace(scope, kind.id);
      if (fresh) continue;
      subject.faults.add(subject.head.file, node.at(at).line_of("default_in"),
                         "`" + std::string(name_of(scope)) + "` has the default `" + first->second + "` already: keep one");
    }
  }
}

void check_limits(const Subject& subject) {
  const auto scopes = scopes_of(subject.regulation);
  for (std::size_t at = 0; at < subject.regulation.limits.size(); ++at) {
    const auto& limit = subject.regulation.limits[at];
    const auto& node = subject.head.node->at("limits").at(at);
    const auto fault = [&](int line, const std::string& what) { subject.faults.add(subject.head.file, line, what); };
    if (contradicts_itself(limit)) fault(node.line, "this limit can never be kept: its least is more than its most");
    const auto why = contradiction_of(limit.when, subject.regulation);
    if (!why.empty()) fault(node.line_of("when"), "this limit never applies: " + why);
    for (const auto scope : limit.scopes) {
      if (scopes.contains(scope)) continue;
      fault(node.line_of("scopes"),
            "this limit never applies in `" + std::string(name_of(scope)) + "`, which no rule of `unit_rule` leads to");
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
