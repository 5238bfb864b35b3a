#include "clients/cli/arguments.h"

#include <algorithm>
#include <cctype>
#include <random>

#include "clients/cli/terminal.h"
#include "clients/cli/texts.h"

namespace penugasan::cli {
namespace {

constexpr std::string_view kAgencies = "agencies/";
constexpr std::string_view kRegulations = "regulations/";
constexpr std::size_t kLongestId = 63;

bool is_id(std::string_view text) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !text.empty() && text.size() <= kLongestId && plain(text.front()) &&
         std::all_of(text.begin(), text.end(), [&](char c) { return plain(c) || c == '.' || c == '-'; });
}

// The enum value whose name is PREFIX_TEXT; unspecified for an empty text, nothing (-1) for an unknown one.
template <class Enum>
Enum value_of(std::string_view text, std::string_view prefix, bool (*parse)(const std::string&, Enum*), std::string_view choices,
              const Speaker& say) {
  std::string name(prefix);
  std::transform(text.begin(), text.end(), std::back_inserter(name),
                 [](unsigned char c) { return c == '-' ? '_' : std::toupper(c); });
  Enum value{};
  if (text.empty()) return value;
  if (!parse(name, &value) || value == Enum{}) throw UsageError(say(texts::kNoSuchValue, {text, choices}));
  return value;
}

}  // namespace

std::string Names::complete(std::string_view text, std::string_view example) const {
  if (text.find('/') != std::string_view::npos) return std::string(text);
  if (as_.empty()) throw UsageError(say_(texts::kAgencyMissing, {text, example}));
  return as_.substr(0, as_.find('/')).append("/").append(text);
}

std::string Names::name(std::string_view text, std::string_view collection, std::string_view example) const {
  std::string complete_text = complete(text, example);
  std::string_view rest = complete_text;
  const bool full = rest.starts_with(kAgencies);
  if (full) rest.remove_prefix(kAgencies.size());
  const auto agency = rest.substr(0, rest.find('/'));
  rest.remove_prefix(std::min(rest.size(), agency.size() + 1));
  if (full) {
    if (!rest.starts_with(collection)) rest = {};
    rest.remove_prefix(std::min(rest.size(), collection.size()));
    if (!rest.starts_with("/")) rest = {};
    rest.remove_prefix(std::min<std::size_t>(rest.size(), 1));
  }
  if (!is_id(agency) || !is_id(rest)) throw UsageError(say_(texts::kNotAName, {printable(text), example}));
  return std::string(kAgencies).append(agency).append("/").append(collection).append("/").append(rest);
}

std::string Names::request(std::string_view text) const { return name(text, "assignmentRequests", "jambi/12"); }
std::string Names::announcement(std::string_view text) const { return name(text, "announcements", "klaten/3"); }
std::string Names::official(std::string_view text) const { return name(text, "officials", "jambi/prakom-muda"); }
std::string Names::unit(std::string_view text) const { return name(text, "units", "jambi/diskominfo.aplikasi"); }

std::string Names::agency(std::string_view text) const {
  std::string_view id = text.empty() ? std::string_view(as_) : text;
  if (id.empty()) throw UsageError(say_(texts::kWhichAgency));
  if (id.starts_with(kAgencies)) id.remove_prefix(kAgencies.size());
  id = id.substr(0, id.find('/'));
  if (!is_id(id)) throw UsageError(say_(texts::kNotAName, {printable(text), "jambi"}));
  return std::string(kAgencies).append(id);
}

std::string Names::regulation(std::string_view text) const {
  if (text.starts_with(kRegulations)) text.remove_prefix(kRegulations.size());
  if (!is_id(text)) throw UsageError(say_(texts::kNotAName, {printable(text), "jambi-13-2025"}));
  return std::string(kRegulations).append(text);
}

std::string Names::caller() const {
  if (as_.empty()) return {};
  if (as_.find('/') == std::string::npos) throw UsageError(say_(texts::kNotAName, {printable(as_), "jambi/kabid-litbang"}));
  return official(as_);
}

v1::Mode mode_of(std::string_view text, const Speaker& say) {
  if (text == "sukarela") return v1::MODE_PENGAJUAN_SUKARELA;
  return value_of<v1::Mode>(text, "MODE_", &v1::Mode_Parse, "penunjukan, pengajuan_sukarela", say);
}

v1::Form form_of(std::string_view text, const Speaker& say) {
  if (text == "tim") return v1::FORM_TIM_KERJA;
  return value_of<v1::Form>(text, "FORM_", &v1::Form_Parse, "individu, tim_kerja", say);
}

v1::Scope scope_of(std::string_view text, const Speaker& say) {
  return value_of<v1::Scope>(text, "SCOPE_", &v1::Scope_Parse,
                             "dalam_unit, lintas_unit, lintas_perangkat_daerah, lintas_instansi", say);
}

std::string new_request_id() {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::random_device random;
  std::string id = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
  for (char& c : id) {
    if (c == 'x') c = kDigits[random() % 16];
    if (c == 'y') c = kDigits[8 + random() % 4];
  }
  return id;
}

}  // namespace penugasan::cli
