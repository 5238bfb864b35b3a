// What stands in a call's metadata and in resource names: language, principal, names.
#include "server/errors/language.h"
#include "server/input/names.h"
#include "tests/fuzz/target.h"

using namespace penugasan;

namespace {

template <class Parse>
void read_name(std::string_view text, Parse parse) {
  const auto id = parse(text);
  testing::promise(!id || server::resource_name(*id) == text, "a name that is accepted is the one name of its resource");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = testing::text_of(data, size);
  (void)server::language_of(text);
  read_name(text, server::parse_official_name);
  read_name(text, server::parse_unit_name);
  read_name(text, server::parse_request_name);
  read_name(text, server::parse_announcement_name);
  const auto agency = server::parse_agency_name(text);
  testing::promise(!agency || server::agency_name(*agency) == text, "an agency has one name");
  const auto regulation = server::parse_regulation_name(text);
  testing::promise(!regulation || server::regulation_name(*regulation) == text, "a regulation has one name");
  const auto official = server::parse_short_official(text);
  testing::promise(!official || official->value == text, "a principal is taken as it is");
  return 0;
}
