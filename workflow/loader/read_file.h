// Reads one file: a regulation or a house overlay. Nothing is proved yet (checks.h). Internal to workflow/loader.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "workflow/loader/fields.h"
#include "workflow/regulation.h"

namespace penugasan::workflow {

/// What was read, with the tree beside it, so that proofs can tell the line of each thing.
struct RegulationFile {
  SourceFile source;
  YamlNode root;
  Regulation regulation;          // without version, source, overlays
  bool head_sound = false;        // everything but the flows was read without a fault, and there are flows
  std::vector<bool> flows_sound;  // one for each flow
};

struct OverlayFile {
  SourceFile source;
  YamlNode root;
  std::string id;
  std::vector<std::string> regulations;
  std::map<std::string, LetterKind> letters;
  std::vector<Flow> flows;
  std::vector<bool> flows_sound;
  bool sound = false;  // the whole file was read without a fault
};

/// At most one of the two: neither where the file could not be read at all.
struct ReadFile {
  std::optional<RegulationFile> regulation;
  std::optional<OverlayFile> overlay;
};

/// `named`: the id within must equal the file's name without folder and ending.
ReadFile read_file(const SourceFile& file, bool named, Faults& faults);

}  // namespace penugasan::workflow
