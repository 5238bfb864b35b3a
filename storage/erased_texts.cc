#include "storage/erased_texts.h"

#include <algorithm>

#include "storage/codec_parts.h"

namespace penugasan::storage {

bool has_erased_text(std::string_view body, std::string_view texts) {
  const auto stored = parse<v1::StoredRecord>(body, "a log record");
  const auto stored_texts = parse<v1::StoredTexts>(texts, "a record's texts");
  int hashes = 0;
  for (const auto& event : stored.events()) {
    for (const auto* hash : {&event.filed().purpose_hash(), &event.filed().expectation_hash(), &event.acted().reason_hash(),
                             &event.announced().purpose_hash()}) {
      if (!hash->empty()) ++hashes;
    }
  }
  const auto& kept = stored_texts.texts();
  return hashes > std::count_if(kept.begin(), kept.end(), [](const auto& text) { return !text.empty(); });
}

}  // namespace penugasan::storage
