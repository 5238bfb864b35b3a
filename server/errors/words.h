// The domain's words for people: data says "owner_head", a sentence says "the head of the owner unit".
#pragma once

#include <string>
#include <string_view>

#include "server/errors/language.h"

namespace penugasan::server {

/// A value of a refusal for use in a sentence. Known words of a comma- or space-separated list are put into the language;
/// everything else (ids, dates, numbers) stays as it is. `key` says what the value is: only vocabulary keys are touched.
std::string in_words(std::string_view key, std::string_view value, Language language);

}  // namespace penugasan::server
