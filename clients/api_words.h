// The API's enums as the words that scenarios, filters and the regulations' data use: MODE_PENUNJUKAN is "penunjukan". Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "penugasan/v1/resources.pb.h"

namespace penugasan::clients {

/// Each gives the empty text for the unspecified value.
std::string word_of(v1::Mode value);
std::string word_of(v1::Form value);
std::string word_of(v1::Scope value);
std::string word_of(v1::Option value);
std::string word_of(v1::NoticeCause value);
std::string word_of(v1::AssignmentRequest::State value);
std::string word_of(v1::HistoryEntry::Act value);

/// Each gives the unspecified value for the empty text, and throws std::invalid_argument for an unknown word.
v1::Mode mode_of(std::string_view word);
v1::Form form_of(std::string_view word);
v1::Scope scope_of(std::string_view word);

/// "regulation", "house"; empty where unspecified.
std::string word_of(v1::Basis::Kind value);

}  // namespace penugasan::clients
