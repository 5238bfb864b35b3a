// A record as it stands in the store: its body in the log's row, its texts in a row of their own. Internal to storage.
#pragma once

#include "storage/codec.h"
#include "storage/key_value.h"
#include "storage/log_value.h"

namespace penugasan::storage {

/// `value` is the log's row, of a record that is in no archive. Texts that have been erased come back empty. StoreError(damaged,
/// read_failed).
DecodedRecord decode_with_texts(const KeyValue& rows, std::uint64_t position, const LogValue& value);

}  // namespace penugasan::storage
