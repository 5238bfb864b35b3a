// What the encoder keeps between calls. Internal to the codec.
#pragma once

#include "storage/codec.h"
#include "storage/codec_parts.h"

namespace penugasan::storage {

struct Encoder::Buffers {
  v1::StoredRecord record;
  v1::StoredTexts texts;
  v1::StoredRequest request;
  v1::StoredProgressRow progress;
  v1::StoredAnnouncementRow announcement;
  v1::StoredIdempotency idempotency;
  StringTable strings;
  Hasher hasher;
};

}  // namespace penugasan::storage
