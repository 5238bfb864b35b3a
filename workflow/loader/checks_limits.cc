#include <algorithm>

#include "workflow/loader/cases.h"
#include "workflow/loader/checks.h"

namespace penugasan::workflow {
namespace {

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

template <class Word>
bool is_among(const std::vector<Word>& words, Word word) {
  return words.empty() || std::find(words.begin(), words.end(), word) != words.end();
}

bool is_for(const Limit& limit, const Flow& flow) {
  return is_among(limit.scopes, flow.scope) && is_among(limit.modes, flow.mode);
}

/// A flow that is not provided counts: an overlay may add it, and can bring no limits of its own.
bool may_concern(const Limit& limit, const Flow& flow) {
  return is_for(limit, flow) && flow.availability != Flow::Availability::forbidden;
}

bool concerns_a_filing(const Limit& limit, const Flow& flow, const Regulation& regulation) {
  if (!may_concern(limit, flow)) return false;
  if (flow.availability == Flow::Availability::not_provided) return true;
  const auto cases = cases_of(regulation, flow);
  return std::any_of(cases.begin(), cases.end(), [&](const Case& filing) { return holds(limit.when, filing); });
}

/// One limit, and where it stands.
struct LimitSubject {
  const Subject& subject;
  const Limit& limit;
  const YamlNode& node;

  void fault(const char* key, const std::string& what) const {
    subject.faults.add(subject.head.file, node.line_of(key), "this limit never applies" + what);
  }
  template <class Holds>
  bool any_flow(Holds flow_holds) const {
    const auto& flows = subject.regulation.flows;
    return std::any_of(flows.begin(), flows.end(), flow_holds);
  }
  /// True where the limit is for flows of the scope or mode, and all of them are forbidden. Where there is none, unit_rule leads
  /// to none, and check_limits() has told it.
  template <class Word>
  bool only_forbidden(Word Flow::*part, Word word) const {
    return any_flow([&](const Flow& flow) { return flow.*part == word && is_for(limit, flow); }) &&
           !any_flow([&](const Flow& flow) { return flow.*part == word && may_concern(limit, flow); });
  }
};

/// No scope or mode that the limit names may hold nothing but what is forbidden.
void check_words(const LimitSubject& one) {
  for (const auto scope : one.limit.scopes) {
    if (!one.only_forbidden(&Flow::scope, scope)) continue;
    one.fault("scopes", " in `" + std::string(name_of(scope)) + "`, where every flow that it is for is forbidden: take it out");
  }
  for (const auto mode : one.limit.modes) {
    if (!one.only_forbidden(&Flow::mode, mode)) continue;
    one.fault("modes", " to `" + std::string(name_of(mode)) + "`, of which every flow that it is for is forbidden: take it out");
  }
}

}  // namespace

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

void check_limits_apply(const Subject& subject) {
  for (std::size_t at = 0; at < subject.regulation.limits.size(); ++at) {
    const LimitSubject one{subject, subject.regulation.limits[at], subject.head.node->at("limits").at(at)};
    check_words(one);
    if (!contradiction_of(one.limit.when, subject.regulation).empty()) continue;                  // check_limits() has told it
    if (!one.any_flow([&](const Flow& flow) { return may_concern(one.limit, flow); })) continue;  // has been told
    if (one.any_flow([&](const Flow& flow) { return concerns_a_filing(one.limit, flow, subject.regulation); })) continue;
    one.fault("when", ": its `when` holds for no filing of the flows that it is for");
  }
}

}  // namespace penugasan::workflow
