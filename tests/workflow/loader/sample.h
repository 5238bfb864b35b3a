// The small regulation of kecil-1-2026.yaml, and how tests change a line of it and read what the loader says.
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "workflow/loader/loader.h"

namespace penugasan::testing {

std::string read_text_file(const std::string& path_in_tree);

/// The small regulation as it is.
workflow::SourceFile small_file();

/// `file` with `from`, which must stand in that line (from 1), replaced by `to`. Throws std::invalid_argument otherwise.
workflow::SourceFile changed(workflow::SourceFile file, int line, const std::string& from, const std::string& to);

/// One change of the small regulation, and the one fault that must follow from it.
struct Change {
  std::string name;
  int line;
  std::string from;
  std::string to;
  int fault_line;
  std::string said;  // a part of the fault
};
void PrintTo(const Change& change, std::ostream* out);
void expect_fault(const Change& change);

/// What loading says is wrong; empty where it loads.
std::vector<workflow::Fault> faults_of(const std::vector<workflow::SourceFile>& files, const workflow::RegulationSet& base = {});

/// The only regulation that loading gives. Throws RegulationError, or std::invalid_argument where there are more.
std::shared_ptr<const workflow::Regulation> load_one(const std::vector<workflow::SourceFile>& files,
                                                     const workflow::RegulationSet& base = {});

}  // namespace penugasan::testing
