#include "tests/simulation/intentions.h"

#include <algorithm>

#include "server/core/waiting.h"
#include "tests/simulation/city.h"

namespace penugasan::simulation {
namespace {

using namespace workflow;
using namespace server;
using Kind = ActOn::Kind;

class Maker {
 public:
  Maker(Random& random, const Board& board, const std::string& name) : random_(random), board_(board), name_(name) {}

  Operation any() {
    for (const auto& directory : city().directories) {
      if (board_.world->organisation.agency(directory.agency.id) == nullptr) return load(directory.agency, directory.people);
    }
    const auto what = random_.below(100);
    if (what < 4) return load_directory();
    if (what < 7) return record_mandate();
    if (what < 12) return announce();
    if (what < 14 && !board_.announcements.empty()) return close_announcement();
    if (what < 40 || board_.requests.empty()) return file();
    return act();
  }

 private:
  const Agency& agency() {
    if (random_.chance(6000)) return *board_.world->organisation.agency(board_.home);
    return *random_.pick(board_.world->organisation.agencies());
  }
  const Official& anybody(const Agency& of) { return random_.pick(of.officials); }

  const Unit& headed_unit(const Agency& of) {
    for (;;) {
      const auto& unit = random_.pick(of.units);
      if (!unit.head.vacant(board_.today)) return unit;
    }
  }
  const OfficialId& head_of(const Unit& unit) { return *unit.head.holder(board_.today); }

  const Official& somebody_else(const Agency& of, const Post& post) {
    for (;;) {
      const auto& one = anybody(of);
      if (const auto* sits = post.holder(board_.today); sits == nullptr || *sits != one.id) return one;
    }
  }

  /// Somebody who can do a work, and leads nothing.
  const Official& worker(const Agency& of) {
    for (int tries = 0; tries < 50; ++tries) {
      const auto& one = anybody(of);
      if (!one.competencies.empty() && !board_.world->organisation.leads_a_unit(one.id, board_.today)) return one;
    }
    return of.officials.front();
  }

  std::vector<std::string> competencies_of(const Official& one) {
    return {one.competencies.empty() ? "administrasi" : random_.pick(one.competencies)};
  }

  Period period() {
    const auto from = board_.today + std::chrono::days(7 + random_.below(20));
    return {from, from + std::chrono::days(30 + random_.below(100))};
  }

  Operation file() {
    const Agency& owner = agency();
    const Agency& source = random_.chance(1000) ? agency() : owner;
    const Official& person = worker(source);
    Operation made;
    File file;
    auto& filing = file.filing;
    filing.form = random_.chance(5000) ? Form::individu : Form::tim_kerja;
    filing.headcount = 0;
    filing.purpose = "Pekerjaan " + name_;
    filing.competencies = competencies_of(person);
    filing.expectation = "Selesai";
    filing.period = period();
    if (random_.chance(3000)) {
      volunteer(file, owner, person, made);
    } else {
      appoint(file, owner, person, made);
    }
    made.command = FileJob{std::move(file)};
    return made;
  }

  void volunteer(File& file, const Agency& owner, const Official& person, Operation& made) {
    auto& filing = file.filing;
    filing.mode = Mode::pengajuan_sukarela;
    filing.owner = random_.chance(6000) ? person.unit : headed_unit(owner).id;
    made.actor = person.id;
    for (const auto& [number, call] : board_.announcements) {
      if (call.unit.agency() != owner.id || !random_.chance(5000)) continue;
      filing.call = call.id;
      filing.owner = call.unit;
    }
  }

  void appoint(File& file, const Agency& owner, const Official& person, Operation& made) {
    auto& filing = file.filing;
    const Unit& unit = headed_unit(owner);
    filing.mode = Mode::penunjukan;
    filing.owner = unit.id;
    if (random_.chance(2500)) {
      filing.source = person.unit;  // whom, the source is to say
      filing.headcount = 1;
    } else {
      filing.officials = {person.id};
      if (filing.form == Form::tim_kerja) add_colleague(filing, *agency_of(person), person);
    }
    if (!board_.requests.empty() && random_.chance(300)) filing.answers = board_.requests.rbegin()->second.request.id;
    made.actor = random_.chance(9000) ? head_of(unit) : anybody(owner).id;
  }

  const Agency* agency_of(const Official& person) { return board_.world->organisation.agency(person.id.agency()); }

  /// Somebody from the same unit who can do the same.
  void add_colleague(Filing& filing, const Agency& of, const Official& person) {
    for (const auto& one : of.officials) {
      const bool able = std::ranges::find(one.competencies, filing.competencies.front()) != one.competencies.end();
      if (one.unit != person.unit || one.id == person.id || !able) continue;
      filing.officials.push_back(one.id);
      return;
    }
  }

  /// Of the requests that were seen last, so that several people go for the same one.
  const Board::Seen& some_request() {
    std::vector<const Board::Seen*> pending;
    for (auto seen = board_.requests.rbegin(); seen != board_.requests.rend() && pending.size() < 6; ++seen) {
      if (seen->second.request.open) pending.push_back(&seen->second);
    }
    if (!pending.empty() && random_.chance(9700)) return *random_.pick(pending);
    auto any = board_.requests.begin();
    std::advance(any, random_.below(board_.requests.size()));
    return any->second;
  }

  Operation act() {
    const auto& [request, waiting] = some_request();
    Operation made;
    // Whom the last answer named, or whom it waits for by now; a few just try.
    const auto now = random_.chance(5000) ? waiting : waiting_for(request, *board_.world, board_.today);
    made.actor = !now.empty() && random_.chance(9200) ? random_.pick(now) : anybody(agency()).id;
    ActOn command;
    command.kind = kind_for(request);
    if (command.kind == Kind::withdraw && random_.chance(9000)) made.actor = request.filer;
    command.etag = etag_of(random_.chance(9700) ? request.last_position : random_.below(50));
    if (command.kind == Kind::reject || random_.chance(1000)) command.reason = "Alasan " + name_;
    if (asks_for_names(request) && command.kind != Kind::reject) command.officials = nominees(request);
    made.command = ActJob{request.id, std::move(command)};
    return made;
  }

  const Step* open_step(const Request& request) {
    if (!request.open) return nullptr;
    const auto regulation = board_.world->regulations.version(request.regulation_version);
    return &regulation->flow(request.filing.mode, request.filing.scope)->steps.at(request.open->index);
  }

  Kind kind_for(const Request& request) {
    const auto luck = random_.below(100);
    if (luck < 3) return Kind::withdraw;
    if (luck < 8) return Kind::reject;
    const Step* step = open_step(request);
    const bool judged = step != nullptr && (step->act == StepAct::decide || step->act == StepAct::recommend);
    return judged != (luck < 11) ? Kind::approve : Kind::complete;
  }

  bool asks_for_names(const Request& request) {
    const Step* step = open_step(request);
    return step != nullptr && step->names_people && (request.filing.officials.empty() || random_.chance(1500));
  }

  std::vector<OfficialId> nominees(const Request& request) {
    const Agency* of = board_.world->organisation.agency(request.filing.source.agency());
    for (int tries = 0; of != nullptr && tries < 200; ++tries) {
      const auto& one = worker(*of);
      const bool able = std::ranges::find(one.competencies, request.filing.competencies.front()) != one.competencies.end();
      if (able && board_.world->organisation.within(one.unit, request.offices.source)) return {one.id};
    }
    return {};
  }

  Operation announce() {
    const Agency& of = agency();
    const Unit& unit = headed_unit(of);
    Operation made;
    made.actor = head_of(unit);
    Announce command;
    command.announcement.unit = unit.id;
    command.announcement.purpose = "Kebutuhan " + name_;
    command.announcement.competencies = competencies_of(worker(of));
    command.announcement.period = period();
    made.command = AnnounceJob{std::move(command)};
    return made;
  }

  Operation close_announcement() {
    auto seen = board_.announcements.begin();
    std::advance(seen, random_.below(board_.announcements.size()));
    Operation made;
    made.actor = seen->second.announcer;
    made.command = CloseJob{seen->second.id, {etag_of(seen->second.last_position)}};
    return made;
  }

  // A post changes hands: at once and without dates, on a day to come, or it is left vacant.
  Operation load_directory() {
    const auto wanted = awaited_unit();
    const auto& known = directory_of(wanted.empty() ? agency().id : std::string(wanted.agency()));
    Agency changed = *board_.world->organisation.agency(known.agency.id);
    if (random_.chance(1000)) return load(std::move(changed), known.people);  // nothing is new
    const auto found = std::ranges::find(changed.units, wanted, &Unit::id);
    auto& unit = found != changed.units.end() ? *found : changed.units[random_.below(changed.units.size())];
    unit.head = passed_on(unit.head, changed);
    if (random_.chance(1000)) changed.authority = passed_on(changed.authority, changed);
    std::erase_if(changed.mandates, [&](const Mandate& mandate) { return mandate.unit == unit.id; });  // a Plt's post is vacant
    changed.name = known.agency.name + " " + name_;
    return load(std::move(changed), known.people);
  }

  static const City::Directory& directory_of(const std::string& agency) {
    return *std::ranges::find(city().directories, agency, [](const City::Directory& one) { return one.agency.id; });
  }

  /// Mostly a unit whose head has something to do now; empty: none.
  UnitId awaited_unit() {
    if (board_.requests.empty() || random_.chance(3000)) return {};
    const auto& open = some_request().request.open;
    if (!open || open->seats.empty()) return {};
    const auto& seat = random_.pick(open->seats);
    return seat.kind == Seat::Kind::head ? UnitId(seat.id) : UnitId();
  }

  Post passed_on(const Post& post, const Agency& of) {
    const auto way = random_.below(10);
    if (way < 4) return Post(anybody(of).id);
    if (way < 5) return {};
    const Date last = board_.today + std::chrono::days(random_.below(8));
    const OfficialId* sits = post.holder(board_.today);
    Post dated;
    if (sits != nullptr) dated.terms.push_back({*sits, std::nullopt, last});
    if (way < 9) dated.terms.push_back({anybody(of).id, last + std::chrono::days(1), std::nullopt});
    return dated;
  }

  // Somebody is to act for a head who is away or does not do it all themselves, or for a head that there is not.
  Operation record_mandate() {
    const Agency& of = agency();
    const Unit& unit = random_.pick(of.units);
    Mandate mandate;
    mandate.to = somebody_else(of, unit.head).id;
    mandate.valid_from = board_.today - std::chrono::days(random_.below(3));
    mandate.valid_to = board_.today + std::chrono::days(random_.below(10));
    mandate.letter = {"SP-" + name_, board_.today};
    if (unit.head.vacant(board_.today)) {
      mandate.kind = "plt";
      mandate.unit = unit.id;
    } else {
      mandate.kind = random_.chance(6000) ? "plh" : "mandat";
      mandate.from = head_of(unit);
      if (random_.chance(3000)) pass_on(of, mandate);
    }
    Operation made;
    made.command = RecordMandateJob{std::move(mandate)};
    return made;
  }

  void pass_on(const Agency& of, Mandate& mandate) {
    for (const auto& held : of.mandates) {
      if (held.kind != "mandat" || !held.covers(board_.today) || held.to == mandate.to) continue;
      mandate.kind = "ub";
      mandate.from = held.to;
      mandate.valid_from = mandate.valid_to = board_.today;
    }
  }

  static Operation load(Agency agency, std::vector<storage::Person> people) {
    Operation made;
    made.command = LoadDirectoryJob{std::move(agency), std::move(people)};
    return made;
  }

  Random& random_;
  const Board& board_;
  const std::string& name_;
};

}  // namespace

Operation any_operation(Random& random, const Board& board, const std::string& name) { return Maker(random, board, name).any(); }

}  // namespace penugasan::simulation
