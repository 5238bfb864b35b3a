// Resource names and their short forms. People write "surakarta/kadis-kominfo"; the API wants
// "agencies/surakarta/officials/kadis-kominfo". Pure functions, safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace penugasan::clients {

/// The full name for a short form "agency/local"; a full name of the same collection comes back unchanged.
/// Each throws std::invalid_argument, which says what was expected, for anything else.
std::string official_name(std::string_view text);
std::string unit_name(std::string_view text);
std::string request_name(std::string_view text);       // "surakarta/12" -> "agencies/surakarta/assignmentRequests/12"
std::string announcement_name(std::string_view text);  // "klaten/3" -> "agencies/klaten/announcements/3"

/// "agencies/{agency}" for "agency" or for a name or short form below it. Throws std::invalid_argument for an empty text.
std::string agency_name(std::string_view text);

/// "agency/local" for a full name of any collection below an agency; any other text comes back unchanged.
std::string short_form(std::string_view name);

/// short_form() of each of a message's repeated names, in their order.
template <class Names>
std::vector<std::string> short_forms(const Names& names) {
  std::vector<std::string> forms;
  for (const auto& name : names) forms.push_back(short_form(name));
  return forms;
}

/// The agency's id in a full name or a short form: the part before the local one. Empty where there is none.
std::string agency_of(std::string_view text);

}  // namespace penugasan::clients
