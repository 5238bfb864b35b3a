#include "server/core/scrubber.h"

#include <spdlog/spdlog.h>

namespace penugasan::server {

namespace {

void tell(std::vector<Scrubber::Done>& callers, bool scrubbed) {
  for (auto& done : callers) done(scrubbed);
  callers.clear();
}

}  // namespace

Scrubber::Scrubber(storage::KeptStore* store) : store_(store) {
  if (store_ == nullptr) return;
  waiting_.emplace_back([](bool) {});  // what an earlier process owes
  thread_ = std::thread([this] { run(); });
}

void Scrubber::scrub(Done done) {
  {
    const std::lock_guard lock(mutex_);
    if (store_ != nullptr && !stopping_) {
      waiting_.push_back(std::move(done));
      wake_.notify_one();
      return;
    }
  }
  done(false);
}

void Scrubber::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Scrubber::run() {
  for (std::unique_lock lock(mutex_);;) {
    wake_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
    std::vector<Done> callers;
    callers.swap(waiting_);
    const bool last = stopping_;
    lock.unlock();
    tell(callers, !last && scrub_now());
    if (last) return;
    lock.lock();
  }
}

bool Scrubber::scrub_now() const {
  try {
    store_->scrub();
    return true;
  } catch (const storage::StoreError& error) {
    spdlog::error("erased data is still in the store's files until the next start: {}", error.what());
    return false;
  }
}

}  // namespace penugasan::server
