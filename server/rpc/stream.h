// A stream that follows the log from a position of its own. It holds no backlog: it pulls the next messages from the store
// when the one before was written, so a slow reader costs a position and nothing else. A reader that does not take a message
// within a minute is cut off and comes back with its token.
//
// Threads: gRPC calls the On… methods, the hub calls wake(); both only ever schedule pump(), which runs under the mutex.
#pragma once

#include <chrono>
#include <deque>
#include <mutex>

#include <grpcpp/grpcpp.h>

#include "server/api/application.h"
#include "server/core/hub.h"
#include "server/errors/errors.h"
#include "server/rpc/gate.h"
#include "server/rpc/open_calls.h"

namespace penugasan::server {

template <class Response>
class LogStream : public grpc::ServerWriteReactor<Response>, public Listener, public Closable {
 public:
  LogStream(Application& app, OpenCalls& open, Pass pass, grpc::CallbackServerContext& context)
      : app_(app), pass_(std::move(pass)), open_(open), context_(context), last_sent_(std::chrono::steady_clock::now()) {}

  void wake() override { pump(); }

  void close() override {
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
    }
    pump();
  }

  void OnWriteDone(bool ok) override {
    {
      const std::lock_guard lock(mutex_);
      writing_ = false;
      if (!ok) return end(grpc::Status(grpc::StatusCode::CANCELLED, ""));
    }
    pump();
  }

  void OnCancel() override {
    const std::lock_guard lock(mutex_);
    end(grpc::Status(grpc::StatusCode::CANCELLED, ""));
  }

  void OnDone() override {
    if (!seats_.empty()) app_.hub.remove(seats_, *this);
    open_.remove(*this);
    delete this;
  }

 protected:
  /// Puts the next messages, in order, into `out`: at most some dozens. `idle`: nothing was sent for a while, so a progress
  /// message is due.
  virtual void pull(std::deque<Response>& out, bool idle) = 0;

  /// Follows these seats from now on and starts writing. Called once, last in the constructor of the concrete stream.
  void start(std::vector<workflow::Seat> seats) {
    seats_ = std::move(seats);
    app_.hub.add(seats_, *this);
    open_.add(*this);
    pump();
  }
  /// Ends the stream before it began.
  void refuse(const EdgeError& error) {
    const std::lock_guard lock(mutex_);
    end(status_of(error, pass_.caller.language));
  }

  Application& app_;
  Pass pass_;

 private:
  static constexpr auto kIdle = std::chrono::seconds(10);
  static constexpr auto kSlow = std::chrono::seconds(60);

  void pump() {
    const std::lock_guard lock(mutex_);
    const auto now = std::chrono::steady_clock::now();
    if (ended_) return;
    if (writing_) {
      if (now - last_sent_ > kSlow) context_.TryCancel();
      return;
    }
    // What was not sent yet is sent after the next start: the reader comes back with its token.
    if (closing_) return end(status_of(EdgeError{EdgeReason::shutting_down, {}, {}}, pass_.caller.language));
    try {
      if (queue_.empty()) pull(queue_, now - last_sent_ > kIdle);
    } catch (const storage::StoreError&) {
      return end(status_of(EdgeError{EdgeReason::store_failed, {}, {}}, pass_.caller.language));
    }
    if (queue_.empty()) return;
    current_ = std::move(queue_.front());
    queue_.pop_front();
    writing_ = true;
    last_sent_ = now;
    this->StartWrite(&current_);
  }

  void end(const grpc::Status& status) {
    if (ended_) return;
    ended_ = true;
    this->Finish(status);
  }

  OpenCalls& open_;
  grpc::CallbackServerContext& context_;
  std::mutex mutex_;
  std::deque<Response> queue_;  // of one pull
  Response current_;
  std::vector<workflow::Seat> seats_;
  std::chrono::steady_clock::time_point last_sent_;
  bool writing_ = false;
  bool closing_ = false;
  bool ended_ = false;
};

}  // namespace penugasan::server
