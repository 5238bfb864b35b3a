// NoticeService without its wire; the subscription is in rpc/notice_stream.h.
#pragma once

#include "penugasan/v1/notices.pb.h"
#include "server/api/application.h"
#include "server/input/resume_token.h"

namespace penugasan::server {

class NoticesApi {
 public:
  explicit NoticesApi(Application& app) : app_(app) {}

  Outcome<v1::ListNoticesResponse> list(const Caller& caller, const v1::ListNoticesRequest& call) const;
  void acknowledge(const Caller& caller, const v1::AcknowledgeNoticesRequest& call, Reply<v1::AcknowledgeNoticesResponse> reply);

 private:
  Application& app_;
};

/// The notices of one record for the recipient. The request's state after the record is found by replay.
std::vector<v1::Notice> notices_in(const storage::EventStore& store, const storage::StoredRecord& stored,
                                   const workflow::OfficialId& recipient);

/// What makes a store the one that a token was given for.
StoreIdentity identity_of(const storage::EventStore& store);

}  // namespace penugasan::server
