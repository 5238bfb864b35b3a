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

std::string size_text(std::uint64_t bytes) {
  constexpr std::array<const char*, 4> kUnits = {"kB", "MB", "GB", "TB"};
  if (bytes < 1000) return std::to_string(bytes) + " B";
  std::size_t unit = 0;
  std::uint64_t tenths = bytes / 100;
  for (; tenths >= 10000 && unit + 1 < kUnits.size(); ++unit) tenths /= 1000;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " " + kUnits.at(unit);
}

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
