// The state machine. decide() says what follows from a command or why it is refused; apply() (apply.h) turns what happened
// into the next state. Both are pure: no clock, no I/O, no randomness; time, new identifiers, the acting official and the
// organisation come in as values. The order in which the guards are asked stands in decide_file.cc and decide_act.cc, as in
// doc/errors.md. Safe from any thread.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "workflow/events.h"
#include "workflow/organisation.h"
#include "workflow/regulation.h"
#include "workflow/rejection.h"

namespace penugasan::workflow {

/// Everything about the world that a decision may depend on.
struct Context {
  Time now;
  Date today;  // in Asia/Jakarta
  OfficialId actor;
  const Organisation& organisation;
  const RegulationSet& regulations;
};

/// A filing as the caller stated it; scope, source, team kind and headcount may be left for the rules to find.
struct File {
  RequestId id;     // the next free number, in the owner's agency
  std::string uid;  // 16 fresh bytes
  Filing filing;    // scope ignored; source, team_kind may be empty; headcount 0: default
  std::optional<Scope> stated_scope;
  const Announcement* call = nullptr;  // the announcement that filing.call names; null where there is none
  const Request* answers = nullptr;    // the request that filing.answers names; null where there is none
};

/// Approve, reject or complete the open step, or withdraw the request.
struct ActOn {
  enum class Kind : unsigned char { approve, reject, complete, withdraw };
  Kind kind = Kind::approve;
  std::string etag;
  std::vector<OfficialId> officials;  // where the step names people
  std::string reason;
};

struct Announce {
  Announcement announcement;  // id, uid, unit, headcount, competencies, purpose, period; the rest is found
};

struct CloseAnnouncement {
  std::string etag;
};

using Decision = std::variant<Events, Rejection>;

/// Refuses for the first guard that fails, in the order of filing.
Decision decide(const File& command, const Context& context);
/// `state` null: an unknown request, refused as NOT_YOUR_TURN exactly like one the actor may not see.
Decision decide(const Request* state, const ActOn& command, const Context& context);
Decision decide(const Announce& command, const Context& context);
/// `state` null: unknown, refused as NOT_YOUR_TURN.
Decision decide(const Announcement* state, const CloseAnnouncement& command, const Context& context);

/// Things worth knowing about a filing that do not refuse it: limits that only warn.
struct Warning {
  std::string reason;  // "PERIOD_SPANS_YEARS", "PERIOD_OVER_ADVISED", "HEADCOUNT_OVER_ADVISED"
  Basis basis;
};
std::vector<Warning> warnings_of(const Regulation& regulation, const Filing& filing);

}  // namespace penugasan::workflow
