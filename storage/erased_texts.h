// Whether texts of a record have been erased. Internal to storage.
#pragma once

#include <string_view>

namespace penugasan::storage {

/// True where the body has the hash of a text that `texts` does not have any more. StoreError(damaged) for bytes that nobody
/// wrote.
bool has_erased_text(std::string_view body, std::string_view texts);

}  // namespace penugasan::storage
