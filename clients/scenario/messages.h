// A scenario's steps as the API's messages: short forms become names, words become enums. Pure.
#pragma once

#include <string>

#include "clients/scenario/scenario.h"
#include "penugasan/v1/announcements.pb.h"
#include "penugasan/v1/directory.pb.h"
#include "penugasan/v1/requests.pb.h"

namespace penugasan::clients {

/// `call` and `answers` are the names of the announcement and the request that the filing answers; empty: none.
v1::FileAssignmentRequestRequest message_of(const FileStep& step, const std::string& call, const std::string& answers);
v1::CreateAnnouncementRequest message_of(const AnnounceStep& step);
v1::RecordMandateRequest message_of(const MandateStep& step);

}  // namespace penugasan::clients
