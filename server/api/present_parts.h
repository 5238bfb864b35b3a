// Pieces that every presentation uses. Internal to server/api.
#pragma once

#include <string>

#include "server/api/present.h"
#include "server/input/names.h"
#include "workflow/route.h"

namespace penugasan::server {

// The API's enums hold the domain's values in the same order behind UNSPECIFIED.
template <class To, class From>
To shifted(From value) {
  return static_cast<To>(static_cast<int>(value) + 1);
}

/// Appends the resource name of each.
template <class Ids>
void add_names(const Ids& ids, google::protobuf::RepeatedPtrField<std::string>* names) {
  for (const auto& id : ids) *names->Add() = resource_name(id);
}

inline v1::OpenStep::WaitFor wait_for(bool all) { return all ? v1::OpenStep::WAIT_FOR_ALL : v1::OpenStep::WAIT_FOR_ANY; }

/// In the caller's language; Indonesian where the data has no English.
inline const std::string& title_in(Language language, const std::string& id, const std::string& en) {
  return language == Language::en && !en.empty() ? en : id;
}

inline void set_options(const workflow::Step& step, google::protobuf::RepeatedField<int>* options) {
  for (const auto option : workflow::options_of(step)) options->Add(shifted<int>(option));
}

}  // namespace penugasan::server
