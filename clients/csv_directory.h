// The lists of a directory as CSV tables, and back. doc/directory.md documents the columns, which are the keys of the YAML form:
//
//   units      id, name, kind, parent, head
//   officials  id, nip, name, rank, title, unit, appraiser, competencies
//   mandates   kind, from, unit, to, valid_from, valid_to, letter_number, letter_date
//
// In one cell: competencies are separated by "|"; a head with dates is "budi (..2026-06-30) | sari (2026-07-01..)".
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "clients/yaml_reader.h"
#include "penugasan/v1/directory.pb.h"

namespace penugasan::clients {

/// The rows of a CSV file as the mappings that the YAML form would have; `list` is units, officials or mandates, `what` names one
/// row in messages. An empty cell is a key that is not there (an empty head: a vacant post). Throws InputError.
std::vector<YamlMap> read_csv_list(const std::filesystem::path& path, const std::string& list, const Said& what);

/// The three tables, each with its header row, separated by commas, lines ended by CR LF.
std::string units_csv(const v1::Directory& directory);
std::string officials_csv(const v1::Directory& directory);
std::string mandates_csv(const v1::Directory& directory);

}  // namespace penugasan::clients
