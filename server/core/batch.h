// Commands on their way through the writer together: decided, then committed as a whole, then answered.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

#include "server/core/job.h"
#include "server/core/world.h"
#include "storage/event_store.h"

namespace penugasan::server {

struct Answer {
  std::function<void(JobResult&&)> done;
  JobResult result;
};

struct Batch {
  std::vector<storage::Entry> entries;             // of its acceptances
  std::vector<Answer> answers;                     // one for each job, in order
  std::vector<std::shared_ptr<const void>> keeps;  // what the entries point to
  std::unique_ptr<storage::Sealed> sealed;         // the entries, encoded
  WorldPtr world;                                  // with its directory loads; null: it has none
  std::chrono::steady_clock::time_point since;     // when its first job was let in

  /// Tells every caller. Once, and only after its commit.
  void tell_callers() {
    for (auto& answer : answers) answer.done(std::move(answer.result));
    answers.clear();
  }
};

}  // namespace penugasan::server
