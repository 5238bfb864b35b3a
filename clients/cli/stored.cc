#include "clients/cli/stored.h"

#include <array>
#include <system_error>

#include "clients/cli/maintenance_texts.h"
#include "storage/event_store.h"

namespace penugasan::cli {
namespace {

int refuse(Context& context, const char* reason, const std::string& message) {
  context.tell_problem({Exit::refused, "FAILED_PRECONDITION", reason, message, {}, {}, {}});
  return static_cast<int>(Exit::refused);
}

const char* reason_of(storage::StoreError::Kind kind) {
  using Kind = storage::StoreError::Kind;
  switch (kind) {
    case Kind::damaged: return "DAMAGED";
    case Kind::newer_format: return "NEWER_FORMAT";
    case Kind::alien: return "NOT_OURS";
    case Kind::in_use: return "IN_USE";
    case Kind::unusable_folder: return "UNUSABLE_FOLDER";
    case Kind::read_failed:
    case Kind::write_failed: return "DISK_FAILED";
  }
  return "DISK_FAILED";
}

}  // namespace

int with_store_errors(Context& context, const std::function<int()>& command) {
  try {
    return command();
  } catch (const storage::StoreError& error) {
    return refuse(context, reason_of(error.kind()), context.say()(texts::kStoreTrouble, {error.what()}));
  } catch (const std::system_error& error) {
    return refuse(context, "DISK_FAILED", context.say()(texts::kFileTrouble, {error.what()}));
  }
}

}  // namespace penugasan::cli
