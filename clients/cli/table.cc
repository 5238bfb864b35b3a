#include "clients/cli/table.h"

#include <algorithm>
#include <cctype>
#include <numeric>

namespace penugasan::cli {
namespace {

constexpr std::size_t kGap = 2;
// A column is never cut below this: less says nothing.
constexpr std::size_t kNarrowest = 6;

std::string draw_line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths, const Style& style) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    line += pad(shorten(cells[i], widths[i], style.ellipsis()), widths[i] + kGap);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

Table::Table(std::vector<std::string> headings) : headings_(std::move(headings)) {
  for (std::string& heading : headings_) {
    std::transform(heading.begin(), heading.end(), heading.begin(), [](unsigned char c) { return std::toupper(c); });
  }
}

void Table::add(std::vector<std::string> cells) {
  for (std::string& cell : cells) cell = printable(cell);
  cells.resize(headings_.size());
  rows_.push_back(std::move(cells));
}

std::vector<std::size_t> Table::widths(const Style& style) const {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < headings_.size(); ++i) {
    std::size_t widest = display_width(headings_[i]);
    for (const auto& row : rows_) widest = std::max(widest, display_width(row[i]));
    widths.push_back(widest);
  }
  const auto total = [&] { return std::accumulate(widths.begin(), widths.end(), kGap * (widths.size() - 1)); };
  while (style.width > 0 && total() > style.width) {
    // The first column is what one types next: it is cut last.
    auto widest = std::max_element(widths.begin() + (widths.size() > 1 ? 1 : 0), widths.end());
    if (*widest <= kNarrowest) widest = widths.begin();
    if (*widest <= kNarrowest) break;
    --*widest;
  }
  return widths;
}

std::string Table::draw(const Style& style) const {
  const std::vector<std::size_t> columns = widths(style);
  std::string text = style.paint(Colour::bold, draw_line(headings_, columns, style)) + "\n";
  for (const auto& row : rows_) text += draw_line(row, columns, style) + "\n";
  return text;
}

}  // namespace penugasan::cli
