// A stream that follows the log from a position of its own. It holds no backlog: it pulls the next messages from the store
// when the one before was written, so a slow reader costs a position and nothing else. A reader that does not take a message
// within stream_patience (a minute, unless configured) is cut off and comes back with its resume token.
//
// It reads what may concern it: the hub says up to where nothing did (LogPosition).
//
// It lives no longer than the bearer token that vouches for its caller: TOKEN_EXPIRED ends it within ten seconds (a wake-up of
// the hub) of the moment from which a call with that token is refused.
//
// Threads: the workers call the on_… methods, the hub calls wake(); both only ever call pump(), under the mutex.
#pragma once

#include <chrono>
#include <deque>
#include <mutex>

#include <grpcpp/grpcpp.h>

#include "server/api/application.h"
#include "server/core/clock.h"
#include "server/core/hub.h"
#include "server/errors/errors.h"
#include "server/identity/token.h"
#include "server/metrics/metrics.h"
#include "server/rpc/gate.h"
#include "server/rpc/open_calls.h"
#include "server/rpc/stream_call.h"

namespace penugasan::server {

template <class Response>
class LogStream : public StreamEvents, public Listener, public Closable {
 public:
  LogStream(Application& app, const Gate& gate, OpenCalls& open, Pass pass, OutStream<Response>& out)
      : app_(app),
        pass_(std::move(pass)),
        gate_(gate),
        open_(open),
        out_(out),
        unread_(app.metrics.unread()),
        last_sent_(std::chrono::steady_clock::now()),
        believed_until_(end_of(pass_.caller.principal)) {
    gate_.note_stream_began(pass_);
  }

  void wake(const News& news) override {
    const std::lock_guard lock(mutex_);
    if (ended_) return;
    if (const auto* seats = moved(); seats != nullptr) {
      app_.hub.change(*seats, *this);
      position_.distrust();
    }
    position_.woken(news);
    pump();
  }

  void close() override {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    pump();
  }

  void on_written(bool ok) override {
    const std::lock_guard lock(mutex_);
    writing_ = false;
    unread_.taken();
    if (!ok) return cancelled();
    pump();
  }

  void on_cancelled() override {
    const std::lock_guard lock(mutex_);
    cancelled();
  }

  void on_over() override {
    app_.hub.remove(*this);
    open_.remove(*this);
  }

 protected:
  /// Puts the next messages, in order, into `out`: at most some dozens, and moves position_ on. `idle`: nothing was sent for a
  /// while, so a progress message is due. Late: it is far behind in the log, and the next pull may wait for others' work.
  virtual Urgency pull(std::deque<Response>& out, bool idle) = 0;
  /// The seats to follow from now on, where they are no longer those that start() was given; else null.
  virtual const std::vector<workflow::Seat>* moved() { return nullptr; }

  /// Follows these seats from now on and starts writing. Called once, last in the constructor of the concrete stream.
  void start(const std::vector<workflow::Seat>& seats) {
    app_.hub.add(seats, *this);
    open_.add(*this);
    const std::lock_guard lock(mutex_);
    pump();
  }
  /// Ends the stream before it began.
  void refuse(const EdgeError& error) {
    const std::lock_guard lock(mutex_);
    end(error);
  }

  Application& app_;
  Pass pass_;
  LogPosition position_;  // up to which everything was put into messages

 private:
  static constexpr auto kIdle = std::chrono::seconds(10);

  // Token times are the real clock's, also where TestingService moves the server's day.
  static workflow::Time end_of(const Principal& principal) {
    return principal.expires == workflow::Time{} ? workflow::Time::max() : principal.expires + kTokenSkew;
  }

  // Under the mutex.
  void pump() {
    const auto now = std::chrono::steady_clock::now();
    if (ended_) return;
    if (writing_) {
      if (now - last_sent_ > app_.config.stream_patience) cut_off();
      return;
    }
    // What was not sent yet is sent after the next start: the reader comes back with its token.
    if (closing_) return end(EdgeError{EdgeReason::shutting_down, {}, {}});
    if (SystemClock().now() >= believed_until_) return end(EdgeError{EdgeReason::token_expired, {}, {}});
    try {
      if (queue_.empty()) urgency_ = pull(queue_, now - last_sent_ > kIdle);
    } catch (const storage::StoreError&) {
      return end(EdgeError{EdgeReason::store_failed, {}, {}});
    }
    if (queue_.empty()) return;
    writing_ = true;
    last_sent_ = now;
    unread_.sent();
    out_.write(queue_.front(), urgency_);
    queue_.pop_front();
  }

  // Whoever does not read cannot be told why either: a status would queue behind what was not read.
  void cut_off() {
    cut_off_ = true;
    out_.context().TryCancel();
  }
  void cancelled() {
    const grpc::Status status(grpc::StatusCode::CANCELLED, "");
    if (cut_off_) return end(status, code_of(EdgeReason::slow_reader), wire_name(EdgeReason::slow_reader));
    end(status, status.error_code(), {});
  }
  void end(const EdgeError& error) {
    const auto status = status_of(error, pass_.caller.language, pass_.ids.request_id);
    end(status, status.error_code(), wire_name(error.reason));
  }
  // `code` and `reason` are what is noted; the caller is told the status.
  void end(const grpc::Status& status, grpc::StatusCode code, std::string_view reason) {
    if (ended_) return;
    ended_ = true;
    gate_.note_stream_ended(pass_, code, reason);
    out_.finish(status);
  }

  const Gate& gate_;
  OpenCalls& open_;
  OutStream<Response>& out_;
  UnreadMark unread_;
  std::mutex mutex_;
  std::deque<Response> queue_;  // of one pull
  Urgency urgency_ = Urgency::live;
  std::chrono::steady_clock::time_point last_sent_;
  const workflow::Time believed_until_;
  bool writing_ = false;
  bool cut_off_ = false;
  bool closing_ = false;
  bool ended_ = false;
};

}  // namespace penugasan::server
