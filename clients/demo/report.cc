#include "clients/demo/report.h"

#include <array>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <sstream>

#include "clients/demo/narrator.h"

namespace penugasan::clients {
namespace {

constexpr std::size_t kColumns = 7;
constexpr std::size_t kFirstNumber = 3;
using Row = std::array<std::string, kColumns>;

Row row_of(const FlowResult& result) {
  std::ostringstream time;
  time << std::fixed << std::setprecision(1) << result.milliseconds;
  return {result.flow->regulation,
          spaced(result.flow->mode) + " " + spaced(result.flow->scope),
          result.unexpected.empty() ? result.outcome : "UNEXPECTED: " + result.outcome,
          std::to_string(result.steps),
          std::to_string(result.letters),
          std::to_string(result.notices),
          time.str()};
}

void write_row(const Row& row, const std::array<std::size_t, kColumns>& widths, std::ostream& out) {
  for (std::size_t i = 0; i < kColumns; ++i) {
    out << (i == 0 ? "" : "  ") << (i < kFirstNumber ? std::left : std::right) << std::setw(static_cast<int>(widths.at(i)))
        << row.at(i);
  }
  out << '\n';
}

}  // namespace

DemoTally tally(const std::vector<FlowResult>& results, std::size_t expected) {
  DemoTally tally;
  for (const auto& result : results) {
    if (!result.unexpected.empty()) {
      ++tally.unexpected;
    } else {
      ++(result.flow->ending == DemoFlow::Ending::assigned ? tally.assigned : tally.refused);
    }
  }
  if (results.size() < expected) tally.unexpected += static_cast<int>(expected - results.size());
  return tally;
}

void write_table(const std::vector<FlowResult>& results, const DemoTally& tally, std::ostream& out) {
  std::vector<Row> rows = {{"regulation", "flow", "outcome", "steps", "letters", "notices", "ms"}};
  for (const auto& result : results) rows.push_back(row_of(result));
  std::array<std::size_t, kColumns> widths{};
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < kColumns; ++i) widths.at(i) = std::max(widths.at(i), row.at(i).size());
  }
  for (const auto& row : rows) write_row(row, widths, out);
  out << '\n'
      << tally.assigned << " flows assigned, " << tally.refused << " refused as the regulations say, " << tally.unexpected
      << " unexpected" << std::endl;
}

void write_json(const std::vector<FlowResult>& results, const DemoTally& tally, std::ostream& out) {
  auto flows = nlohmann::json::array();
  for (const auto& result : results) {
    auto unexpected = nlohmann::json::array();
    for (const auto& one : result.unexpected)
      unexpected.push_back({{"what", one.what}, {"expected", one.expected}, {"found", one.found}});
    flows.push_back({{"regulation", result.flow->regulation},
                     {"mode", result.flow->mode},
                     {"scope", result.flow->scope},
                     {"scenario", result.flow->scenario},
                     {"outcome", result.outcome},
                     {"steps", result.steps},
                     {"letters", result.letters},
                     {"notices", result.notices},
                     {"milliseconds", result.milliseconds},
                     {"unexpected", unexpected}});
  }
  const nlohmann::json document = {
      {"flows", flows}, {"assigned", tally.assigned}, {"refused", tally.refused}, {"unexpected", tally.unexpected}};
  out << document.dump(2) << std::endl;
}

}  // namespace penugasan::clients
