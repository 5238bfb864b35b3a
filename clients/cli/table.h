// A table for people: columns aligned by display width, the widest ones cut where the terminal is too narrow.
#pragma once

#include <string>
#include <vector>

#include "clients/cli/terminal.h"

namespace penugasan::cli {

class Table {
 public:
  /// Headings are shown in capitals (ASCII letters only).
  explicit Table(std::vector<std::string> headings);
  /// A row with fewer cells than headings ends in empty ones; further cells are left out.
  void add(std::vector<std::string> cells);
  bool empty() const { return rows_.empty(); }
  /// Lines, each ended by a line feed; two spaces between columns, none at the end of a line.
  std::string draw(const Style& style) const;

 private:
  std::vector<std::size_t> widths(const Style& style) const;

  std::vector<std::string> headings_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace penugasan::cli
