// A stream of one official's notices, as a bot keeps it: woken by the hub, it reads on from where it is, over every restart of
// the server; now and then it saves how far it has come, and begins there again.
#pragma once

#include "tests/simulation/client.h"

namespace penugasan::simulation {

class Follower final : public server::Listener {
 public:
  Follower(Surroundings& around, Random random, workflow::OfficialId official, int number);

  /// To a server that has just started. Throws Violation where a saved position is gone.
  void connect();
  void disconnect();
  void wake(const server::News& news) override;
  /// Everything was read that the whole log has for the official; the server has been quiet. Throws Violation.
  void check(const std::vector<storage::StoredRecord>& log) const;

 private:
  void read_soon();
  void read();
  void save();
  std::vector<workflow::Seat> seats() const { return {{workflow::Seat::Kind::person, official_.value}}; }

  Surroundings& around_;
  Random random_;
  workflow::OfficialId official_;
  std::string name_;              // of the subscription: several may follow one official
  std::uint64_t connection_ = 0;  // a new one with each server
  bool connected_ = false;
  bool reading_is_due_ = false;
  server::LogPosition position_;
  std::vector<std::uint64_t> received_;
  std::uint64_t acknowledged_ = 0;  // a saved position that the server has confirmed
  std::uint64_t asked_ = 0;         // the furthest that it was asked to save
};

}  // namespace penugasan::simulation
