#include "server/rpc/notice_stream.h"

#include "server/input/fields.h"
#include "storage/notices.h"

namespace penugasan::server {

namespace {

constexpr std::size_t kRecordsAPull = 32;

}  // namespace

NoticeStream::NoticeStream(Application& app, const Gate& gate, OpenCalls& open, Pass pass,
                           OutStream<v1::SubscribeNoticesResponse>& out, const v1::SubscribeNoticesRequest& call)
    : LogStream(app, gate, open, std::move(pass), out), identity_(identity_of(app.store)) {
  auto position = start_position(call);
  if (const auto* error = std::get_if<EdgeError>(&position)) {
    refuse(*error);
    return;
  }
  position_ = LogPosition(std::get<std::uint64_t>(position));
  start({{workflow::Seat::Kind::person, pass_.caller.official().value}});
}

EdgeResult<std::uint64_t> NoticeStream::start_position(const v1::SubscribeNoticesRequest& call) const {
  Fields fields;
  const std::string name = fields.dashed_id("subscription", call.subscription(), Needed::no);
  if (auto error = fields.error()) return std::move(*error);
  const std::uint64_t head = app_.store.head().position;
  if (!call.resume_token().empty()) {
    return decode_resume_token(call.resume_token(), StreamKind::notices, identity_, head, pass_.caller.key());
  }
  const std::uint64_t acknowledged = name.empty() ? 0 : app_.store.subscription(pass_.caller.official(), name);
  return acknowledged == 0 && call.from_now() ? head : acknowledged;
}

std::string NoticeStream::token(std::uint64_t position) const {
  return encode_resume_token(StreamKind::notices, identity_, position, pass_.caller.key());
}

Urgency NoticeStream::pull(std::deque<v1::SubscribeNoticesResponse>& out, bool idle) {
  if (position_.unread()) {
    const std::uint64_t head = app_.store.head().position;
    const auto records = storage::read_notices(app_.store, pass_.caller.official(), position_.at(), kRecordsAPull);
    for (const auto& stored : records) add(stored, out);
    if (records.size() == kRecordsAPull) {
      // All of them may be archived, and tell nothing: a progress message goes out, whose end brings the next pull.
      if (out.empty()) out.emplace_back().set_resume_token(token(position_.at()));
      return Urgency::late;
    }
    position_.caught_up(head);
  }
  if (out.empty() && idle) out.emplace_back().set_resume_token(token(position_.at()));
  return Urgency::live;
}

void NoticeStream::add(const storage::StoredRecord& stored, std::deque<v1::SubscribeNoticesResponse>& out) {
  const std::uint64_t before = position_.at();
  auto notices = notices_in(app_.store, stored, pass_.caller.official());
  position_.read_to(stored.record.position);
  for (std::size_t i = 0; i < notices.size(); ++i) {
    // Only the record's last notice moves the token on: resuming in between repeats, and never skips.
    auto& message = out.emplace_back();
    message.set_resume_token(token(i + 1 == notices.size() ? position_.at() : before));
    *message.mutable_notice() = std::move(notices[i]);
  }
}

}  // namespace penugasan::server
