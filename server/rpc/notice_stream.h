// SubscribeNotices: the caller's notices from a position on, then as they come.
#pragma once

#include "penugasan/v1/notices.pb.h"
#include "server/api/notices_api.h"
#include "server/rpc/stream.h"

namespace penugasan::server {

class NoticeStream final : public LogStream<v1::SubscribeNoticesResponse> {
 public:
  NoticeStream(Application& app, const Gate& gate, OpenCalls& open, Pass pass, OutStream<v1::SubscribeNoticesResponse>& out,
               const v1::SubscribeNoticesRequest& call);

 private:
  Urgency pull(std::deque<v1::SubscribeNoticesResponse>& out, bool idle) override;
  void add(const storage::StoredRecord& stored, std::deque<v1::SubscribeNoticesResponse>& out);
  EdgeResult<std::uint64_t> start_position(const v1::SubscribeNoticesRequest& call) const;
  std::string token(std::uint64_t position) const;

  const StoreIdentity identity_;
};

}  // namespace penugasan::server
