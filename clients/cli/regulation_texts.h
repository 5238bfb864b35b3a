// What `regulation check` says of files, in both languages (text.h).
#pragma once

#include "clients/cli/text.h"

namespace penugasan::cli::texts {

inline constexpr Text kNoRegulationFiles(
    "Folder {0} tidak berisi berkas .yaml: sebutkan berkas peraturan, atau folder yang berisi.",
    "The folder {0} holds no .yaml file: name a regulation's file, or a folder with some.");

}  // namespace penugasan::cli::texts
