#include "tests/simulation/process.h"

#include "tests/simulation/city.h"
#include "tests/simulation/store/sim_place.h"

namespace penugasan::simulation {
namespace {

constexpr std::uint64_t kDiskReserve = 64 << 10;
constexpr std::size_t kBatchesAhead = 2;  // what writer_core.h allows

template <std::size_t size>
std::array<std::uint8_t, size> random_bytes(Random& random) {
  std::array<std::uint8_t, size> bytes{};
  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random.next());
  return bytes;
}

std::unique_ptr<storage::RowStore> open_store(Machine& machine, Random salts) {
  return storage::RowStore::open(std::make_shared<SimPlace>(machine.disk), "/srv/penugasan",
                                 [salts]() mutable { return random_bytes<16>(salts); });
}

server::Decider::FreshUid fresh_uid(Random random) {
  return [random]() mutable {
    const auto bytes = random_bytes<16>(random);
    return std::string(bytes.begin(), bytes.end());
  };
}

}  // namespace

Process::Process(Machine& machine, Random random, std::function<void(const std::string&)> failed)
    : machine_(machine),
      random_(random),
      plug_in_{machine.disk},
      store_(open_store(machine, random_.fork())),
      plug_out_{plug_in_},
      world_(server::boot_with(*store_, city().regulations, machine.clock())),
      indexer_(*store_),
      feed_(store_->notices_indexed()),
      core_(*store_, world_, *this, fresh_uid(random_.fork()), {64, kDiskReserve}, std::move(failed)) {}

void Process::later(Span at_most, void (Process::*step)()) {
  machine_.scheduler.after(random_.below(at_most) + 1, [weak = weak_from_this(), step] {
    if (const auto self = weak.lock()) (self.get()->*step)();
  });
}

void Process::start() {
  each_second();
  later(kMillisecond, &Process::follow);
}

void Process::submit(server::Job job) {
  queue_.push_back(std::move(job));
  wake();
}

void Process::wake() {
  if (turn_is_due_) return;
  turn_is_due_ = true;
  later(2 * kMillisecond, &Process::turn);
}

// One step of the writer's threads: some job is decided, or the oldest decided batch is committed.
void Process::turn() {
  turn_is_due_ = false;
  if (!queue_.empty() && server::stands_alone(queue_.front())) {
    if (decided_.empty()) {
      auto job = std::move(queue_.front());
      queue_.pop_front();
      tell(std::make_shared<server::Batch>(core_.run_alone(std::move(job), moment())));
    } else {
      commit_oldest();
    }
  } else if (!queue_.empty() && (decided_.empty() || random_.chance(6000))) {
    decide_some();
  } else if (!decided_.empty()) {
    commit_oldest();
  }
  if (!queue_.empty() || !decided_.empty()) wake();
}

void Process::decide_some() {
  if (decided_.empty() || (decided_.size() < kBatchesAhead && random_.chance(5000))) begin_batch();
  for (auto most = random_.below(6) + 1; most > 0 && !queue_.empty() && !server::stands_alone(queue_.front()); --most) {
    auto job = std::move(queue_.front());
    queue_.pop_front();
    core_.decide(std::move(job), moment(), *decided_.back());
  }
}

// Batches are made one after the other: the one before takes no more.
void Process::begin_batch() {
  seal_newest();
  decided_.push_back(std::make_shared<server::Batch>());
  sealed_ = false;
}

void Process::seal_newest() {
  if (!decided_.empty() && !sealed_) core_.seal(*decided_.back());
  sealed_ = true;
}

void Process::commit_oldest() {
  if (decided_.size() == 1) seal_newest();
  auto batch = std::move(decided_.front());
  decided_.pop_front();
  core_.commit(*batch);
  tell(std::move(batch));
}

void Process::tell(BatchPtr batch) {
  ++untold_;
  machine_.scheduler.after(random_.below(kMillisecond), [weak = weak_from_this(), batch] {
    const auto self = weak.lock();
    if (self == nullptr) return;
    --self->untold_;
    batch->tell_callers();
  });
}

void Process::publish(server::Records records) {
  feed_.publish(std::move(records));
  later(20 * kMillisecond, &Process::follow);
}

// As the hub's thread does, which goes on where the store fails it.
void Process::follow() {
  try {
    auto records = feed_.take(*store_);
    wake(listeners_.concerned(records));
    indexer_.follow(std::move(records), random_.chance(5000));
  } catch (const storage::StoreError&) {
    later(kSecond, &Process::follow);
  }
}

void Process::catch_up() {
  auto records = feed_.take(*store_);
  wake(listeners_.concerned(records));
  indexer_.follow(std::move(records), true);
}

void Process::wake(const std::vector<server::Listeners::Woken>& woken) {
  for (const auto& [listener, news] : woken) listener->wake(news);
}

void Process::each_second() {
  store_->fence().sync();
  core_.disk_has(store_->free_bytes());
  if (random_.chance(2000)) wake(listeners_.all(feed_.taken_up_to()));
  machine_.scheduler.after(kSecond, [weak = weak_from_this()] {
    if (const auto self = weak.lock()) self->each_second();
  });
}

server::Moment Process::moment() const {
  return {machine_.clock(), std::chrono::steady_clock::time_point(std::chrono::microseconds(machine_.scheduler.now()))};
}

}  // namespace penugasan::simulation
