// Server streams on completion queues, like everything else: a single callback method would make gRPC start polling threads of
// its own, and each message that comes would wake one thread after the other (doc/performance.md).
//
// Threads: what comes from the queue is handed to the workers, so that the polling thread is not held up; OutStream's methods may
// be called from any thread, one at a time.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include <grpcpp/grpcpp.h>

#include "server/rpc/open_calls.h"
#include "server/rpc/received.h"
#include "server/rpc/unary.h"
#include "server/rpc/workers.h"

namespace penugasan::server {

/// What a stream is told.
class StreamEvents {
 public:
  virtual ~StreamEvents() = default;
  /// The message was sent; `ok` false: the stream is broken, its end follows.
  virtual void on_written(bool ok) = 0;
  /// The caller has gone, or the server ends all calls: finish() is due.
  virtual void on_cancelled() = 0;
  /// Nothing is told any more; destruction follows.
  virtual void on_over() = 0;
};

/// Who tells of a message that was sent, and so asks for the next: a stream that catches up with what was long ago must not take
/// time from those who work now.
enum class Urgency : char { live, late };

/// What a stream does. It is over when finish() was called and gRPC has told of the end; the StreamEvents are then destroyed.
template <class Response>
class OutStream {
 public:
  virtual ~OutStream() = default;
  virtual grpc::ServerContextBase& context() = 0;
  /// Sends one message; the next only after on_written().
  virtual void write(const Response& message, Urgency next = Urgency::live) = 0;
  /// Once; after what is being written.
  virtual void finish(const grpc::Status& status) = 0;
};

/// How streams of one method are taken from gRPC. Lives as long as the server.
template <class Request, class Response>
struct StreamMethod {
  std::function<void(grpc::ServerContext*, Received<Request>*, grpc::ServerAsyncWriter<Response>*, grpc::ServerCompletionQueue*,
                     void*)>
      take;
  /// Begins a stream; null: it was finished at once.
  std::function<std::unique_ptr<StreamEvents>(OutStream<Response>&, const Received<Request>&)> begin;
  Workers* workers = nullptr;
  Workers* late = nullptr;  // of what may wait; null: nothing may
};

/// One stream, from waiting for it to its end; deletes itself. While one is open, another waits in its place.
template <class Request, class Response>
class StreamCall final : public OutStream<Response> {
 public:
  static void wait(const StreamMethod<Request, Response>& method, OpenCalls& open, grpc::ServerCompletionQueue* queue) {
    new StreamCall(method, open, queue);
  }

  grpc::ServerContextBase& context() override { return context_; }

  void write(const Response& message, Urgency next) override {
    const std::lock_guard lock(mutex_);
    writing_ = true;
    next_ = next;
    ++pending_;
    writer_.Write(message, &written_);
  }

  void finish(const grpc::Status& status) override {
    const std::lock_guard lock(mutex_);
    status_ = status;
    if (!writing_) finish_now();
  }

 private:
  // One of the things that the queue tells.
  struct Event final : Tag {
    Event(StreamCall& stream, void (StreamCall::*what)(bool)) : call(stream), on(what) {}
    void proceed(bool ok) override { (call.*on)(ok); }
    StreamCall& call;
    void (StreamCall::*on)(bool);
  };

  StreamCall(const StreamMethod<Request, Response>& method, OpenCalls& open, grpc::ServerCompletionQueue* queue)
      : presence_(open), method_(method), open_(open), queue_(queue) {
    context_.AsyncNotifyWhenDone(&ended_);
    method_.take(&context_, &request_, &writer_, queue_, &begun_);
  }

  void on_begun(bool ok) {
    if (!ok) return delete this;  // the server stops: nobody came
    wait(method_, open_, queue_);
    method_.workers->run([this] { begin(); });
  }
  void on_written(bool ok) {
    auto* workers = next_ == Urgency::late && method_.late != nullptr ? method_.late : method_.workers;
    workers->run([this, ok] { written(ok); });
  }
  void on_ended(bool /*ok*/) {
    method_.workers->run([this] { ended(); });
  }
  void on_finished(bool /*ok*/) {
    method_.workers->run([this] { release(); });  // may wait for the hub
  }

  // What is written meanwhile is not told of before the stream stands.
  void begin() {
    {
      const std::lock_guard lock(beginning_);
      events_ = method_.begin(*this, request_);
    }
    release();
  }

  void written(bool ok) {
    {
      const std::lock_guard lock(mutex_);
      writing_ = false;
      if (status_) finish_now();
    }
    if (auto* events = this->events()) events->on_written(ok);
    release();
  }

  void ended() {
    if (auto* events = this->events(); events != nullptr && context_.IsCancelled()) events->on_cancelled();
    release();
  }

  StreamEvents* events() {
    const std::lock_guard lock(beginning_);
    return events_.get();
  }

  void finish_now() {
    ++pending_;
    writer_.Finish(*status_, &finished_);
  }

  void release() {
    if (--pending_ > 0) return;
    if (events_) events_->on_over();
    delete this;
  }

  OpenCalls::Presence presence_;  // ends last
  const StreamMethod<Request, Response>& method_;
  OpenCalls& open_;
  grpc::ServerCompletionQueue* queue_;
  grpc::ServerContext context_;
  Received<Request> request_;
  grpc::ServerAsyncWriter<Response> writer_{&context_};
  Event begun_{*this, &StreamCall::on_begun};
  Event written_{*this, &StreamCall::on_written};
  Event finished_{*this, &StreamCall::on_finished};
  Event ended_{*this, &StreamCall::on_ended};
  std::mutex beginning_;
  std::unique_ptr<StreamEvents> events_;
  std::mutex mutex_;
  bool writing_ = false;
  std::atomic<Urgency> next_{Urgency::live};
  std::optional<grpc::Status> status_;  // that it ends with
  std::atomic<int> pending_{2};         // begin(), and on_ended(), which gRPC tells of every stream that began
};

}  // namespace penugasan::server
