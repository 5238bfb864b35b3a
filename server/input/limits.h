// How long and how many: every limit on what a caller may send, in one place. Texts are counted in characters (code points).
#pragma once

#include <cstddef>
#include <cstdint>

namespace penugasan::server::limits {

inline constexpr std::size_t kPurpose = 2000;
inline constexpr std::size_t kExpectation = 2000;
inline constexpr std::size_t kReason = 2000;
inline constexpr std::size_t kCompetency = 100;
inline constexpr std::size_t kCompetencies = 50;  // of a filing or an announcement
inline constexpr std::size_t kOfficials = 1000;   // named in one filing or act
inline constexpr int kHeadcount = 10000;          // 1 to
inline constexpr std::size_t kTeamKind = 63;
inline constexpr std::size_t kSubscription = 63;
inline constexpr std::size_t kResourceName = 200;  // bytes; longer ones are refused unread
inline constexpr std::size_t kEtag = 64;           // bytes
inline constexpr std::size_t kToken = 512;         // bytes of a page or resume token
inline constexpr std::size_t kFilter = 1000;
inline constexpr std::size_t kFilterTerms = 20;
inline constexpr int kDefaultPage = 50;
inline constexpr int kLargestPage = 200;

// Of a directory.
inline constexpr std::size_t kDirectoryUnits = 5000;
inline constexpr std::size_t kDirectoryOfficials = 20000;
inline constexpr std::size_t kDirectoryMandates = 20000;
inline constexpr std::size_t kDirectoryRole = 1000;  // administrators, and auditors
inline constexpr std::size_t kOfficialCompetencies = 100;
inline constexpr std::size_t kDisplayName = 200;
inline constexpr std::size_t kTitle = 200;
inline constexpr std::size_t kKind = 63;     // a unit's kind, an official's rank
inline constexpr std::size_t kFaults = 100;  // places told of one bad directory

}  // namespace penugasan::server::limits
