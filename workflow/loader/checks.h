// The proofs that a regulation must pass before it is used. Each is a function of its own that adds a fault for what it finds
// and never stops the others. Internal to workflow/loader.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "workflow/loader/yaml_tree.h"
#include "workflow/regulation.h"

namespace penugasan::workflow {

/// A part of a regulation with the file and node it was read from. A flow's node is laid out as its values are: step 2 of the
/// flow stands at node.at("steps").at(2).
struct Place {
  std::string_view file;
  const YamlNode* node = nullptr;
  bool sound = false;  // free of faults so far; only then is there anything to prove
};

struct Subject {
  const Regulation& regulation;
  Place head;                   // the regulation's file, its root
  std::vector<Place> overlays;  // their roots
  std::vector<Place> flows;     // one for each of the regulation's flows
  Faults& faults;
};

/// Runs every proof below whose ground was read without a fault.
void check(const Subject& subject);

// Proofs of the regulation as a whole (checks.cc).
void check_scope_rules(const Subject& subject);
void check_flows_complete(const Subject& subject);
void check_team_kinds(const Subject& subject);
void check_letters_used(const Subject& subject);
/// The scopes that the regulation's `unit_rule` leads to.
std::set<Scope> scopes_of(const Regulation& regulation);

// Proofs of the limits: each by itself, and together with the flows (checks_limits.cc).
void check_limits(const Subject& subject);
void check_limits_apply(const Subject& subject);

struct FlowSubject {
  const Regulation& regulation;
  const Flow& flow;
  Place place;
  Faults& faults;

  const YamlNode& step(std::size_t index) const { return place.node->at("steps").at(index); }
  void fault(int line, std::string what) const { faults.add(place.file, line, std::move(what)); }
};

// Proofs of one flow, who may do what (checks_roles.cc).
void check_filers(const FlowSubject& flow);
void check_call(const FlowSubject& flow);
void check_own_case(const FlowSubject& flow);
void check_acknowledgement(const FlowSubject& flow);
void check_naming_steps(const FlowSubject& flow);
void check_signers(const FlowSubject& flow);

// Proofs of one flow, on every path (checks_paths.cc).
void check_step_ids(const FlowSubject& flow);
void check_steps_reachable(const FlowSubject& flow);
void check_paths_end(const FlowSubject& flow);
void check_recommendations(const FlowSubject& flow);
void check_people_named_in_time(const FlowSubject& flow);
void check_refusals(const FlowSubject& flow);
void check_letters(const FlowSubject& flow);

/// Why the condition can hold for no filing at all, whatever the flow; empty where it can.
std::string contradiction_of(const Condition& when, const Regulation& regulation);

}  // namespace penugasan::workflow
