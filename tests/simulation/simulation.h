// One simulated world, wholly determined by its seed: a disk, the lives of a server on it one after the other, a network, clients
// and followers. Ends with everybody answered and everything checked.
//
//   Outcome outcome = Simulation(7, {}).run();
//   outcome.violation is empty where all held.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/simulation/board.h"
#include "tests/simulation/client.h"
#include "tests/simulation/follower.h"
#include "tests/simulation/ledger.h"
#include "tests/simulation/process.h"

namespace penugasan::simulation {

struct Outcome {
  std::string violation;     // empty: none
  std::uint64_t digest = 0;  // of all that happened: alike whenever the seed is
  // What the world saw, to know that it was not an idle one.
  int starts = 0;
  int kills = 0;
  int power_losses = 0;
  int failed_stores = 0;
  int refused_starts = 0;  // of a store that was spoilt on purpose
  int full_disks = 0;
  std::size_t accepted = 0;
  int assigned = 0;
};

class Simulation final : public Surroundings {
 public:
  /// `trace`, where there is one, is told what happens.
  Simulation(std::uint64_t seed, std::function<void(const std::string&)> trace);
  Outcome run();

 private:
  // For clients and followers.
  Scheduler& scheduler() override { return scheduler_; }
  Ledger& ledger() override { return ledger_; }
  Board& board() override { return board_; }
  Process* process() override { return process_.get(); }
  bool calm() const override { return calm_; }
  void quietly(const std::function<void()>& look) override;
  void tell(const std::string& what) override;
  void note(std::uint64_t value) override { outcome_.digest = (outcome_.digest ^ value) * 0x100000001b3 + 1; }

  workflow::Time now() const;
  void live();
  void settle();
  void pass(Span time);
  bool settled() const;
  void step();
  void start_process();
  bool start_failed(const storage::StoreError& error);
  void store_failed(const std::string& what);
  void end_process(bool with_power);
  void restart_later();
  void plan_trouble();
  void make_trouble();
  void change_disk();
  void check();

  static constexpr std::uint64_t kCapacity = 16 << 20;

  Random random_;
  std::function<void(const std::string&)> trace_;
  Scheduler scheduler_;
  Disk disk_;
  Machine machine_;
  Ledger ledger_;
  Board board_;
  std::vector<std::unique_ptr<Client>> clients_;
  std::vector<std::unique_ptr<Follower>> followers_;
  std::shared_ptr<Process> process_;
  DiskFaults faults_;
  Outcome outcome_;
  int days_passed_ = 0;
  bool calm_ = false;      // no more trouble: whatever is open comes to its end
  bool starting_ = false;  // a start is scheduled
  bool over_ = false;      // the store was spoilt and is rightly refused
  std::string spoilt_;
  std::uint64_t trusted_ = ~std::uint64_t{0};  // up to where the fence vouches for the log once it was spoilt
};

}  // namespace penugasan::simulation
