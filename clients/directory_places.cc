#include "clients/directory_places.h"

#include <array>
#include <string_view>
#include <utility>

#include "clients/yaml_reader.h"

namespace penugasan::clients {
namespace {

constexpr std::string_view kPrefix = "directory.";

// What the API calls otherwise than the file does.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kKeys = {{
    {"display_name", "name"},
    {"head_terms", "head"},
    {"authority_terms", "authority"},
}};

std::string in_keys_of_the_file(std::string path) {
  for (const auto& [field, key] : kKeys) {
    const auto at = path.find(field);
    const bool whole = at != std::string::npos && (at == 0 || path[at - 1] == '.');
    if (whole) path.replace(at, field.size(), key);
  }
  return path;
}

// "nip" of "officials[3].nip"; what is of no list stays whole.
std::string within_element(const std::string& path) {
  for (const std::string_view list : {"units[", "officials[", "mandates["}) {
    if (!path.starts_with(list)) continue;
    const auto end = path.find(']');
    const std::string rest = end == std::string::npos ? std::string() : path.substr(end + 1);
    return rest.starts_with('.') ? rest.substr(1) : rest;
  }
  return path;
}

void note(const std::string& part, const YamlMap& map, int line, DirectoryPlaces& places) {
  places[part] = map.file() + ":" + std::to_string(line);
}

// In one line with what is around them the parts need no place of their own, and 20,000 officials are held in fewer of them.
void note_items(const std::string& part, const std::string& key, int around, const YamlMap& map, DirectoryPlaces& places) {
  int index = 0;
  for (const int line : map.lines_of_items(key)) {
    if (line != around) note(part + "[" + std::to_string(index) + "]", map, line, places);
    ++index;
  }
}

bool belongs_to_a_path(char one) {
  const bool letter = (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9');
  return letter || one == '_' || one == '.' || one == '[' || one == ']';
}

}  // namespace

void note_directory(const YamlMap& map, DirectoryPlaces& places) {
  for (const auto& key : map.keys()) {
    note(key, map, map.line_of(key), places);
    if (key != "units" && key != "officials" && key != "mandates") note_items(key, key, map.line_of(key), map, places);
  }
}

void note_element(const std::string& element, const YamlMap& map, DirectoryPlaces& places) {
  note(element, map, map.line(), places);
  for (const auto& key : map.keys()) {
    const std::string part = element + "." + key;
    const int line = map.line_of(key);
    if (line != map.line()) note(part, map, line, places);
    note_items(part, key, line, map, places);
  }
}

std::string place_in_file(const DirectoryPlaces& places, const std::string& field) {
  if (!field.starts_with(kPrefix)) return field;
  const std::string path = in_keys_of_the_file(field.substr(kPrefix.size()));
  for (auto end = path.size(); end != std::string::npos && end > 0; end = path.find_last_of(".[", end - 1)) {
    const auto found = places.find(std::string_view(path).substr(0, end));
    if (found == places.end()) continue;
    const std::string key = end > path.find(']') ? within_element(path) : path;
    return key.empty() ? found->second : found->second + " " + key;
  }
  return field;
}

std::string places_in_text(const DirectoryPlaces& places, const std::string& text) {
  std::string told;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = text.find(kPrefix, at);
    told.append(text, at, begin == std::string::npos ? begin : begin - at);
    if (begin == std::string::npos) break;
    at = begin;
    while (at < text.size() && belongs_to_a_path(text[at])) ++at;
    while (text[at - 1] == '.') --at;  // the sentence's own
    told += place_in_file(places, text.substr(begin, at - begin));
  }
  return told;
}

}  // namespace penugasan::clients
