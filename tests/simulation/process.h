// One life of a simulated penugasand, from its start to its end: the real store, writer core, followers and boot, stepped by the
// scheduler instead of by threads. When the object ends, the process has ended as by kill -9.
#pragma once

#include <deque>
#include <memory>

#include "server/core/hub_core.h"
#include "server/core/writer_core.h"
#include "storage/row_store.h"
#include "tests/simulation/scheduler.h"
#include "tests/simulation/store/disk.h"

namespace penugasan::simulation {

/// The machine that processes run on.
struct Machine {
  Disk& disk;
  Scheduler& scheduler;
  std::function<workflow::Time()> clock;
};

class Process final : public server::Publisher, public std::enable_shared_from_this<Process> {
 public:
  /// Opens the store and boots. Throws StoreError and PowerLost. `failed` is called once, when the writer gives up.
  Process(Machine& machine, Random random, std::function<void(const std::string&)> failed);
  ~Process() override = default;
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// Begins to work. Once, and only by a shared pointer's holder.
  void start();
  void submit(server::Job job);
  void publish(server::Records records) override;

  storage::RowStore& store() { return *store_; }
  server::WorldPtr world() const { return world_.get(); }
  server::Listeners& listeners() { return listeners_; }
  /// Nothing is queued, undecided, uncommitted or untold.
  bool quiet() const { return !core_.failed() && queue_.empty() && decided_.empty() && untold_ == 0 && feed_.empty(); }
  /// Indexes all that was committed, as the hub does when it is idle.
  void catch_up();

 private:
  // Around the store: nothing of what it does when it ends in good order may reach the disk.
  struct PlugIn {
    explicit PlugIn(Disk& of) : disk(of) {}
    PlugIn(const PlugIn&) = delete;
    PlugIn& operator=(const PlugIn&) = delete;
    ~PlugIn() {
      if (powered) disk.start();
    }
    Disk& disk;
    bool powered = true;
  };
  struct PlugOut {
    explicit PlugOut(PlugIn& of) : plug(of) {}
    PlugOut(const PlugOut&) = delete;
    PlugOut& operator=(const PlugOut&) = delete;
    ~PlugOut() {
      plug.powered = plug.disk.on();
      plug.disk.stop();
    }
    PlugIn& plug;
  };
  using BatchPtr = std::shared_ptr<server::Batch>;

  void later(Span at_most, void (Process::*step)());
  void wake();
  void turn();
  void begin_batch();
  void seal_newest();
  void decide_some();
  void commit_oldest();
  void tell(BatchPtr batch);
  void follow();
  void wake(const std::vector<server::Listeners::Woken>& woken);
  void each_second();
  server::Moment moment() const;

  Machine& machine_;
  Random random_;
  PlugIn plug_in_;
  std::unique_ptr<storage::RowStore> store_;
  PlugOut plug_out_;
  server::WorldBox world_;
  server::NoticeIndexer indexer_;
  server::Feed feed_;
  server::Listeners listeners_;
  server::WriterCore core_;
  std::deque<server::Job> queue_;
  std::deque<BatchPtr> decided_;
  bool sealed_ = true;  // the newest of them
  int untold_ = 0;
  bool turn_is_due_ = false;
};

}  // namespace penugasan::simulation
