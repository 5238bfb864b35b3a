// WatchInbox: what waits for the caller, then every change.
#pragma once

#include "penugasan/v1/inbox.pb.h"
#include "server/api/notices_api.h"
#include "server/rpc/stream.h"

namespace penugasan::server {

class InboxStream final : public LogStream<v1::WatchInboxResponse> {
 public:
  InboxStream(Application& app, const Gate& gate, OpenCalls& open, Pass pass, OutStream<v1::WatchInboxResponse>& out,
              const v1::WatchInboxRequest& call);

 private:
  Urgency pull(std::deque<v1::WatchInboxResponse>& out, bool idle) override;
  void pull_snapshot(std::deque<v1::WatchInboxResponse>& out);
  Urgency pull_changes(std::deque<v1::WatchInboxResponse>& out);
  const std::vector<workflow::Seat>* moved() override;
  void add_change(const workflow::Record& record, std::deque<v1::WatchInboxResponse>& out) const;
  std::string token() const;

  const StoreIdentity identity_;
  WorldPtr world_;  // as of which, and of this day, the seats are the caller's
  workflow::Date day_{};
  std::vector<workflow::Seat> seats_;
  bool in_snapshot_ = false;
  storage::InboxRow snapshot_;  // up to which the snapshot was sent
};

}  // namespace penugasan::server
