// Written from routes.md and the directories' meaning, not from workflow/route.cc: who sits where is worked out from the loaded
// directories alone.
#include <algorithm>
#include <map>
#include <set>

#include "server/core/clock.h"
#include "tests/simulation/checks.h"
#include "tests/simulation/operation.h"

namespace penugasan::simulation {
namespace {

using namespace workflow;

/// The directories in force at some point of the log.
class Offices {
 public:
  void load(const Agency& agency) { agencies_[agency.id] = agency; }
  void add(const MandateRecorded& recorded) { agencies_.at(recorded.agency).mandates.push_back(recorded.mandate); }

  /// The seats that an office means for a request, from the request's units and people.
  std::set<Seat> seats(Office office, const Filed& filed, const std::vector<OfficialId>& named) const {
    const auto& units = filed.offices;
    std::set<Seat> result;
    switch (office) {
      case Office::owner_head: return {{Seat::Kind::head, units.owner.value}};
      case Office::owner_kpd: return {{Seat::Kind::head, units.owner_top.value}};
      case Office::owner_authority: return {{Seat::Kind::authority, std::string(units.owner.agency())}};
      case Office::owner_personnel_head: return {personnel(units.owner)};
      case Office::source_head: return {{Seat::Kind::head, units.source.value}};
      case Office::source_kpd: return {{Seat::Kind::head, units.source_top.value}};
      case Office::source_authority: return {{Seat::Kind::authority, std::string(units.source.agency())}};
      case Office::source_personnel_head: return {personnel(units.source)};
      case Office::appraisers:
        for (const auto& one : named) result.insert({Seat::Kind::appraiser, one.value});
        return result;
      case Office::assignees:
        for (const auto& one : named) result.insert({Seat::Kind::person, one.value});
        return result;
      case Office::filer: return {};  // checked by whoever filed: no step of a shipped regulation waits for the filer
    }
    return {};
  }

  /// Whether the official may act for the seat on that day: holds the office, or stands in for whom does by a mandate.
  bool holds(const OfficialId& official, const Seat& seat, Date day) const {
    if (seat.kind == Seat::Kind::person) return official.value == seat.id;
    const auto found = agencies_.find(seat.id.substr(0, seat.id.find('/')));
    if (found == agencies_.end()) return false;
    const Agency& agency = found->second;
    const OfficialId sitting = sits(agency, seat, day);
    if (!sitting.empty() && sitting == official) return true;
    return std::ranges::any_of(agency.mandates, [&](const Mandate& mandate) {
      if (mandate.to != official || !runs(mandate, day)) return false;
      if (mandate.kind == "plt") return plt_reaches(mandate, seat, sitting);
      if (sitting.empty()) return false;
      return mandate.kind == "ub" ? has_mandat(agency, sitting, mandate.from, day) : mandate.from == sitting;
    });
  }

 private:
  static bool runs(const Mandate& mandate, Date day) { return mandate.valid_from <= day && day <= mandate.valid_to; }

  /// What is passed on u.b. must be held by mandat on the same day.
  static bool has_mandat(const Agency& agency, const OfficialId& from, const OfficialId& to, Date day) {
    return std::ranges::any_of(agency.mandates, [&](const Mandate& held) {
      return held.kind == "mandat" && held.from == from && held.to == to && runs(held, day);
    });
  }

  static OfficialId in_office(const Post& post, Date day) {
    for (const auto& term : post.terms) {
      if (term.from.value_or(day) <= day && day <= term.to.value_or(day)) return term.official;
    }
    return {};
  }

  static OfficialId sits(const Agency& agency, const Seat& seat, Date day) {
    if (seat.kind == Seat::Kind::authority) return in_office(agency.authority, day);
    if (seat.kind == Seat::Kind::appraiser) {
      for (const auto& one : agency.officials) {
        if (one.id.value == seat.id) return one.appraiser;
      }
      return {};
    }
    for (const auto& unit : agency.units) {
      if (unit.id.value == seat.id) return in_office(unit.head, day);
    }
    return {};
  }

  Seat personnel(const UnitId& unit) const {
    return {Seat::Kind::head, agencies_.at(std::string(unit.agency())).personnel_office.value};
  }

  /// A Plt sits in the place of a vacant head, and only there.
  static bool plt_reaches(const Mandate& mandate, const Seat& seat, const OfficialId& sitting) {
    return seat.kind == Seat::Kind::head && sitting.empty() && mandate.unit.value == seat.id;
  }

  std::map<std::string, Agency> agencies_;
};

struct OneRequest {
  Filed filed;
  std::optional<StepOpened> open;
  std::vector<Seat> waiting;           // seats of the open step that have not acted
  std::map<std::uint32_t, bool> done;  // steps that are over
  std::vector<OfficialId> named;
};

class Routes {
 public:
  explicit Routes(const server::World& world) : world_(world) {}

  void follow(const Record& record) {
    for (const auto& event : record.events) {
      if (const auto* loaded = std::get_if<DirectoryLoaded>(&event)) offices_.load(loaded->agency);
      if (const auto* recorded = std::get_if<MandateRecorded>(&event)) offices_.add(*recorded);
      if (const auto* filed = std::get_if<Filed>(&event)) file(record, *filed);
      if (record.request == 0) continue;
      auto& request = requests_[record.request];
      if (const auto* named = std::get_if<OfficialsNamed>(&event)) request.named = named->officials;
      if (const auto* acted = std::get_if<Acted>(&event)) act(record, *acted, request);
      if (const auto* opened = std::get_if<StepOpened>(&event)) open(record, *opened, request);
      if (const auto* closed = std::get_if<Closed>(&event)) close(record, *closed, request);
    }
  }

 private:
  [[noreturn]] static void wrong(const Record& record, const std::string& what) {
    throw Violation("record " + std::to_string(record.position) + " of request " + std::to_string(record.request) + ": " + what);
  }

  const Flow& flow_of(const OneRequest& request) const {
    const auto& filing = request.filed.filing;
    return *world_.regulations.version(request.filed.regulation_version)->flow(filing.mode, filing.scope);
  }

  std::set<Seat> seats_of(std::uint32_t step, const OneRequest& request) const {
    std::set<Seat> result;
    for (const auto office : flow_of(request).steps.at(step).offices)
      result.merge(offices_.seats(office, request.filed, request.named));
    return result;
  }

  void file(const Record& record, const Filed& filed) {
    if (!offices_.holds(record.actor, filed.seat, server::today_of(record.time)))
      wrong(record, record.actor.value + " filed from a post that they do not hold");
    requests_[record.request] = {filed, {}, {}, {}, filed.filing.officials};
  }

  void open(const Record& record, const StepOpened& opened, OneRequest& request) {
    if (request.open && !request.waiting.empty() && !request.done[request.open->step])
      wrong(record, "a step opens while the one before it still waits");
    request.open = opened;
    request.waiting = opened.seats;
    if (std::set<Seat>(opened.seats.begin(), opened.seats.end()) != seats_of(opened.step, request))
      wrong(record, "a step waits for other offices than its regulation names");
  }

  void act(const Record& record, const Acted& acted, OneRequest& request) {
    if (acted.act == Act::withdrawn) {
      if (acted.actor != record.actor) wrong(record, "withdrawn in another's name");
      return;
    }
    if (acted.actor != record.actor) wrong(record, "an act in the name of " + acted.actor.value + " by " + record.actor.value);
    const Date day = server::today_of(record.time);
    const auto& step = flow_of(request).steps.at(acted.step);
    const bool own = std::ranges::find(request.named, acted.actor) != request.named.end();
    if (own && step.act == StepAct::decide) wrong(record, acted.actor.value + " decided their own case");
    // One sole person in consecutive offices acts once: such an act opens and closes its step in one record.
    if (acted.satisfied_by_same_act && (!request.open || request.open->step != acted.step)) {
      const auto seats = seats_of(acted.step, request);
      if (!seats.contains(acted.seat) || !offices_.holds(acted.actor, acted.seat, day))
        wrong(record, acted.actor.value + " is taken to have acted on a step whose office they do not hold");
      request.done[acted.step] = true;
      return;
    }
    if (!request.open || request.open->step != acted.step) wrong(record, "an act on a step that is not open");
    const bool waits = std::ranges::find(request.waiting, acted.seat) != request.waiting.end();
    if (!waits || !offices_.holds(acted.actor, acted.seat, day))
      wrong(record, acted.actor.value + " acted on step " + step.id + " without holding an office that it waits for");
    std::erase_if(request.waiting, [&](const Seat& seat) {
      return !request.open->wait_all || std::ranges::find(acted.seats_done, seat) != acted.seats_done.end();
    });
    if (request.waiting.empty()) request.done[acted.step] = true;
  }

  void close(const Record& record, const Closed& closed, OneRequest& request) {
    if (closed.state != State::assigned) return;
    const auto& filing = request.filed.filing;
    const auto& steps = flow_of(request).steps;
    for (std::uint32_t index = 0; index < steps.size(); ++index) {
      const auto& when = steps[index].when;
      const bool asked = (!when.form || *when.form == filing.form) && (!when.team_kind || *when.team_kind == filing.team_kind) &&
                         !when.people_named;  // of those that depend on names, the names at that time decide
      if (asked && !request.done[index]) wrong(record, "assigned without step " + steps[index].id);
    }
  }

  const server::World& world_;
  Offices offices_;
  std::map<std::uint64_t, OneRequest> requests_;
};

}  // namespace

void check_routes(const Log& log, const server::World& world) {
  Routes routes(world);
  for (const auto& stored : log) routes.follow(stored.record);
}

}  // namespace penugasan::simulation
