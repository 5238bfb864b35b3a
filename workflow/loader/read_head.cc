#include "workflow/loader/read_head.h"

#include "workflow/loader/read_parts.h"

namespace penugasan::workflow {
namespace {

ScopeRule read_scope_rule(const YamlNode* node, const Reading& reading) {
  using When = ScopeRule::When;
  const Words<When> whens{{"source_in_owner", When::source_in_owner},
                          {"same_unit", When::same_unit},
                          {"same_perangkat_daerah", When::same_perangkat_daerah},
                          {"same_agency", When::same_agency},
                          {"other_agency", When::other_agency}};
  const Fields fields(node, reading, "a scope's rule", {"scope", "when"});
  return {read_word<Scope>(fields.required("scope"), reading), read_word(fields.required("when"), reading, whens)};
}

TeamKind read_team_kind(const YamlNode* node, const Reading& reading) {
  const Fields fields(node, reading, "a kind of team", {"id", "title", "default_in", "basis", "words", "note"});
  TeamKind kind;
  kind.id = read_id(fields.required("id"), reading);
  kind.title = read_text(fields.required("title"), reading);
  kind.default_in = read_words<Scope>(fields.optional("default_in"), reading);
  kind.basis = read_basis(fields, reading);
  return kind;
}

std::optional<Length> read_bound(const YamlNode* node, const Reading& reading) {
  if (!node) return std::nullopt;
  return read_length(node, reading);
}

void read_period(const YamlNode* node, const Reading& reading, Limit& limit) {
  if (!node) return;
  const Fields fields(node, reading, "a limit's `period`", {"at_most", "at_least", "longer_than", "shorter_than", "within"});
  limit.at_most = read_bound(fields.optional("at_most"), reading);
  limit.at_least = read_bound(fields.optional("at_least"), reading);
  limit.longer_than = read_bound(fields.optional("longer_than"), reading);
  limit.shorter_than = read_bound(fields.optional("shorter_than"), reading);
  if (const auto* within = fields.optional("within")) {
    limit.within_one_calendar_year = read_word<bool>(within, reading, {{"calendar_year", true}});
  }
  if (fields.node() && fields.node()->keys.empty()) reading.fault(node->line, "a limit's `period` that bounds nothing");
}

void read_headcount(const YamlNode* node, const Reading& reading, Limit& limit) {
  if (!node) return;
  const Fields fields(node, reading, "a limit's `headcount`", {"at_most", "at_least"});
  if (const auto* most = fields.optional("at_most")) limit.headcount_at_most = read_count(most, reading);
  if (const auto* least = fields.optional("at_least")) limit.headcount_at_least = read_count(least, reading);
  if (fields.node() && fields.node()->keys.empty()) reading.fault(node->line, "a limit's `headcount` that bounds nothing");
}

Limit read_limit(const YamlNode* node, const Reading& reading) {
  const Fields fields(node, reading, "a limit",
                      {"when", "period", "headcount", "scopes", "modes", "effect", "basis", "words", "note"});
  Limit limit;
  limit.when = read_condition(fields.optional("when"), reading);
  read_period(fields.optional("period"), reading, limit);
  read_headcount(fields.optional("headcount"), reading, limit);
  limit.scopes = read_words<Scope>(fields.optional("scopes"), reading);
  limit.modes = read_words<Mode>(fields.optional("modes"), reading);
  if (const auto* effect = fields.optional("effect")) {
    limit.warns = read_word<bool>(effect, reading, {{"warn", true}, {"refuse", false}});
  }
  limit.basis = read_basis(fields, reading);
  if (fields.node() && !fields.optional("period") && !fields.optional("headcount")) {
    reading.fault(node->line, "a limit needs a `period` or a `headcount`");
  }
  return limit;
}

LetterKind read_letter_kind(const YamlNode* node, const Reading& reading) {
  const Fields fields(node, reading, "a kind of letter", {"title", "assigns", "basis", "words", "note"});
  LetterKind kind;
  kind.title = read_text(fields.required("title"), reading);
  if (const auto* assigns = fields.optional("assigns")) kind.assigns = read_flag(assigns, reading);
  kind.basis = read_basis(fields, reading);
  return kind;
}

template <class Reader>
auto read_each(const YamlNode* node, const Reading& reading, Reader read_one) {
  std::vector<decltype(read_one(node, reading))> all;
  if (!is_list(node, reading)) return all;
  for (const auto& one : node->items) all.push_back(read_one(&one, reading));
  return all;
}

}  // namespace

UnitRule read_unit_rule(const YamlNode* node, const Reading& reading) {
  const Fields fields(node, reading, "`unit_rule`", {"unit", "lift_to", "lift_whole", "scopes", "basis", "words", "note"});
  UnitRule rule;
  const auto before = reading.faults.size();
  rule.lifted = read_word<bool>(fields.required("unit"), reading, {{"lifted", true}, {"as_named", false}});
  const bool known = reading.faults.size() == before;
  const auto* lift_to = rule.lifted ? fields.required("lift_to") : fields.optional("lift_to");
  rule.lift_to = read_ids(lift_to, reading);
  rule.lift_whole = read_ids(fields.optional("lift_whole"), reading);
  for (const std::string key : {"lift_to", "lift_whole"}) {
    if (known && !rule.lifted && fields.optional(key)) {
      reading.fault(fields.node()->line_of(key), "`" + key + "` goes with `unit: lifted` only");
    }
  }
  rule.scopes = read_each(fields.required("scopes"), reading, read_scope_rule);
  rule.basis = read_basis(fields, reading);
  return rule;
}

PeopleRules read_people(const YamlNode* node, const Reading& reading) {
  const Fields fields(node, reading, "`people`", {"assignable", "heads", "position", "source", "competency", "headcount"});
  PeopleRules people;
  if (const auto* assignable = fields.required("assignable")) {
    const Fields who(assignable, reading, "`assignable`", {"ranks", "basis", "words", "note"});
    people.assignable_ranks = read_ids(who.required("ranks"), reading);
    people.assignable_basis = read_basis(who, reading);
  }
  people.heads_basis = read_basis_alone(fields.required("heads"), reading, "`heads`");
  people.position_basis = read_basis_alone(fields.required("position"), reading, "`position`");
  people.source_basis = read_basis_alone(fields.required("source"), reading, "`source`");
  people.competency_basis = read_basis_alone(fields.required("competency"), reading, "`competency`");
  people.headcount_basis = read_basis_alone(fields.required("headcount"), reading, "`headcount`");
  return people;
}

std::map<std::string, LetterKind> read_letter_kinds(const YamlNode* node, const Reading& reading) {
  std::map<std::string, LetterKind> kinds;
  if (!node) return kinds;
  if (node->kind != YamlNode::Kind::mapping) {
    reading.fault(node->line, "`letters` must be a mapping from a letter's kind to its title and basis");
    return kinds;
  }
  for (std::size_t at = 0; at < node->keys.size(); ++at) {
    const auto& [name, line] = node->keys[at];
    if (!is_id(name, '_')) reading.fault(line, "a kind of letter is named with a-z, 0-9 and _ only");
    kinds[name] = read_letter_kind(&node->items[at], reading);
  }
  return kinds;
}

std::vector<TeamKind> read_team_kinds(const YamlNode* node, const Reading& reading) {
  return read_each(node, reading, read_team_kind);
}

std::vector<Limit> read_limits(const YamlNode* node, const Reading& reading) { return read_each(node, reading, read_limit); }

}  // namespace penugasan::workflow
