#include "storage/key_value.h"

namespace penugasan::storage {

void KeyValue::scrub(std::span<const KeyRange> /*ranges*/) {}

BackupInfo KeyValue::back_up(const std::string& folder, const Head& /*acknowledged*/, const std::function<bool()>& /*go_on*/) {
  throw StoreError(StoreError::Kind::unusable_folder, "This store cannot be backed up to " + folder + ".");
}

}  // namespace penugasan::storage
