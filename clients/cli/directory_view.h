// Changes of a directory and vacant offices as people read them.
#pragma once

#include <string>

#include <google/protobuf/repeated_ptr_field.h>

#include "clients/cli/terminal.h"
#include "clients/cli/text.h"
#include "penugasan/v1/resources.pb.h"

namespace penugasan::cli {

/// One line a change: "  + mandate of kabid-x: plh …", "  ~ head of dlh: vacant → kadis-dlh"; then how many were left out.
std::string changes_text(const google::protobuf::RepeatedPtrField<v1::DirectoryChange>& changes, int left_out, const Style& style,
                         const Speaker& say);
/// One change without sign or indent.
std::string change_text(const v1::DirectoryChange& change, const Speaker& say);
/// What a notice is about: its request, or what of a directory changed for the reader.
std::string notice_subject(const v1::Notice& notice, const Speaker& say);
/// "head of dlh", "authority of jambi", …
std::string seat_text(const v1::Seat& seat, const Speaker& say);
/// "Vacant: head of dlh. Waiting: palangka-raya/3, palangka-raya/7"
std::string vacancies_text(const google::protobuf::RepeatedPtrField<v1::Vacancy>& vacancies, const Style& style,
                           const Speaker& say);

}  // namespace penugasan::cli
