// One client of the torture: files requests and decides on them, one command at a time, and writes down what it sends and what it
// is told. When the server breaks off it repeats the command with the same request_id, or leaves it at that; now and then it
// repeats a command that was acknowledged long ago and expects the same answer.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "penugasan/v1/requests.pb.h"
#include "tests/torture/client_record.h"
#include "tests/torture/lobby.h"

namespace penugasan::torture {

/// What all customers have in common.
struct Market {
  Lobby& lobby;
  ClientRecord& record;
  std::chrono::milliseconds pause;      // between two commands, on average
  std::atomic<bool> reads_fail{false};  // INTERNAL is what one is told then
  std::atomic<std::size_t> acknowledged{0};
  std::atomic<std::size_t> repeated{0};  // acknowledged commands sent again
  std::atomic<std::size_t> wrong{0};     // repetitions with another answer, and refusals that nothing explains
  std::mutex mutex{};                    // of what follows
  std::string first_wrong{};
  std::set<std::string> refused_as{};

  void note_wrong(const std::string& what);
  void note_refusal(const clients::CallError& error);
  /// What commands were refused with: "UNAVAILABLE SHUTTING_DOWN", "UNAVAILABLE " where the connection broke.
  std::set<std::string> refusals();
};

class Customer {
 public:
  Customer(Market& market, std::uint64_t seed);
  /// Until the lobby is closed.
  void run();

 private:
  /// Sends one command over the connection; throws clients::CallError.
  using Send = std::function<v1::AssignmentRequest(const clients::Connection&)>;
  struct Answered {
    Send send;
    std::string answer;  // its bytes
  };

  bool one_request();
  bool command(const std::string& filing, const char* act, const std::string& id, const Send& send);
  bool settle(const std::string& id, const Send& send);
  void repeat_something();
  Send filing(const std::string& id, std::size_t which) const;
  template <class Request, class Method>
  Send act(const std::string& id, const char* official, Method method, bool reason) const;
  std::string fresh_id();
  bool chance(int in_hundred);
  void pause();

  Market& market_;
  std::mt19937_64 random_;
  v1::AssignmentRequest seen_;     // the running request, as last answered
  std::deque<Answered> answered_;  // the latest
};

}  // namespace penugasan::torture
