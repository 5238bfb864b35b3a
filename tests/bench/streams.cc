#include "tests/bench/streams.h"

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "penugasan/v1/inbox.grpc.pb.h"
#include "penugasan/v1/notices.grpc.pb.h"
#include "tests/bench/connections.h"

namespace penugasan::bench {
namespace {

constexpr int kConnections = 8;

std::atomic<int> g_ended = 0;

// A stream that reads whatever comes until its context is cancelled.
template <class Message>
class Held final : public grpc::ClientReadReactor<Message> {
 public:
  template <class Open>
  explicit Held(const std::string& official, Open open) {
    call_as(context_, official);
    open(&context_, this);
    this->StartRead(&message_);
    this->StartCall();
  }
  void OnReadDone(bool ok) override {
    if (ok) this->StartRead(&message_);
  }
  void OnDone(const grpc::Status&) override { ++g_ended; }
  void cancel() { context_.TryCancel(); }

 private:
  grpc::ClientContext context_;
  Message message_;
};

}  // namespace

void hold_streams(const std::string& server, const std::vector<std::string>& officials, int count) {
  const auto channels = connect(server, kConnections);
  std::vector<std::unique_ptr<v1::InboxService::Stub>> inboxes;
  std::vector<std::unique_ptr<v1::NoticeService::Stub>> notices;
  for (const auto& channel : channels) {
    inboxes.push_back(v1::InboxService::NewStub(channel));
    notices.push_back(v1::NoticeService::NewStub(channel));
  }
  const v1::WatchInboxRequest watch;
  v1::SubscribeNoticesRequest subscribe;
  subscribe.set_from_now(true);
  std::vector<std::unique_ptr<Held<v1::WatchInboxResponse>>> watching;
  std::vector<std::unique_ptr<Held<v1::SubscribeNoticesResponse>>> subscribed;
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
    const auto& official = officials.at(i / 2 % officials.size());
    const auto at = i % channels.size();
    if (i % 2 == 0) {
      watching.push_back(std::make_unique<Held<v1::WatchInboxResponse>>(
          official, [&](auto* context, auto* reactor) { inboxes[at]->async()->WatchInbox(context, &watch, reactor); }));
    } else {
      subscribed.push_back(std::make_unique<Held<v1::SubscribeNoticesResponse>>(
          official, [&](auto* context, auto* reactor) { notices[at]->async()->SubscribeNotices(context, &subscribe, reactor); }));
    }
  }
  std::this_thread::sleep_for(std::chrono::seconds(2));
  if (g_ended == 0) {
    std::puts("open");
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
  }
  const int early = g_ended;
  for (const auto& one : watching) one->cancel();
  for (const auto& one : subscribed) one->cancel();
  while (g_ended != count) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  if (early != 0) throw std::runtime_error(std::to_string(early) + " of the streams were refused or ended early");
}

CaughtUp catch_up(const std::string& server, const std::string& official, double seconds) {
  const auto begin = std::chrono::steady_clock::now();
  const auto since = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(); };
  const auto stub = v1::NoticeService::NewStub(connect(server, 1).front());
  grpc::ClientContext context;
  call_as(context, official);
  const auto stream = stub->SubscribeNotices(&context, {});
  CaughtUp result;
  v1::SubscribeNoticesResponse message;
  while (since() < seconds && stream->Read(&message) && message.has_notice()) ++result.notices;
  result.seconds = since();
  context.TryCancel();
  (void)stream->Finish();
  return result;
}

}  // namespace penugasan::bench
