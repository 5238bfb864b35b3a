// A server's state for people.
#pragma once

#include <cstdint>
#include <string>

#include "clients/cli/terminal.h"
#include "clients/cli/text.h"
#include "penugasan/v1/status.pb.h"

namespace penugasan::cli {

/// "3 d 4 h", "4 h 12 min", "12 min", "40 s": the two largest parts.
std::string span_text(std::int64_t seconds, const Speaker& say);
/// "512 MiB", "1.4 GiB", "900 B".
std::string size_text(std::uint64_t bytes);

/// Lines of "label  value". `now`: seconds since 1970; `address`: which server was asked.
std::string status_text(const v1::ServerStatus& status, const std::string& address, std::int64_t now, const Speaker& say,
                        const Style& style);

}  // namespace penugasan::cli
