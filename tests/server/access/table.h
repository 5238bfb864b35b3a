// Reads matrix.txt.
#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace penugasan::testing {

struct MatrixRow {
  std::string method;
  std::vector<std::string> cells;  // one a column
};

/// So that GoogleTest tells a row by its name.
inline void PrintTo(const MatrixRow& row, std::ostream* out) { *out << row.method; }

struct Matrix {
  std::vector<std::string> columns;
  std::vector<MatrixRow> rows;
};

/// Throws std::runtime_error for a file without columns, and for a row that has more or fewer cells than there are columns.
const Matrix& matrix();

}  // namespace penugasan::testing
