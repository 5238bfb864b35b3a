// A web server for one test: takes what is posted to it and answers as it is told.
//
//   HttpReceiver receiver;
//   receiver.answer_with(503);          // until told otherwise; 200 at first
//   ... something posts to receiver.url()
//   EXPECT_TRUE(receiver.wait_for(1, 10s));
//   EXPECT_EQ(receiver.bodies()[0], "…");
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace penugasan::testing {

class HttpReceiver {
 public:
  /// Listens on a free port of this machine.
  HttpReceiver();
  ~HttpReceiver();
  HttpReceiver(const HttpReceiver&) = delete;
  HttpReceiver& operator=(const HttpReceiver&) = delete;

  /// "http://127.0.0.1:PORT/notices"
  std::string url() const;
  void answer_with(int status) { status_ = status; }
  /// Waits until so many calls came; false: not within `limit`.
  bool wait_for(std::size_t calls, std::chrono::milliseconds limit) const;
  /// Heads and bodies of the calls so far, in order.
  std::vector<std::string> heads() const;
  std::vector<std::string> bodies() const;

 private:
  void run();
  void take(int connection);

  int listener_ = -1;
  int port_ = 0;
  std::atomic<int> status_{200};
  mutable std::mutex mutex_;
  mutable std::condition_variable came_;
  std::vector<std::string> heads_, bodies_;
  std::thread thread_;
};

}  // namespace penugasan::testing
