#include "tests/simulation/intentions.h"

#include <algorithm>

#include "server/core/waiting.h"
#include "tests/simulation/city.h"
#include "tests/simulation/directory_intentions.h"

namespace penugasan::simulation {
namespace {

using namespace workflow;
using namespace server;
using Kind = ActOn::Kind;

class Maker : Chooser {
 public:
  Maker(Random& random, const Board& board, const std::string& name)
      : Chooser(random, board), name_(name), directories_(random, board, name) {}

  Operation any() {
    for (const auto& directory : city().directories) {
      if (board_.world->organisation.agency(directory.agency.id) == nullptr) return DirectoryMaker::load(directory);
    }
    const auto what = random_.below(100);
    if (what < 4) return directories_.load_changed();
    if (what < 7) return directories_.record_mandate();
    if (what < 12) return announce();
    if (what < 14 && !board_.announcements.empty()) return close_announcement();
    if (what < 40 || board_.requests.empty()) return file();
    return act();
  }

 private:
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

  const std::string& name_;
  DirectoryMaker directories_;
};

}  // namespace

Operation any_operation(Random& random, const Board& board, const std::string& name) { return Maker(random, board, name).any(); }

}  // namespace penugasan::simulation
