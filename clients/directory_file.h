// An agency's directory as an operator writes it: one YAML file, whose lists may stand in CSV files beside it.
// doc/directory.md explains every key. The form (no other key is allowed):
//
//   agency: surakarta                  # 1 to 63 of [a-z0-9.-]
//   name: Pemerintah Kota Surakarta
//   regulation: surakarta-32-2023      # the regulation that the agency works under
//   regional_head: Wali Kota Surakarta
//   authority: POST                    # Pejabat yang Berwenang
//   personnel_office: bkpsdm           # a unit
//   units:     [{id, name, kind, head: POST, parent (optional)}]
//   officials: [{id, nip: "18 digits, in quotes", name, rank, title, unit, appraiser (optional), competencies (optional)}]
//   mandates (optional):
//              [{kind: plh | mandat | ub, from: OFFICIAL, to, valid_from, valid_to, letter: {number, date} (optional)},
//               {kind: plt, unit: UNIT, to, valid_from, valid_to, letter (optional)}]
//   administrators: [OFFICIAL, …]      # optional: who manages this directory; gives no say in any request
//   auditors: [OFFICIAL, …]            # optional: who may read every request that the agency takes part in
//
// A POST is an official's id, null (vacant), or who holds it when: [{official, valid_from (optional), valid_to (optional)}].
// In place of the list, units, officials and mandates may name a CSV file: `officials: pegawai.csv`.
//
// What the keys hold (known ids, no loops, well-formed NIP) is the server's to check: it refuses the directory as a whole.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "clients/directory_places.h"
#include "penugasan/v1/directory.pb.h"

namespace penugasan::clients {

inline constexpr std::size_t kMaxDirectoryBytes = std::size_t{32} << 20;

struct DirectoryFile {
  v1::Directory directory;
  DirectoryPlaces places;
};

/// Throws InputError with file, line and key for anything that is not of the form above. CSV files are looked for beside `path`.
DirectoryFile read_directory_file(const std::filesystem::path& path);
v1::Directory read_directory(const std::filesystem::path& path);
/// As read_directory(); `file` stands in messages, and CSV files are looked for beside it.
v1::Directory parse_directory(const std::string& text, const std::string& file);

}  // namespace penugasan::clients
