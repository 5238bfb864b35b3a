// The number of a civil servant: 18 digits that hold a date of birth, a month of appointment, sex and a serial number. An
// attribute of a person, never an identifier, and never in a log or an error.
#pragma once

#include <optional>
#include <string_view>

#include "workflow/calendar.h"

namespace penugasan::server {

/// What is wrong with a NIP, as a key of the field catalogue; nothing for a plausible one.
///   1-8   date of birth, a day that exists, 1900 or later, not after `today`
///   9-14  year and month of appointment, 15 to 75 years after birth; in place of the month, 21 to 29 stand for a PPPK contract;
///         not later than the year after today's
///   15    1 man, 2 woman
///   16-18 serial number
std::optional<std::string_view> nip_fault(std::string_view nip, workflow::Date today);

}  // namespace penugasan::server
