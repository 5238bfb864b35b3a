#include "clients/csv_directory.h"

#include <algorithm>
#include <map>

#include "clients/csv_reader.h"
#include "clients/directory_file.h"

namespace penugasan::clients {
namespace {

using Columns = std::vector<std::string>;

const Columns& columns_of(const std::string& list) {
  static const std::map<std::string, Columns> kColumns = {
      {"units", {"id", "name", "kind", "parent", "head"}},
      {"officials", {"id", "nip", "name", "rank", "title", "unit", "appraiser", "competencies"}},
      {"mandates", {"kind", "from", "unit", "to", "valid_from", "valid_to", "letter_number", "letter_date"}},
  };
  return kColumns.at(list);
}

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t") + 1 - begin));
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('|', at), text.size());
    parts.push_back(trimmed(text.substr(at, end - at)));
    at = end + 1;
  }
  return parts;
}

// Where a row is read.
struct Line {
  const std::string& file;
  int number = 0;
};

// "sari (2026-07-01..)": either day may be missing.
YAML::Node term_of(const std::string& part, const Line& line) {
  YAML::Node term(YAML::NodeType::Map);
  const auto open = part.find('(');
  term["official"] = trimmed(part.substr(0, open));
  if (open == std::string::npos) return term;
  const auto dots = part.find("..", open);
  if (dots == std::string::npos || !part.ends_with(')')) {
    throw InputError(line.file, line.number,
                     {"the head \"" + part + "\" must be written OFFICIAL (DATE..DATE), where a date may be left out",
                      "pimpinan \"" + part + "\" harus ditulis PEJABAT (TANGGAL..TANGGAL); tanggal boleh dikosongkan"});
  }
  const auto from = trimmed(part.substr(open + 1, dots - open - 1)), to = trimmed(part.substr(dots + 2, part.size() - dots - 3));
  if (!from.empty()) term["valid_from"] = from;
  if (!to.empty()) term["valid_to"] = to;
  return term;
}

YAML::Node head_of(const std::string& cell, const Line& line) {
  if (cell.empty()) return YAML::Node(YAML::NodeType::Null);
  if (cell.find_first_of("(|") == std::string::npos) return YAML::Node(cell);
  YAML::Node terms(YAML::NodeType::Sequence);
  for (const auto& part : split(cell)) terms.push_back(term_of(part, line));
  return terms;
}

YAML::Node list_of(const std::string& cell) {
  YAML::Node list(YAML::NodeType::Sequence);
  for (const auto& part : split(cell)) list.push_back(part);
  return list;
}

YAML::Node quoted(const std::string& cell) {
  YAML::Node node(cell);
  node.SetTag("!");
  return node;
}

YAML::Node node_of(const Columns& columns, const CsvRow& row, const std::string& file) {
  YAML::Node node(YAML::NodeType::Map);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string &column = columns[i], cell = trimmed(row.cells[i]);
    if (column == "head") {
      node[column] = head_of(cell, {file, row.line});
    } else if (column == "nip") {
      node[column] = quoted(cell);
    } else if (cell.empty() && column != "name") {
      continue;
    } else if (column == "competencies") {
      node[column] = list_of(cell);
    } else if (column.starts_with("letter_")) {
      node["letter"][column.substr(7)] = cell;
    } else {
      node[column] = cell;
    }
  }
  return node;
}

// Spreadsheets turn 18 digits into 1.97E+17, and the last three are then lost for good.
void refuse_rounded_nip(const Columns& columns, const CsvRow& row, const std::string& file) {
  const auto column = std::find(columns.begin(), columns.end(), "nip");
  if (column == columns.end()) return;
  const auto& cell = row.cells[static_cast<std::size_t>(column - columns.begin())];
  if (cell.find("E+") == std::string::npos && cell.find("e+") == std::string::npos) return;
  throw InputError(file, row.line,
                   {"the NIP was rounded by a spreadsheet; format its column as text and type it again",
                    "NIP sudah dibulatkan oleh aplikasi lembar kerja; format kolomnya sebagai teks lalu ketik ulang"});
}

std::string row_of(const std::vector<std::string>& cells) {
  std::string row;
  for (const auto& cell : cells) row += (row.empty() && &cell == &cells.front() ? "" : ",") + csv_cell(cell);
  return row + "\r\n";
}

std::string head_cell(const v1::Unit& unit) {
  if (unit.head_terms().empty()) return unit.head();
  std::string cell;
  for (const auto& term : unit.head_terms()) {
    cell += (cell.empty() ? "" : " | ") + term.official() + " (" + term.valid_from() + ".." + term.valid_to() + ")";
  }
  return cell;
}

std::string joined(const google::protobuf::RepeatedPtrField<std::string>& words) {
  std::string cell;
  for (const auto& word : words) cell += (cell.empty() ? "" : "|") + word;
  return cell;
}

}  // namespace

std::vector<YamlMap> read_csv_list(const std::filesystem::path& path, const std::string& list, const Said& what) {
  const std::string file = path.string();
  const auto table = parse_csv(read_text_file(path, kMaxDirectoryBytes), file);
  const auto& known = columns_of(list);
  for (const auto& column : table.columns) {
    if (std::find(known.begin(), known.end(), column) != known.end()) continue;
    std::string all;
    for (const auto& one : known) all += (all.empty() ? "" : ", ") + one;
    throw InputError(
        file, table.head_line,
        {"unknown column \"" + column + "\"; there are " + all, "kolom \"" + column + "\" tidak dikenal; yang ada: " + all});
  }
  std::vector<YamlMap> rows;
  for (const auto& row : table.rows) {
    refuse_rounded_nip(table.columns, row, file);
    rows.emplace_back(node_of(table.columns, row, file), file, what, row.line);
  }
  return rows;
}

std::string units_csv(const v1::Directory& directory) {
  std::string text = row_of(columns_of("units"));
  for (const auto& unit : directory.units()) {
    text += row_of({unit.id(), unit.display_name(), unit.kind(), unit.parent(), head_cell(unit)});
  }
  return text;
}

std::string officials_csv(const v1::Directory& directory) {
  std::string text = row_of(columns_of("officials"));
  for (const auto& one : directory.officials()) {
    text += row_of({one.id(), one.nip(), one.display_name(), one.rank(), one.title(), one.unit(), one.appraiser(),
                    joined(one.competencies())});
  }
  return text;
}

std::string mandates_csv(const v1::Directory& directory) {
  std::string text = row_of(columns_of("mandates"));
  for (const auto& one : directory.mandates()) {
    text += row_of({one.kind(), one.from(), one.unit(), one.to(), one.valid_from(), one.valid_to(), one.letter().number(),
                    one.letter().date()});
  }
  return text;
}

}  // namespace penugasan::clients
