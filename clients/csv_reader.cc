#include "clients/csv_reader.h"

#include <algorithm>
#include <set>

namespace penugasan::clients {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

// One pass over the text, cell by cell.
class CsvParser {
 public:
  CsvParser(std::string_view text, const std::string& file) : text_(text), file_(file) {
    if (text_.starts_with(kMark)) at_ = kMark.size();
    const std::string_view first = text_.substr(at_, text_.find('\n', at_) - at_);
    separator_ = std::count(first.begin(), first.end(), ';') > std::count(first.begin(), first.end(), ',') ? ';' : ',';
  }

  std::vector<CsvRow> rows() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      CsvRow row = this->row();
      const auto empty = [](const std::string& cell) { return cell.empty(); };
      if (!std::all_of(row.cells.begin(), row.cells.end(), empty)) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  CsvRow row() {
    CsvRow row{line_, {}};
    for (;;) {
      row.cells.push_back(cell());
      if (at_ == text_.size()) return row;
      if (text_[at_] == separator_) {
        ++at_;
        continue;
      }
      if (text_[at_] == '\r') ++at_;
      if (at_ < text_.size() && text_[at_] == '\n') ++at_;
      ++line_;
      return row;
    }
  }

  std::string cell() {
    if (text_.substr(at_).starts_with("=\"")) ++at_;  // ="197001": digits that are no number
    if (at_ < text_.size() && text_[at_] == '"') return quoted();
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
      if (text_[at_] == '"')
        fault({"a quotation mark stands inside a cell that does not begin with one",
               "ada tanda kutip di dalam sel yang tidak diawali tanda kutip"});
      ++at_;
    }
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::string quoted() {
    const int begun = line_;
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        cell.push_back(text_[at_]);
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell.push_back(text_[++at_]);
      } else {
        return closed(std::move(cell), begun);
      }
    }
    line_ = begun;
    fault({"the quotation mark that begins here is never closed", "tanda kutip yang dimulai di sini tidak ditutup"});
  }

  std::string closed(std::string cell, int begun) {
    ++at_;
    const bool ends = at_ == text_.size() || text_[at_] == separator_ || text_[at_] == '\n' || text_[at_] == '\r';
    if (ends) return cell;
    if (line_ == begun) fault({"text follows a closing quotation mark", "ada teks setelah tanda kutip penutup"});
    // The one that closes it was hardly meant to.
    const std::string end = std::to_string(line_);
    line_ = begun;
    fault({"the quotation mark that begins here is closed in line " + end + " only, before other text",
           "tanda kutip yang dimulai di sini baru ditutup pada baris " + end + ", sebelum teks lain"});
  }

  [[noreturn]] void fault(const Said& what) const { throw InputError(file_, line_, what); }

  std::string_view text_;
  const std::string& file_;
  std::size_t at_ = 0;
  int line_ = 1;
  char separator_ = ',';
};

void check_columns(const CsvRow& head, const std::string& file) {
  std::set<std::string> seen;
  for (const auto& column : head.cells) {
    if (column.empty()) throw InputError(file, head.line, {"a column has no name", "ada kolom tanpa nama"});
    if (seen.insert(column).second) continue;
    throw InputError(file, head.line, {"the column \"" + column + "\" stands twice", "kolom \"" + column + "\" muncul dua kali"});
  }
}

}  // namespace

CsvTable parse_csv(const std::string& text, const std::string& file) {
  CsvTable table;
  table.rows = CsvParser(text, file).rows();
  if (table.rows.empty()) throw InputError(file, 0, {"holds no row that names the columns", "tidak memuat baris nama kolom"});
  check_columns(table.rows.front(), file);
  table.head_line = table.rows.front().line;
  table.columns = std::move(table.rows.front().cells);
  table.rows.erase(table.rows.begin());
  for (const auto& row : table.rows) {
    if (row.cells.size() == table.columns.size()) continue;
    const std::string has = std::to_string(row.cells.size()), wants = std::to_string(table.columns.size());
    throw InputError(
        file, row.line,
        {"has " + has + " cells; the first row has " + wants, "memuat " + has + " sel; baris pertama memuat " + wants});
  }
  return table;
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",;\"\r\n") == std::string::npos && !text.starts_with('=')) return text;
  std::string cell = "\"";
  for (const char one : text) {
    if (one == '"') cell.push_back('"');
    cell.push_back(one);
  }
  return cell + "\"";
}

}  // namespace penugasan::clients
