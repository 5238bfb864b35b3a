// The two languages that people are spoken to in, and which of them a caller asked for.
#pragma once

#include <string_view>

namespace penugasan::server {

/// Indonesian is the default everywhere.
enum class Language : unsigned char { id, en };

/// "id" or "en".
std::string_view name_of(Language language);

/// The supported language that the caller prefers by an `accept-language` value (RFC 9110: "en-GB, id;q=0.5"). A language with
/// region counts as the language; `in`, the old code, is Indonesian; `*` is the default; among equals the first wins; q=0 means
/// never. Anything that cannot be understood is passed over: never fails. Reads at most the first 1,000 bytes.
Language language_of(std::string_view accept_language);

}  // namespace penugasan::server
