// Tables of a directory as spreadsheets write them.
#include "clients/csv_reader.h"
#include "tests/fuzz/target.h"

using namespace penugasan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const auto table = clients::parse_csv(std::string(testing::text_of(data, size)), "fuzz.csv");
    int line = 1;
    for (const auto& row : table.rows) {
      testing::promise(row.cells.size() == table.columns.size(), "a row has a cell for each column");
      testing::promise(row.line > line, "rows stand below the first one, in order");
      line = row.line;
    }
  } catch (const clients::InputError& error) {
    testing::promise(error.line() >= 0, "a fault has a line, or is of the whole file");
  }
  return 0;
}
