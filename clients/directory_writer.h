// A directory as the files that read_directory() reads: what was loaded comes back.
#pragma once

#include <string>

#include "penugasan/v1/directory.pb.h"

namespace penugasan::clients {

enum class Lists : unsigned char {
  here,    // units, officials and mandates stand in the YAML
  in_csv,  // it names unit.csv, pejabat.csv and mandat.csv instead
};

inline constexpr const char* kUnitsFile = "unit.csv";
inline constexpr const char* kOfficialsFile = "pejabat.csv";
inline constexpr const char* kMandatesFile = "mandat.csv";

/// YAML, one entry a line. Where a post has terms, they are written and not today's holder.
std::string directory_yaml(const v1::Directory& directory, Lists lists);

}  // namespace penugasan::clients
