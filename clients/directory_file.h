// An agency's directory as an operator writes it: units, officials, appraisers, mandates in one YAML file.
// The form (every key that is not marked optional must be there, no other is allowed):
//
//   agency: surakarta                  # 1 to 63 of [a-z0-9.-]
//   name: Pemerintah Kota Surakarta
//   regulation: surakarta-32-2023      # the regulation that the agency works under
//   regional_head: Wali Kota Surakarta
//   authority: sekda                   # the official who is Pejabat yang Berwenang
//   personnel_office: bkpsdm           # a unit
//   units:     [{id, name, kind, head: ID or null (vacant), parent (optional)}]
//   officials: [{id, nip: "18 digits, in quotes", name, rank, title, unit, appraiser (optional), competencies (optional)}]
//   mandates (optional):
//              [{kind: plh | mandat, from: OFFICIAL, to, valid_from, valid_to},
//               {kind: plt, unit: UNIT, to, valid_from, valid_to}]
//   administrators: [OFFICIAL, …]      # optional: who manages this directory; gives no say in any request
//   auditors: [OFFICIAL, …]            # optional: who may read every request that the agency takes part in
//
// What the keys hold (known ids, no loops, well-formed NIP) is the server's to check: it refuses the directory as a whole.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "penugasan/v1/directory.pb.h"

namespace penugasan::clients {

inline constexpr std::size_t kMaxDirectoryBytes = std::size_t{32} << 20;

/// Throws InputError with file, line and key for anything that is not of the form above.
v1::Directory read_directory(const std::filesystem::path& path);
/// As read_directory(); `file` stands in messages.
v1::Directory parse_directory(const std::string& text, const std::string& file);

}  // namespace penugasan::clients
