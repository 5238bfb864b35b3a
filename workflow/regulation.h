// A regulation as data: what a government's "Sistem Kerja" says about who asks, consents, refuses and establishes.
// Nothing here knows any particular regulation; the YAML files under workflow/regulations are turned into these values by
// workflow/loader, which also proves them (doc/regulation-format.md describes both).
// Plain values: immutable after loading, so they may be read from any thread.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "workflow/basis.h"
#include "workflow/calendar.h"
#include "workflow/kedudukan.h"
#include "workflow/kinds.h"

namespace penugasan::workflow {

/// When a step, letter or limit applies. Unset parts do not restrict.
struct Condition {
  std::optional<Form> form;
  std::optional<std::string> team_kind;
  std::optional<bool> people_named;  // evaluated when the step is reached
  bool operator==(const Condition&) const = default;
};

/// How a scope is found for an owner and a source; the first rule that holds decides.
struct ScopeRule {
  enum class When : unsigned char { source_in_owner, same_unit, same_perangkat_daerah, same_agency, other_agency };
  Scope scope = Scope::dalam_unit;
  When when = When::same_unit;
};

/// What counts as a unit organisasi.
struct UnitRule {
  bool lifted = false;                  // false: the unit as named
  std::vector<std::string> lift_to;     // nearest unit of one of these kinds, itself included
  std::vector<std::string> lift_whole;  // a unit of these kinds swallows every unit below it
  std::vector<ScopeRule> scopes;
  Basis basis;
};

/// A kind of letter in the regulation's own words.
struct LetterKind {
  std::string title;
  bool assigns = false;  // takes effect only when the assignment is established; void if the request ends otherwise
  Basis basis;
};

struct LetterRule {
  std::string kind;
  bool from_filer = false;  // signed by the filer (a volunteer's letter held for consent), else by the one who acts
  std::vector<Office> to;
  std::vector<Office> cc;
  Condition when;
  Basis basis;
};

/// A kind of team that a regulation tells apart, and the scopes in which it is the default.
struct TeamKind {
  std::string id;
  std::string title;
  std::vector<Scope> default_in;
  Basis basis;
};

/// A bound on a filing. `warns` marks what is said but does not refuse.
struct Limit {
  Condition when;
  std::optional<Length> at_most;
  std::optional<Length> at_least;
  std::optional<Length> longer_than;
  std::optional<Length> shorter_than;
  bool within_one_calendar_year = false;
  std::optional<int> headcount_at_most;
  std::optional<int> headcount_at_least;
  std::vector<Scope> scopes;  // empty: all
  std::vector<Mode> modes;    // empty: all
  bool warns = false;
  Basis basis;
};

enum class StepAct : unsigned char {
  decide,       // approve or reject; a rejection ends the request
  recommend,    // approve or reject, both go on (advisory)
  complete,     // a duty; with a refusal block it may be rejected instead
  acknowledge,  // every assignee confirms receipt
};

/// What a refusal asks for and yields.
struct Refusal {
  bool reason_required = false;
  Basis reason_basis;
  std::vector<LetterRule> letters;
};

struct Step {
  std::string id;
  std::string title;     // Indonesian
  std::string title_en;  // English
  std::vector<Office> offices;
  bool wait_all = false;
  StepAct act = StepAct::decide;
  Condition when;
  bool names_people = false;
  std::vector<LetterRule> letters;  // on approval, recommendation or completion
  std::optional<Refusal> refusal;   // always for decide and recommend
  Basis basis;
};

/// What a voluntary filing must answer.
enum class CallNeed : unsigned char { none, open_announcement, incoming_request };

struct FilingRule {
  std::vector<Office> by;
  std::string title;
  std::string title_en;
  bool names_required = false;
  std::vector<LetterItem> items;
  Basis items_basis;
  CallNeed call = CallNeed::none;
  Basis call_basis;
  std::vector<LetterRule> letters;
  Basis basis;
};

struct Flow {
  enum class Availability : unsigned char { provided, not_provided, forbidden };
  Mode mode = Mode::penunjukan;
  Scope scope = Scope::dalam_unit;
  Availability availability = Availability::provided;
  Basis basis;
  FilingRule filing;
  std::vector<Step> steps;
  std::string overlay;  // id of the house overlay that adds it; empty: the regulation itself
};

/// Guards on people and reasons, each with its basis.
struct PeopleRules {
  std::vector<std::string> assignable_ranks;
  Basis assignable_basis;
  Basis heads_basis;       // whoever leads a unit is not assigned
  Basis position_basis;    // kedudukan established
  Basis source_basis;      // one request, one source
  Basis competency_basis;  // at least one of the asked competencies
  Basis headcount_basis;
};

struct Regulation {
  std::string id;
  std::string title;
  std::string short_title;
  Date in_force_from;
  Basis in_force_basis;
  std::string version;  // SHA-256 (hex) of the source text and of the overlays that are part of it
  std::string source;   // the YAML, overlays appended as further documents
  std::vector<std::string> overlays;
  UnitRule unit_rule;
  PeopleRules people;
  std::map<std::string, LetterKind> letters;
  std::vector<TeamKind> team_kinds;
  std::vector<Limit> limits;
  std::vector<Flow> flows;
  std::vector<KedudukanRule> kedudukan;  // empty: the file has no such tables

  /// Null where the data says nothing of the flow, which counts as not provided.
  const Flow* flow(Mode mode, Scope scope) const;
};

/// Every loaded version. A later-added version of the same id wins among those in force on a day with the same first day.
class RegulationSet {
 public:
  /// Adds a version; the same version twice is kept once.
  void add(std::shared_ptr<const Regulation> regulation);
  /// The version of regulation `id` that is in force on `day`: the latest first day not after it. Null: none.
  std::shared_ptr<const Regulation> in_force(std::string_view id, Date day) const;
  /// Null where it is unknown.
  std::shared_ptr<const Regulation> version(std::string_view version) const;
  const std::vector<std::shared_ptr<const Regulation>>& all() const { return all_; }

 private:
  std::vector<std::shared_ptr<const Regulation>> all_;
};

}  // namespace penugasan::workflow
