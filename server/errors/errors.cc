#include "server/errors/errors.h"

#include <array>

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "server/errors/messages.h"

namespace penugasan::server {

namespace {

using workflow::Basis;
using workflow::Reason;

constexpr std::size_t kMetadata = 1200;  // bytes of all of ErrorInfo's values
constexpr std::size_t kValue = 150;
constexpr std::size_t kWords = 300;
constexpr std::size_t kFieldPath = 120;
constexpr std::size_t kRoomForMore = 100;  // the last violation, which counts the rest
constexpr std::size_t kTag = 4;            // a tag and a length in front of a message of this size

// Always the same bytes for the same message: the order in which protobuf writes a map is otherwise by chance, and two answers
// that must be alike to the byte would differ.
std::string serialized(const google::protobuf::Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream out(&stream);
  out.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&out);
  out.Trim();
  return bytes;
}

void pack(const google::protobuf::Message& message, google::protobuf::Any& any) {
  any.set_type_url("type.googleapis.com/" + message.GetDescriptor()->full_name());
  any.set_value(serialized(message));
}

class Details {
 public:
  Details(grpc::StatusCode code, std::string_view reason, std::string sentence, Language language)
      : code_(code), sentence_(std::move(sentence)), language_(language) {
    info_.set_reason(std::string(reason));
    info_.set_domain("penugasan");
  }

  void value(const std::string& key, std::string_view text, std::size_t limit = kValue) {
    if (text.empty() || metadata_ >= kMetadata || info_.metadata().contains(key)) return;
    std::string clipped = clip(text, std::min(limit, kMetadata - metadata_));
    metadata_ += key.size() + clipped.size() + 2 * kTag;
    (*info_.mutable_metadata())[key] = std::move(clipped);
  }

  void precondition(std::string_view subject, std::string_view description) {
    auto* violation = precondition_.add_violations();
    violation->set_type(info_.reason());
    violation->set_subject(clip(subject, kFieldPath));
    violation->set_description(clip(description, kValue));
  }

  void retry_after(std::chrono::milliseconds delay) {
    retry_.mutable_retry_delay()->set_seconds(delay.count() / 1000);
    retry_.mutable_retry_delay()->set_nanos(static_cast<int>(delay.count() % 1000 * 1'000'000));
  }

  void fault(std::string_view field, std::string_view what, std::string_view detail) {
    auto* violation = bad_request_.add_field_violations();
    violation->set_field(clip(field, kFieldPath));
    violation->set_description(field_sentence(what, detail, language_));
  }

  grpc::Status status() {
    google::rpc::LocalizedMessage localized;
    localized.set_locale(std::string(name_of(language_)));
    localized.set_message(sentence_);
    google::rpc::Status status;
    status.set_code(static_cast<int>(code_));
    status.set_message(sentence_);
    pack(info_, *status.add_details());
    if (precondition_.violations_size() > 0) pack(precondition_, *status.add_details());
    pack(localized, *status.add_details());
    if (retry_.has_retry_delay()) pack(retry_, *status.add_details());
    if (bad_request_.field_violations_size() > 0) {
      keep_within(kMaxDetailBytes - status.ByteSizeLong());
      pack(bad_request_, *status.add_details());
    }
    return {code_, sentence_, serialized(status)};
  }

 private:
  // Drops the violations that do not fit, and says how many.
  void keep_within(std::size_t bytes) {
    const std::size_t room = bytes - 2 * kRoomForMore;  // the type's name in Any, and the violation that counts
    const int count = bad_request_.field_violations_size();
    std::size_t used = 0;
    int kept = 0;
    while (kept < count && used + bad_request_.field_violations(kept).ByteSizeLong() + kTag <= room) {
      used += bad_request_.field_violations(kept).ByteSizeLong() + kTag;
      ++kept;
    }
    if (kept == count) return;
    const std::string rest = bad_request_.field_violations(kept).field();
    bad_request_.mutable_field_violations()->DeleteSubrange(kept, count - kept);
    fault(clip(rest, 40), "more_faults", std::to_string(count - kept));
  }

  grpc::StatusCode code_;
  std::string sentence_;
  Language language_;
  google::rpc::ErrorInfo info_;
  google::rpc::PreconditionFailure precondition_;
  google::rpc::BadRequest bad_request_;
  google::rpc::RetryInfo retry_;
  std::size_t metadata_ = 0;
};

// What a refusal is about, for PreconditionFailure.
std::string_view subject_of(const workflow::Rejection& rejection) {
  constexpr std::array<std::string_view, 8> kSubjects = {"official", "unit",      "step",  "scope",
                                                         "limit",    "headcount", "state", "agency"};
  for (const auto subject : kSubjects) {
    for (const auto& [key, value] : rejection.values) {
      if (key == subject) return value;
    }
  }
  return rejection.regulation;
}

}  // namespace

grpc::StatusCode code_of(Reason reason) {
  switch (reason) {
    case Reason::scope_mismatch:
    case Reason::letter_incomplete:
    case Reason::period_invalid:
    case Reason::reason_required:
    case Reason::team_kind_unknown:
    case Reason::unit_unknown:
    case Reason::official_unknown:
    case Reason::volunteer_names_others:
    case Reason::people_not_named_here:
    case Reason::official_repeated: return grpc::StatusCode::INVALID_ARGUMENT;
    case Reason::not_your_turn:
    case Reason::own_case: return grpc::StatusCode::PERMISSION_DENIED;
    case Reason::etag_mismatch: return grpc::StatusCode::ABORTED;
    case Reason::no_regulation_in_force:
    case Reason::flow_forbidden:
    case Reason::flow_not_provided:
    case Reason::nominees_required:
    case Reason::period_exceeds_limit:
    case Reason::headcount_exceeds_limit:
    case Reason::call_required:
    case Reason::office_vacant:
    case Reason::not_assignable:
    case Reason::position_not_established:
    case Reason::nominee_outside_source:
    case Reason::nominee_lacks_competency:
    case Reason::headcount_not_met:
    case Reason::request_closed:
    case Reason::wrong_action:
    case Reason::announcement_closed: return grpc::StatusCode::FAILED_PRECONDITION;
  }
  return grpc::StatusCode::INTERNAL;
}

grpc::StatusCode code_of(EdgeReason reason) {
  switch (reason) {
    case EdgeReason::unauthenticated:
    case EdgeReason::credentials_missing:
    case EdgeReason::credentials_disagree:
    case EdgeReason::token_expired:
    case EdgeReason::token_invalid:
    case EdgeReason::caller_unknown: return grpc::StatusCode::UNAUTHENTICATED;
    case EdgeReason::scope_missing:
    case EdgeReason::operator_only: return grpc::StatusCode::PERMISSION_DENIED;
    case EdgeReason::invalid_field:
    case EdgeReason::etag_required:
    case EdgeReason::request_id_reused:
    case EdgeReason::page_token_invalid:
    case EdgeReason::filter_invalid:
    case EdgeReason::directory_invalid: return grpc::StatusCode::INVALID_ARGUMENT;
    case EdgeReason::not_found: return grpc::StatusCode::NOT_FOUND;
    case EdgeReason::resume_token_invalid: return grpc::StatusCode::OUT_OF_RANGE;
    case EdgeReason::overloaded:
    case EdgeReason::slow_reader:
    case EdgeReason::rate_limited:
    case EdgeReason::too_many_streams: return grpc::StatusCode::RESOURCE_EXHAUSTED;
    case EdgeReason::deadline_exceeded: return grpc::StatusCode::DEADLINE_EXCEEDED;
    case EdgeReason::read_only:
    case EdgeReason::shutting_down:
    case EdgeReason::store_failed: return grpc::StatusCode::UNAVAILABLE;
    case EdgeReason::backups_off:
    case EdgeReason::archives_off:
    case EdgeReason::request_archived: return grpc::StatusCode::FAILED_PRECONDITION;
    case EdgeReason::backup_running:
    case EdgeReason::archive_running: return grpc::StatusCode::ABORTED;
    case EdgeReason::backup_failed:
    case EdgeReason::archive_failed:
    case EdgeReason::internal: return grpc::StatusCode::INTERNAL;
  }
  return grpc::StatusCode::INTERNAL;
}

grpc::Status status_of(const workflow::Rejection& rejection, Language language, std::string_view request_id) {
  const auto code = code_of(rejection.reason);
  Details details(code, workflow::name_of(rejection.reason), sentence_of(rejection, language), language);
  details.value("request_id", request_id);
  details.value("basis", rejection.basis.kind == Basis::Kind::regulation ? "regulation" : "house");
  details.value("regulation", rejection.regulation);
  details.value("article", rejection.basis.article);
  details.value("words", rejection.basis.words, kWords);
  for (const auto& [key, value] : in_language(rejection.values, language)) details.value(key, value);
  for (const auto& field : rejection.fields) details.fault(field.field, field.what, {});
  if (code == grpc::StatusCode::FAILED_PRECONDITION)
    details.precondition(subject_of(rejection), short_sentence_of(rejection, language));
  return details.status();
}

grpc::Status status_of(const EdgeError& error, Language language, std::string_view request_id) {
  Details details(code_of(error.reason), wire_name(error.reason), sentence_of(error, language), language);
  details.value("request_id", request_id);
  for (const auto& [key, value] : error.values) details.value(key, value);
  for (const auto& field : error.fields) details.fault(field.field, field.what, field.detail);
  if (error.retry_after.count() > 0) details.retry_after(error.retry_after);
  return details.status();
}

}  // namespace penugasan::server
