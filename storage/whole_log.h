// The whole log, walked over record by record. Internal to storage.
#pragma once

#include <functional>

#include "storage/key_value.h"

namespace penugasan::storage {

/// No gap, each record chained to the one before it, every text as it was recorded. Where it ends (last_number is not looked
/// for). StoreError(damaged) naming the record; read_failed; unusable_folder where `go_on`, which is asked at each record, says
/// no.
Head check_whole_log(const KeyValue& rows, const std::function<bool()>& go_on);

}  // namespace penugasan::storage
