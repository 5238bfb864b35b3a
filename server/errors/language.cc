#include "server/errors/language.h"

#include <algorithm>
#include <optional>
#include <string>

namespace penugasan::server {

namespace {

constexpr std::size_t kMostRead = 1000;
constexpr int kFullWeight = 1000;

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view take_until(std::string_view& text, char separator) {
  const auto end = std::min(text.find(separator), text.size());
  const auto part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return trim(part);
}

// "0.5" as 500; nothing for what RFC 9110 does not allow.
std::optional<int> weight_of(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
  if (text.size() > 1 && text[1] != '.') return std::nullopt;
  int weight = (text[0] - '0') * kFullWeight;
  int digit = 100;
  for (const char c : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (c < '0' || c > '9') return std::nullopt;
    weight += (c - '0') * digit;
    digit /= 10;
  }
  return weight > kFullWeight ? std::nullopt : std::optional(weight);
}

std::optional<Language> language_of_tag(std::string_view tag) {
  std::string primary(tag.substr(0, tag.find('-')));
  std::transform(primary.begin(), primary.end(), primary.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (primary == "id" || primary == "in" || tag == "*") return Language::id;
  if (primary == "en") return Language::en;
  return std::nullopt;
}

// The weight of one range of the list; nothing where it is malformed.
std::optional<int> weight_of_parameters(std::string_view parameters) {
  int weight = kFullWeight;
  while (!parameters.empty()) {
    const auto parameter = take_until(parameters, ';');
    if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) return std::nullopt;
    const auto stated = weight_of(parameter.substr(2));
    if (!stated) return std::nullopt;
    weight = *stated;
  }
  return weight;
}

}  // namespace

std::string_view name_of(Language language) { return language == Language::en ? "en" : "id"; }

Language language_of(std::string_view accept_language) {
  accept_language = accept_language.substr(0, kMostRead);
  Language best = Language::id;
  int best_weight = 0;
  while (!accept_language.empty()) {
    std::string_view range = take_until(accept_language, ',');
    const auto language = language_of_tag(take_until(range, ';'));
    const auto weight = weight_of_parameters(range);
    if (!language || !weight || *weight <= best_weight) continue;
    best = *language;
    best_weight = *weight;
  }
  return best;
}

}  // namespace penugasan::server
