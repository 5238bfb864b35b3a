#include "server/identity/strict_json.h"

#include <set>
#include <string>
#include <vector>

namespace penugasan::server {

namespace {

constexpr int kDeepest = 8;

}  // namespace

std::optional<nlohmann::json> parse_strict_object(std::string_view text) {
  using Event = nlohmann::json::parse_event_t;
  std::vector<std::set<std::string>> open;  // the members seen so far of every object that is open
  bool sound = true;
  const auto look = [&](int depth, Event event, nlohmann::json& parsed) {
    if (depth > kDeepest) sound = false;
    if (event == Event::object_start) open.emplace_back();
    if (event == Event::object_end) open.pop_back();
    if (event == Event::key && !open.back().insert(parsed.get<std::string>()).second) sound = false;
    return sound;  // what is refused is not kept
  };
  auto parsed = nlohmann::json::parse(text.begin(), text.end(), look, false);
  if (!sound || !parsed.is_object()) return std::nullopt;
  return parsed;
}

const std::string* text_member(const nlohmann::json& object, std::string_view name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : found->get_ptr<const std::string*>();
}

}  // namespace penugasan::server
