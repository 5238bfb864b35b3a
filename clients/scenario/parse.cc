#include "clients/scenario/parse.h"

#include <algorithm>
#include <set>
#include <utility>

#include "clients/names.h"
#include "clients/yaml_reader.h"

namespace penugasan::clients {
namespace {

const std::set<std::string> kActs = {"approve", "reject", "complete", "withdraw"};
const std::set<std::string> kOthers = {"file", "announce", "today", "load", "mandate"};
const std::set<std::string> kModes = {"penunjukan", "pengajuan_sukarela"};
const std::set<std::string> kForms = {"individu", "tim_kerja"};
const std::set<std::string> kScopes = {"dalam_unit", "lintas_unit", "lintas_perangkat_daerah", "lintas_instansi"};
const std::set<std::string> kStates = {"pending", "assigned", "rejected", "withdrawn"};
const std::set<std::string> kOptions = {"approve", "reject", "complete"};
const std::set<std::string> kCauses = {"your_turn",           "approved", "rejected", "assigned", "withdrawn", "copy",
                                       "for_your_information"};

// "agency/id": a name without an agency would only fail later, and less clearly.
std::string short_name(const YamlMap& map, const std::string& key, std::string value) {
  if (agency_of(value).empty() || value.starts_with("agencies/")) map.fault(key, "is \"" + value + "\"; write agency/id");
  return value;
}

std::string short_name(YamlMap& map, const std::string& key) { return short_name(map, key, map.text(key)); }

// Goes out as metadata, which carries no other characters: gRPC ends the program over one.
std::string caller(YamlMap& map) {
  auto value = short_name(map, "as");
  const auto plain = [](char c) { return c > ' ' && c <= '~'; };
  if (!std::all_of(value.begin(), value.end(), plain)) map.fault("as", "is \"" + value + "\"; no id has such characters");
  return value;
}

std::string short_name_if_any(YamlMap& map, const std::string& key) {
  return map.has(key) ? short_name(map, key) : std::string();
}

std::vector<std::string> short_names(YamlMap& map, const std::string& key) {
  auto values = map.texts(key);
  for (const auto& value : values) short_name(map, key, value);
  return values;
}

std::vector<std::string> short_names_if_any(YamlMap& map, const std::string& key) {
  return map.has(key) ? short_names(map, key) : std::vector<std::string>();
}

// Whom a step names may be wrong on purpose, repeated for one: the server must refuse it.
std::vector<std::string> named_if_any(YamlMap& map) {
  if (!map.has("officials")) return {};
  auto values = map.texts_as_given("officials");
  for (const auto& value : values) short_name(map, "officials", value);
  return values;
}

std::string word_if_any(YamlMap& map, const std::string& key, const std::set<std::string>& allowed) {
  return map.has(key) ? map.word(key, allowed) : std::string();
}

// The filing's own days may be wrong on purpose (the server must refuse them), so they are taken as they stand.
std::optional<Days> days_if_any(YamlMap& map) {
  if (!map.has("period")) return std::nullopt;
  auto period = map.map("period", "the period");
  Days days{period.text_if_any("from"), period.text_if_any("to")};
  period.finish();
  return days;
}

FileStep read_file(YamlMap map) {
  FileStep step;
  step.as = caller(map);
  step.request = map.text("request");
  step.mode = map.word("mode", kModes);
  step.form = map.word("form", kForms);
  step.team_kind = map.text_if_any("team_kind");
  step.owner = short_name(map, "owner");
  step.source = short_name_if_any(map, "source");
  step.officials = named_if_any(map);
  step.headcount = map.number_if_any("headcount", 1).value_or(0);
  step.purpose = map.any_text("purpose");
  step.competencies = map.texts_if_any("competencies");
  step.expectation = map.any_text("expectation");
  step.period = days_if_any(map);
  step.scope = word_if_any(map, "scope", kScopes);
  step.call = map.text_if_any("call");
  step.answers = map.text_if_any("answers");
  map.finish();
  return step;
}

ActStep read_act(const std::string& verb, YamlMap map) {
  ActStep step;
  step.verb = verb;
  step.as = caller(map);
  step.request = map.text("request");
  if (verb == "approve" || verb == "complete") step.officials = named_if_any(map);
  if (verb == "reject" || verb == "withdraw") step.reason = map.any_text("reason");
  step.stale_etag = !word_if_any(map, "etag", {"stale"}).empty();
  map.finish();
  return step;
}

AnnounceStep read_announce(YamlMap map) {
  AnnounceStep step;
  step.as = caller(map);
  step.call = map.text("call");
  step.unit = short_name(map, "unit");
  step.headcount = map.number_if_any("headcount", 1).value_or(1);
  step.competencies = map.texts_if_any("competencies");
  step.purpose = map.any_text("purpose");
  step.period = days_if_any(map);
  map.finish();
  return step;
}

std::vector<ExpectedLetter> read_letters(YamlMap& map) {
  std::vector<ExpectedLetter> letters;
  for (auto& letter : map.maps("letters", "a letter")) {
    letters.push_back(
        {letter.text("kind"), short_name(letter, "from"), short_names(letter, "to"), short_names_if_any(letter, "cc")});
    letter.finish();
  }
  return letters;
}

std::map<std::string, std::vector<std::string>> read_notices(YamlMap& map) {
  std::map<std::string, std::vector<std::string>> notices;
  auto causes = map.map("notices", "the notices");
  for (const auto& cause : kCauses) {
    if (causes.has(cause)) notices[cause] = short_names(causes, cause);
  }
  causes.finish();
  return notices;
}

LoadStep read_load(YamlMap map) {
  LoadStep step{map.text("directory"), {}};
  if (map.has("heads")) {
    auto heads = map.map("heads", "the heads");
    for (const auto& unit : heads.keys()) step.heads[unit] = heads.text_or_null(unit);
    heads.finish();
  }
  map.finish();
  return step;
}

MandateStep read_mandate(YamlMap map) {
  MandateStep step;
  if (map.has("as")) step.as = caller(map);
  step.agency = map.text("agency");
  step.kind = map.text("kind");
  step.from = map.text_if_any("from");
  step.unit = map.text_if_any("unit");
  step.to = map.text("to");
  step.days = {map.text("valid_from"), map.text("valid_to")};
  if (map.has("letter")) {
    auto letter = map.map("letter", "the letter");
    step.letter_number = letter.text("number");
    step.letter_date = letter.text("date");
    letter.finish();
  }
  map.finish();
  return step;
}

ExpectedAct read_expected_act(YamlMap map) {
  ExpectedAct act{map.text_if_any("on_behalf_of"), map.text_if_any("mandate"), map.text_if_any("letter"),
                  map.text_if_any("post")};
  map.finish();
  return act;
}

std::vector<std::string> read_options(YamlMap& map) {
  auto options = map.texts("options");
  for (const auto& option : options) {
    if (!kOptions.contains(option)) map.fault("options", "holds \"" + option + "\"; approve, reject and complete are known");
  }
  return options;
}

Expectation read_expectation(YamlMap map) {
  Expectation expect;
  if (map.has("regulation")) expect.regulation = map.text("regulation");
  if (map.has("scope")) expect.scope = map.word("scope", kScopes);
  if (map.has("state")) expect.state = map.word("state", kStates);
  if (map.has("waiting_any")) expect.waiting_any = short_names(map, "waiting_any");
  if (map.has("waiting_all")) expect.waiting_all = short_names(map, "waiting_all");
  if (expect.waiting_any && expect.waiting_all)
    map.fault("waiting_all", "stands beside \"waiting_any\"; a step waits for any or for all");
  if (map.has("options")) expect.options = read_options(map);
  if (map.has("letters")) expect.letters = read_letters(map);
  if (map.has("notices")) expect.notices = read_notices(map);
  if (map.has("act")) expect.act = read_expected_act(map.map("act", "the expected act"));
  map.finish();
  return expect;
}

ExpectedError read_expected_error(YamlMap map) {
  ExpectedError error{map.text("code"), map.text("reason"), word_if_any(map, "basis", {"house", "regulation"})};
  map.finish();
  return error;
}

decltype(Step::action) read_action(const std::string& kind, YamlMap& map) {
  if (kind == "today") return TodayStep{map.day("today")};
  if (kind == "file") return read_file(map.map(kind, "the filing"));
  if (kind == "load") return read_load(map.map(kind, "the load"));
  if (kind == "mandate") return read_mandate(map.map(kind, "the mandate"));
  if (kind == "announce") return read_announce(map.map(kind, "the announcement"));
  return read_act(kind, map.map(kind, "the act"));
}

std::string kind_of(const YamlMap& map) {
  std::vector<std::string> kinds;
  for (const auto& key : map.keys()) {
    if (kActs.contains(key) || kOthers.contains(key)) kinds.push_back(key);
  }
  if (kinds.size() == 1) return kinds.front();
  throw InputError(
      map.file(), map.line(),
      "a step must have exactly one of file, approve, reject, complete, withdraw, announce, today, load, mandate; this one has " +
          std::to_string(kinds.size()));
}

Step read_step(YamlMap map, int number) {
  Step step;
  step.number = number;
  step.line = map.line();
  const auto kind = kind_of(map);
  step.action = read_action(kind, map);
  const bool on_request = kind == "file" || kActs.contains(kind);
  if (map.has("expect")) {
    if (!on_request) map.fault("expect", "has no meaning beside \"" + kind + "\"");
    if (map.has("expect_error")) map.fault("expect", "stands beside \"expect_error\"; a step is accepted or refused");
    step.expect = read_expectation(map.map("expect", "the expectation"));
  }
  if (map.has("expect_error")) {
    if (kind == "today") map.fault("expect_error", "has no meaning beside \"today\"");
    step.expect_error = read_expected_error(map.map("expect_error", "the expected error"));
  }
  map.finish();
  return step;
}

}  // namespace

std::string Step::kind() const {
  if (const auto* act = std::get_if<ActStep>(&action)) return act->verb;
  if (std::holds_alternative<FileStep>(action)) return "file";
  if (std::holds_alternative<LoadStep>(action)) return "load";
  if (std::holds_alternative<MandateStep>(action)) return "mandate";
  return std::holds_alternative<AnnounceStep>(action) ? "announce" : "today";
}

Scenario read_scenario(const std::filesystem::path& path) {
  return parse_scenario(read_text_file(path, kMaxScenarioBytes), path);
}

Scenario parse_scenario(const std::string& text, const std::filesystem::path& path) {
  YamlMap map(parse_yaml(text, path.string()), path.string(), "the scenario");
  Scenario scenario;
  scenario.path = path;
  scenario.name = map.text("scenario");
  if (scenario.name != path.stem())
    map.fault("scenario", "is \"" + scenario.name + "\"; it must be its file's name, " + path.stem().string());
  scenario.title = map.text("title");
  scenario.directories = map.texts("directories");
  scenario.today = map.day("today");
  for (auto& step : map.maps("steps", "a step")) {
    scenario.steps.push_back(read_step(std::move(step), static_cast<int>(scenario.steps.size()) + 1));
  }
  if (scenario.steps.empty()) map.fault("steps", "must hold at least one step");
  map.finish();
  return scenario;
}

}  // namespace penugasan::clients
