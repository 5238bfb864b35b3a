// The filter of lists: whatever it says, it is read or refused with a place that lies within it.
#include <cstdlib>

#include "server/input/filter.h"
#include "tests/fuzz/target.h"

using namespace penugasan;

namespace {

workflow::Request sample() {
  workflow::Request request;
  request.id = {"surakarta", 7};
  request.filing.owner = workflow::UnitId{"surakarta/diskominfo"};
  request.filing.officials = {workflow::OfficialId{"surakarta/prakom-muda"}};
  request.filer = workflow::OfficialId{"surakarta/kadis-kominfo"};
  request.regulation = "surakarta-32-2023";
  return request;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const workflow::Request request = sample();
  const auto text = testing::text_of(data, size);
  const auto read = server::Filter::parse(text);
  if (const auto* filter = std::get_if<server::Filter>(&read)) {
    testing::promise(text.size() <= 4000 && filter->terms().size() <= 20, "limits hold");
    (void)filter->matches(request);
    return 0;
  }
  for (const auto& [key, value] : std::get<server::EdgeError>(read).values) {
    if (key != "position") continue;
    const auto place = std::strtoull(value.c_str(), nullptr, 10);
    testing::promise(place >= 1 && place <= size + 1, "the place lies within the filter");
  }
  return 0;
}
