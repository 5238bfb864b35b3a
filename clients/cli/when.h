// Days and spans as people read them. Days are those of Asia/Jakarta (UTC+7, no summer time), as everywhere in the API.
#pragma once

#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>

#include <optional>
#include <string>
#include <string_view>

#include "clients/cli/text.h"
#include "workflow/calendar.h"

namespace penugasan::cli {

google::protobuf::Timestamp timestamp_of(workflow::Time time);
/// Of "2026-11-28T09:30:00+07:00"; none where it makes no sense.
std::optional<workflow::Time> time_in(const std::string& text);

/// "10 Mar 2026"; "–" for a time that is not set.
std::string day_text(const google::protobuf::Timestamp& time, Language language);
/// "10 Mar 2026 09:05 WIB"
std::string time_text(const google::protobuf::Timestamp& time, Language language);
/// "10 Mar 2026" for "2026-03-10"; any other text comes back as it is.
std::string date_text(std::string_view iso, Language language);
/// "today" or "3 days"; a negative number counts as today.
std::string days_text(long days, const Speaker& say);
/// Whole days.
long days_of(const google::protobuf::Duration& age);
/// Calendar days in Asia/Jakarta between the time and now.
long days_since(const google::protobuf::Timestamp& time, std::int64_t now_seconds);

}  // namespace penugasan::cli
