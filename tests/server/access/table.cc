#include "tests/server/access/table.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/support/paths.h"

namespace penugasan::testing {

namespace {

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

Matrix read() {
  std::ifstream file(source_dir() / "tests/server/access/matrix.txt");
  Matrix matrix;
  for (std::string line; std::getline(file, line);) {
    auto words = words_of(line);
    if (words.empty() || words.front().starts_with('#')) continue;
    const auto first = words.front();
    words.erase(words.begin());
    if (first == "columns:") {
      matrix.columns = std::move(words);
    } else if (words.size() != matrix.columns.size()) {
      throw std::runtime_error("matrix.txt: " + first + " has " + std::to_string(words.size()) + " cells for " +
                               std::to_string(matrix.columns.size()) + " columns");
    } else {
      matrix.rows.push_back({first, std::move(words)});
    }
  }
  if (matrix.rows.empty()) throw std::runtime_error("matrix.txt holds no rows");
  return matrix;
}

}  // namespace

const Matrix& matrix() {
  static const Matrix read_once = read();
  return read_once;
}

}  // namespace penugasan::testing
