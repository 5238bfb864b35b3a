// Somebody with a computer and a bad connection: wants one thing after the other, asks again under the same request_id when no
// answer comes, gives up, asks twice, uses a request_id for something else. And what people and followers find around them.
#pragma once

#include <memory>
#include <string>

#include "tests/simulation/board.h"
#include "tests/simulation/ledger.h"
#include "tests/simulation/process.h"

namespace penugasan::simulation {

class Surroundings {
 public:
  virtual ~Surroundings() = default;
  virtual Scheduler& scheduler() = 0;
  virtual Ledger& ledger() = 0;
  virtual Board& board() = 0;
  /// Null while the server is down.
  virtual Process* process() = 0;
  /// The network delivers.
  virtual bool calm() const = 0;
  /// What somebody looks at from outside the world: the disk does not fail it, and it is no part of what happens.
  virtual void quietly(const std::function<void()>& look) = 0;
  virtual void tell(const std::string& what) = 0;
  virtual void note(std::uint64_t value) = 0;
};

/// So long a message is on its way at most.
constexpr Span kLongestDelay = 5 * kSecond;

class Client {
 public:
  Client(Surroundings& around, Random random, int number, int wishes);
  /// Begins to want things.
  void start() { think(); }
  /// Has all its answers and wants nothing more.
  bool content() const { return current_ == nullptr && wishes_ == 0; }
  /// Wants only so much more, and that soon.
  void hurry(int wishes);

 private:
  void think();
  void wish();
  void ask(Operation& operation);
  void ask_again();
  void deliver(Operation& operation);
  void hear(Operation& operation, const server::JobResult& result);
  void settled();
  Span network_delay();
  bool lost();

  Surroundings& around_;
  Random random_;
  int number_;
  int wishes_;
  int wished_ = 0;
  Operation* current_ = nullptr;  // waits for its answer
  bool thinking_ = false;
  std::uint64_t attempt_ = 0;
  std::vector<Operation*> past_;
};

}  // namespace penugasan::simulation
