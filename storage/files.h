// Files written so that they are there as a whole or not at all. Failures are StoreError(unusable_folder).
#pragma once

#include <string>
#include <string_view>

namespace penugasan::storage {

[[noreturn]] void unusable(const std::string& path, const std::string& why);

/// False also where the path may not be looked at.
bool file_exists(const std::string& path);
/// Writes `path`.new, syncs it and gives it its name; leaves a file that is there already as it is. sync_path() of the folder
/// makes the name durable.
void write_whole_file(const std::string& path, std::string_view bytes);
/// A file or folder.
void sync_path(const std::string& path);

}  // namespace penugasan::storage
