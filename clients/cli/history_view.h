// Tells what happened to a request, oldest first: acts, letters, notices, and what each rests on.
#pragma once

#include <string>

#include "clients/cli/route_view.h"

namespace penugasan::cli {

std::string draw_history(const google::protobuf::RepeatedPtrField<v1::HistoryEntry>& entries, const Speaker& say,
                         const Style& style, People& people);

/// One line for a notice: "your turn: jambi/12, surat_permohonan_pelibatan, by Tri Puspita …".
std::string notice_line(const v1::Notice& notice, const Speaker& say, People& people);

}  // namespace penugasan::cli
