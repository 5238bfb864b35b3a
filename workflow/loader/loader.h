// Turns regulation files into values and proves them before they are used (doc/regulation-format.md).
// The only place that knows YAML in the way of a regulation.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/regulation.h"

namespace penugasan::workflow {

/// One fault of a file. Lines count from 1; 0: the file as a whole.
struct Fault {
  std::string file;
  int line = 0;
  std::string what;  // English, says what is wrong and what would be right
  /// "file:line: what"
  std::string text() const;
};

/// Thrown with every fault found; what() joins their texts by line feeds.
class RegulationError : public std::runtime_error {
 public:
  explicit RegulationError(std::vector<Fault> faults);
  const std::vector<Fault>& faults() const { return faults_; }

 private:
  std::vector<Fault> faults_;
};

struct SourceFile {
  std::string name;  // for messages; its stem must equal the id within
  std::string text;
};

/// Loads regulations and the overlays among `files`, applies each overlay to the regulations it names, proves the results.
/// An overlay may name a regulation of `base`; a new version of that regulation is then returned. Throws RegulationError.
std::vector<std::shared_ptr<const Regulation>> load_regulations(const std::vector<SourceFile>& files,
                                                                const RegulationSet& base = {});

/// Throws RegulationError where two of the files hold different texts of one regulation that are in force from the same day, and
/// names both. load_regulations() asks this of its own files; files that are loaded one after the other are asked together here.
void refuse_rivals(const std::vector<SourceFile>& files);

/// Loads again what Regulation::source of an earlier load holds, without proving it anew: later programs may prove more. Throws
/// RegulationError where it cannot be read or is not the text with that version.
std::shared_ptr<const Regulation> load_stored_regulation(const std::string& id, const std::string& version,
                                                         const std::string& source);

/// The file's text; of one that is larger than a regulation may be, a byte more than that. Nothing where it cannot be read.
std::optional<SourceFile> read_regulation_file(const std::string& path);

/// The *.yaml of a folder, by name. Throws RegulationError where the folder cannot be read.
std::vector<SourceFile> read_regulation_folder(const std::string& folder);

/// The regulations that ship with the program, compiled in.
std::vector<SourceFile> shipped_regulations();

/// Loads the shipped regulations, and those of each folder on what came before it, as a server with these folders does. Throws
/// RegulationError, also for refuse_rivals() over all of them.
std::vector<std::shared_ptr<const Regulation>> load_with_shipped(const std::vector<std::string>& folders);

/// The flow as Graphviz DOT, one node a step with office, act and article.
std::string draw_flow(const Regulation& regulation, const Flow& flow);

}  // namespace penugasan::workflow
