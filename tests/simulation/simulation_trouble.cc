// What goes wrong in a simulated world, and when.
#include <algorithm>

#include "storage/fence.h"
#include "tests/simulation/simulation.h"
#include "tests/simulation/store/sim_place.h"

namespace penugasan::simulation {

void Simulation::plan_trouble() {
  scheduler_.after(random_.below(3 * kSecond), [this] {
    if (calm_) return;
    make_trouble();
    plan_trouble();
  });
}

void Simulation::make_trouble() {
  const auto kind = random_.below(100);
  if (kind < 25 && process_ != nullptr) {
    tell("the server is killed");
    ++outcome_.kills;
    end_process(true);
    restart_later();
  } else if (kind < 40 && process_ != nullptr) {
    tell("the power goes");
    end_process(false);
    restart_later();
  } else if (kind < 70) {
    disk_.cut_power_at(1 + random_.below(80));
  } else if (kind < 80) {
    days_passed_ += 1 + static_cast<int>(random_.below(6));
    tell("a new day");
  } else {
    change_disk();
  }
}

// The disk fills up, or has room again; or, while the server is down, something on it is spoilt.
void Simulation::change_disk() {
  if (random_.chance(7000)) {
    const bool full = random_.chance(5000);
    outcome_.full_disks += full ? 1 : 0;
    const auto used = kCapacity - std::min(kCapacity, disk_.free_bytes());
    disk_.set_capacity(full ? used + random_.below(100 << 10) : kCapacity);
    tell(full ? "the disk is nearly full" : "the disk has room");
  } else if (random_.chance(5000) && ledger_.accepted() > 0 &&
             spoilt_.empty()) {  // once: it may be the fence, which is read below
    end_process(true);
    disk_.cut_power_at(0);  // one misfortune at a time: with the power a part of the fence would go too
    SimFiles files(disk_);
    if (files.exists("/srv/penugasan/FENCE"))
      quietly([&] { trusted_ = storage::Fence(files, "/srv/penugasan/FENCE").mark().position; });
    spoilt_ = disk_.spoil("/srv/penugasan");
    tell("spoilt: " + spoilt_);
    restart_later();
  }
}

}  // namespace penugasan::simulation
