#include "server/core/answerer.h"

#include <iterator>

namespace penugasan::server {

Answerer::Answerer() : thread_([this] { run(); }) {}

Answerer::~Answerer() { finish(); }

void Answerer::hand_over(std::vector<Answer> answers) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.insert(waiting_.end(), std::make_move_iterator(answers.begin()), std::make_move_iterator(answers.end()));
  }
  wake_.notify_one();
}

void Answerer::finish() {
  {
    const std::lock_guard lock(mutex_);
    finishing_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Answerer::run() {
  for (;;) {
    std::vector<Answer> answers;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return finishing_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      answers.swap(waiting_);
    }
    for (auto& answer : answers) answer.done(std::move(answer.result));
  }
}

}  // namespace penugasan::server
