// The sentences for people, in Indonesian and English: what happened, what it rests on, what to do next.
//
// A text of the catalogue holds {placeholders}, filled from the refusal's values, and [optional parts], left out as a whole
// where one of their placeholders has no value. The sentence on the basis is put between "what" and "next".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/errors/edge_error.h"
#include "server/errors/language.h"
#include "workflow/rejection.h"

namespace penugasan::server {

/// One language's half of a catalogue row.
struct Text {
  std::string_view what;
  std::string_view next;
};

/// A row of the catalogue: a text for people in each language.
struct Texts {
  Text id;
  Text en;
  bool tells_house = false;  // says so when it rests on a house rule; an article is always told
};

const Texts& texts_of(workflow::Reason reason);
const Texts& texts_of(EdgeReason reason);

using Values = std::vector<std::pair<std::string, std::string>>;

/// The values with the step's title in this language alone, as "step_title".
Values in_language(const Values& values, Language language);

/// Fills a text of the catalogue; a placeholder outside of brackets without value becomes "-".
std::string fill(std::string_view text, const Values& values);

/// "Hal ini menurut Ps.17(2) Perwali Surakarta 32/2023 ("…")." or that it is a house rule (aturan rumah) and no provision.
std::string basis_sentence(const workflow::Basis& basis, std::string_view regulation, Language language);

/// The whole sentence, at most 800 bytes, cut at a character.
std::string sentence_of(const workflow::Rejection& rejection, Language language);
std::string sentence_of(const EdgeError& error, Language language);
/// What happened alone, for lists of findings and precondition violations.
std::string short_sentence_of(const workflow::Rejection& rejection, Language language);

/// What is wrong with a field; `what` is a FieldFault's key. A key that the catalogue lacks reads "is not valid (key)".
std::string field_sentence(std::string_view what, std::string_view detail, Language language);
/// Every key of the field catalogue.
std::vector<std::string_view> field_keys();

/// A warning about a filing (workflow::Warning::reason), with its basis.
std::string warning_sentence(std::string_view reason, const workflow::Basis& basis, std::string_view regulation,
                             Language language);

/// At most `bytes` of valid UTF-8, cut between characters, ending in "…" where something was cut. Invalid bytes become "?".
std::string clip(std::string_view text, std::size_t bytes);

}  // namespace penugasan::server
