#include "tests/simulation/simulation.h"

#include <algorithm>

#include "server/core/clock.h"
#include "tests/simulation/checks.h"
#include "tests/simulation/city.h"

namespace penugasan::simulation {
namespace {

constexpr Span kBusy = 12 * kSecond;
constexpr Span kAtMost = 600 * kSecond;

workflow::Time first_noon() { return server::noon_of(first_day()); }

/// Who has most to do: the heads, and of one agency most of them.
std::vector<workflow::OfficialId> followed(const std::string& home) {
  std::vector<workflow::OfficialId> found;
  for (const auto& one : city().directories) {
    const int weight = one.agency.id == home ? 8 : 1;
    for (const auto& unit : one.agency.units) {
      if (const auto* head = unit.head.holder(first_day())) found.insert(found.end(), weight, *head);
    }
  }
  return found;
}

}  // namespace

Simulation::Simulation(std::uint64_t seed, std::function<void(const std::string&)> trace)
    : random_(seed * 0x2545f4914f6cdd1d + 1),
      trace_(std::move(trace)),
      disk_(random_.fork(), kCapacity),
      machine_{disk_, scheduler_, [this] { return now(); }} {
  // Half of the worlds have a disk that fails now and then.
  if (random_.chance(5000)) faults_ = {random_.below(40), random_.below(40), random_.below(20)};
  const auto& home = random_.pick(city().directories).agency;
  board_.home = home.id;
  const int people = 3 + static_cast<int>(random_.below(6));
  for (int i = 0; i < people; ++i)
    clients_.push_back(std::make_unique<Client>(*this, random_.fork(), i, 8 + static_cast<int>(random_.below(12))));
  for (int i = 0; i < 4; ++i)
    followers_.push_back(std::make_unique<Follower>(*this, random_.fork(), random_.pick(followed(home.id)), i));
}

void Simulation::tell(const std::string& what) {
  if (trace_) trace_(std::to_string(scheduler_.now()) + " us: " + what);
}

workflow::Time Simulation::now() const {
  return first_noon() + std::chrono::days(days_passed_) + std::chrono::microseconds(scheduler_.now());
}

Outcome Simulation::run() {
  try {
    live();
    if (!over_) settle();
  } catch (const Violation& violation) {
    outcome_.violation = violation.what();
  }
  if (process_ != nullptr) note(process_->store().head().hash[0]);
  outcome_.accepted = ledger_.accepted();
  end_process(true);
  return outcome_;
}

void Simulation::live() {
  disk_.set_faults(faults_);
  start_process();
  for (auto& client : clients_) client->start();
  plan_trouble();
  while (!over_ && scheduler_.now() < kBusy) step();
}

// The trouble is over: in a last rush everybody gets their answers, the followers read on, and then everything must hold.
void Simulation::settle() {
  calm_ = true;
  disk_.set_faults({});
  disk_.cut_power_at(0);
  disk_.set_capacity(kCapacity);
  tell("all trouble is over");
  end_process(true);
  restart_later();
  for (auto& client : clients_) client->hurry(2 + static_cast<int>(random_.below(6)));
  while (!over_ && !settled()) {
    step();
    if (scheduler_.now() > kAtMost) throw Violation("somebody never got an answer, although all trouble was over");
  }
  if (over_) return;
  pass(kLongestDelay + kSecond);  // a message that was on its way all that time may still come
  process_->catch_up();
  pass(kSecond);
  check();
  if (process_->store().notices_indexed() != process_->store().head().position)
    throw Violation("the notice index has not caught up");
  const Log log = process_->store().records(1, static_cast<std::size_t>(-1));
  for (const auto& follower : followers_) follower->check(log);
  for (const auto& stored : log) {
    for (const auto& event : stored.record.events) {
      const auto* closed = std::get_if<workflow::Closed>(&event);
      if (closed != nullptr && closed->state == workflow::State::assigned) ++outcome_.assigned;
    }
  }
}

void Simulation::pass(Span time) {
  for (const Span end = scheduler_.now() + time; scheduler_.now() < end;) step();
}

bool Simulation::settled() const {
  const bool content = std::ranges::all_of(clients_, [](const auto& client) { return client->content(); });
  return content && process_ != nullptr && process_->quiet();
}

void Simulation::step() {
  try {
    scheduler_.step();
  } catch (const PowerLost&) {
    tell("the power goes in the middle of something");
    end_process(false);
    restart_later();
  }
  if (process_ != nullptr) board_.world = process_->world();
  board_.today = server::today_of(now());
}

void Simulation::start_process() {
  starting_ = false;
  try {
    auto begun = std::make_shared<Process>(machine_, random_.fork(), [this](const std::string& what) { store_failed(what); });
    ++outcome_.starts;
    process_ = std::move(begun);
    tell("the server serves; its log ends at record " + std::to_string(process_->store().head().position));
    note(process_->store().head().position);
    (void)disk_.take_trouble();
    check();
    process_->start();
    if (!spoilt_.empty()) {
      over_ = true;  // what the fence vouches for is there: more cannot be asked of a spoilt store
      return;
    }
    for (auto& follower : followers_) quietly([&] { follower->connect(); });
  } catch (const storage::StoreError& error) {
    end_process(true);
    if (!start_failed(error)) restart_later();
  } catch (const PowerLost&) {
    tell("the power goes while the server starts");
    end_process(false);
    restart_later();
  }
}

// A start may fail because of the disk, and then the next one is tried. True where the store is rightly refused for good.
bool Simulation::start_failed(const storage::StoreError& error) {
  tell(std::string("the server does not start: ") + error.what());
  using Kind = storage::StoreError::Kind;
  const bool refused = error.kind() == Kind::damaged || error.kind() == Kind::alien || error.kind() == Kind::newer_format;
  if (!spoilt_.empty() && refused) {
    ++outcome_.refused_starts;
    return over_ = true;
  }
  if (refused) throw Violation(std::string("a store that nobody spoilt is refused: ") + error.what());
  if (!disk_.take_trouble()) throw Violation(std::string("the server does not start, although the disk works: ") + error.what());
  return false;
}

void Simulation::store_failed(const std::string& what) {
  tell("the store fails: " + what);
  if (!disk_.take_trouble()) throw Violation("the store failed, although the disk works: " + what);
  ++outcome_.failed_stores;
  // As main() does: what is queued is still answered, then the process ends.
  scheduler_.after(random_.below(50 * kMillisecond) + 1, [this, process = std::weak_ptr<Process>(process_)] {
    if (process.expired() || process.lock() != process_) return;
    end_process(true);
    restart_later();
  });
}

// Ends the server as a kill does; without power the disk also loses what it was not asked to keep.
void Simulation::end_process(bool with_power) {
  for (auto& follower : followers_) follower->disconnect();
  process_.reset();
  if (with_power) return;
  ++outcome_.power_losses;
  disk_.lose_power();
  disk_.start();
}

void Simulation::restart_later() {
  if (starting_) return;
  starting_ = true;
  scheduler_.after(random_.below(kSecond) + kMillisecond, [this] { start_process(); });
}

void Simulation::quietly(const std::function<void()>& look) {
  disk_.pause_faults();
  look();
  disk_.resume_faults();
}

void Simulation::check() {
  quietly([&] {
    const auto& store = process_->store();
    check_replay(store);
    const Log log = store.records(1, static_cast<std::size_t>(-1));
    check_notices(store, log);
    check_routes(log, *process_->world());
    ledger_.check(log, trusted_);
  });
}

}  // namespace penugasan::simulation
