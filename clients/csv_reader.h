// Tables as spreadsheets write them: RFC 4180, also with ";" between the cells (as Excel does where "," is the decimal sign),
// with or without a byte order mark. The first row names the columns.
#pragma once

#include <string>
#include <vector>

#include "clients/yaml_reader.h"

namespace penugasan::clients {

struct CsvRow {
  int line = 0;                    // where it begins, from 1
  std::vector<std::string> cells;  // one for each column
};

struct CsvTable {
  int head_line = 0;  // where the row that names the columns begins
  std::vector<std::string> columns;
  std::vector<CsvRow> rows;  // without empty ones
};

/// Throws InputError with file and line for a row of another length than the first, a quotation mark in the wrong place or never
/// closed, and a column that is named twice or not at all. A cell of the form ="…", which keeps a spreadsheet from taking digits
/// for a number, is read as what stands in the quotation marks.
CsvTable parse_csv(const std::string& text, const std::string& file);

/// A cell as RFC 4180 writes it, quoted where that is needed.
std::string csv_cell(const std::string& text);

}  // namespace penugasan::clients
