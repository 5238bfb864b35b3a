// The domain as API messages. The only place that knows both sides of what is read.
#pragma once

#include <vector>

#include "penugasan/v1/announcements.pb.h"
#include "penugasan/v1/requests.pb.h"
#include "penugasan/v1/resources.pb.h"
#include "server/core/world.h"
#include "server/errors/language.h"
#include "storage/event_store.h"
#include "workflow/decide.h"
#include "workflow/directory_diff.h"
#include "workflow/preview.h"

namespace penugasan::server {

v1::Basis to_proto(const workflow::Basis& basis);
v1::Mode to_proto(workflow::Mode mode);
v1::Scope to_proto(workflow::Scope scope);
v1::AssignmentRequest::State to_proto(workflow::State state);
v1::Seat to_proto(const workflow::Seat& seat);
v1::MandateLetter to_proto(const workflow::MandateLetter& letter);
v1::OfficeHolder to_proto(const workflow::Holder& holder);
v1::DirectoryChange to_proto(const workflow::DirectoryChange& change);
google::protobuf::Timestamp to_timestamp(workflow::Time time);

/// The request as it stands; `waiting`: who is waited for.
v1::AssignmentRequest to_proto(const workflow::Request& request, const std::vector<workflow::OfficialId>& waiting,
                               const World& world, Language language);

v1::Announcement to_proto(const workflow::Announcement& announcement, const World& world, workflow::Date today);

/// One record of a request's history. `state`: the request's state after it; `last`: its state now (it decides letters' effect).
v1::HistoryEntry to_proto(const storage::StoredRecord& stored, const workflow::Request& after, const workflow::Request& now,
                          const World& world, Language language);

/// The notices of one record for one recipient.
std::vector<v1::Notice> notices_of(const workflow::Record& record, const workflow::OfficialId& recipient,
                                   const workflow::Request& after);

/// A step of a previewed or running route. `flow`: for the filing's own texts.
v1::RouteStep to_proto(const workflow::PreviewStep& step, const workflow::Flow& flow, Language language);

v1::Warning to_proto(const workflow::Warning& warning, const std::string& regulation, Language language);

}  // namespace penugasan::server
