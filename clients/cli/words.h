// The API's closed vocabularies in people's words.
#pragma once

#include <string>
#include <string_view>

#include "clients/cli/text.h"
#include "penugasan/v1/announcements.pb.h"
#include "penugasan/v1/regulations.pb.h"
#include "penugasan/v1/requests.pb.h"

namespace penugasan::cli {

/// "pending" …; a value that this program does not know yet shows as its number.
std::string state_text(v1::AssignmentRequest::State state, const Speaker& say);
std::string state_text(v1::Announcement::State state, const Speaker& say);
std::string act_text(v1::HistoryEntry::Act act, const Speaker& say);
std::string cause_text(v1::NoticeCause cause, const Speaker& say);
std::string mode_text(v1::Mode mode, const Speaker& say);
std::string form_text(v1::Form form, const Speaker& say);
std::string scope_text(v1::Scope scope, const Speaker& say);
std::string availability_text(v1::Flow::Availability availability, const Speaker& say);
/// "head of the source unit" for "source_head"; an unknown office shows as it is.
std::string office_text(std::string_view office, const Speaker& say);
/// The article, or that it is a house rule; empty where the server said neither.
std::string basis_text(const v1::Basis& basis, const Speaker& say);
/// "Plh for Sri Winarno", "a.n. Sri Winarno" (mandat) given the mandate's kind and the name; empty without a mandate.
std::string mandate_text(std::string_view kind, std::string_view whom, const Speaker& say);
/// The same with the letter that the mandate rests on, where it names one.
std::string mandate_text(std::string_view kind, std::string_view whom, const v1::MandateLetter& letter, const Speaker& say);

}  // namespace penugasan::cli
