// InboxService without its wire; the watch is in rpc/inbox_stream.h.
#pragma once

#include "penugasan/v1/inbox.pb.h"
#include "server/api/application.h"

namespace penugasan::server {

class InboxApi {
 public:
  explicit InboxApi(Application& app) : app_(app) {}

  Outcome<v1::ListInboxResponse> list(const Caller& caller, const v1::ListInboxRequest& call) const;

 private:
  Application& app_;
};

/// The request as an item of the official's inbox today; nothing where it does not wait for them.
std::optional<v1::InboxItem> inbox_item(const Application& app, const World& world, const workflow::Request& request,
                                        const workflow::OfficialId& official, Language language);

/// Every seat that the caller may act for today. Who is no official has a seat of their own that nothing ever waits for: without
/// one they would stand for the vacant offices.
std::vector<workflow::Seat> seats_of(const Application& app, const World& world, const Caller& caller);

/// Rows of the official's inbox after `after`, oldest first, each request once, at most `limit`.
std::vector<storage::InboxRow> inbox_rows(const storage::EventStore& store, const std::vector<workflow::Seat>& seats,
                                          storage::InboxRow after, std::size_t limit);

}  // namespace penugasan::server
