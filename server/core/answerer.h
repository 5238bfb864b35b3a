// Tells callers what came of their commands, on a thread of its own: the writer is then already deciding the next batch.
// Building and sending an answer costs about as much as deciding.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "server/core/job.h"

namespace penugasan::server {

struct Answer {
  std::function<void(JobResult&&)> done;
  JobResult result;
};

class Answerer {
 public:
  Answerer();
  /// As finish().
  ~Answerer();
  Answerer(const Answerer&) = delete;
  Answerer& operator=(const Answerer&) = delete;

  /// Never waits. By one thread, and not after finish().
  void hand_over(std::vector<Answer> answers);
  /// Answers everything that was handed over, then ends the thread.
  void finish();

 private:
  void run();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Answer> waiting_;
  bool finishing_ = false;
  std::thread thread_;
};

}  // namespace penugasan::server
