#include "storage/folder.h"

#include <algorithm>
#include <charconv>

#include "storage/fence.h"

namespace penugasan::storage {
namespace {

using Kind = StoreError::Kind;

constexpr std::string_view kFormatWords = "penugasan-store ";
constexpr std::string_view kFormatRow = "format";

/// What a new file system puts into its root, and what an interrupted creation leaves before FORMAT, do not count.
bool counts(const std::string& name) { return name != "lost+found" && name != "FORMAT.new"; }

std::string format_line(std::uint32_t version) { return std::string(kFormatWords) + std::to_string(version) + "\n"; }

}  // namespace

std::uint32_t format_of(const KeyValue& rows) {
  std::string key, value;
  const bool told = rows.get(text_key(key, Table::meta, kFormatRow), value, "the store's format");
  return std::max(told ? static_cast<std::uint32_t>(last_u64(value)) : kFirstFormat,
                  rows.log_apart() ? kLogApartFormat : kFirstFormat);
}

void put_format(KeyBatch& batch, std::uint32_t version) {
  std::string key, value;
  append_u64(value, version);
  batch.put(text_key(key, Table::meta, kFormatRow), value);
}

void damaged_store(const std::string& root, const std::string& what) {
  throw StoreError(Kind::damaged, "The store in " + root + " is damaged: " + what +
                                      ". Nothing was changed. Keep a copy of the folder, then restore it from a backup.");
}

StoreFolder::StoreFolder(Place& place, std::string root) : place_(place), root_(std::move(root)) {
  const auto kind = place_.files().kind(root_);
  if (kind == Files::Kind::other) unusable(root_, "it is not a folder");
  if (kind == Files::Kind::missing || holds_nothing()) {
    fresh_ = true;
    return;
  }
  check_format();
  // FORMAT is written first, then the fence, then the database: a creation that was interrupted has the beginning of these.
  fresh_ = place_.files().exists(fence()) ? never_written() : !place_.files().exists(database());
}

bool StoreFolder::holds_nothing() const { return std::ranges::none_of(place_.files().names(root_), counts); }

bool StoreFolder::never_written() const {
  return place_.never_written(database()) && Fence(place_.files(), fence()).mark().position == 0;
}

void StoreFolder::check_format() {
  const auto text = place_.files().read(root_ + "/FORMAT");
  if (!text || !text->starts_with(kFormatWords)) {
    throw StoreError(Kind::alien,
                     "The folder " + root_ + " holds something else than a store of penugasan. Name an empty folder.");
  }
  const auto line = std::string_view(*text).substr(0, text->find('\n'));
  std::uint32_t version = 0;
  const auto [end, error] = std::from_chars(line.data() + kFormatWords.size(), line.data() + line.size(), version);
  if (error != std::errc() || end != line.data() + line.size() || version == 0) {
    throw StoreError(Kind::damaged, "The store's FORMAT file in " + root_ + " cannot be read. Restore the folder from a backup.");
  }
  if (version > kFormatVersion) {
    throw StoreError(Kind::newer_format, "The store in " + root_ + " was written by a newer penugasan (format " +
                                             std::to_string(version) + ", this program knows up to " +
                                             std::to_string(kFormatVersion) + "). Install the newer version.");
  }
  format_ = version;
}

void StoreFolder::prepare(std::uint32_t version) {
  auto& files = place_.files();
  files.make_folder(root_);
  if (!files.exists(root_ + "/FORMAT")) files.write_whole(root_ + "/FORMAT", format_line(version));
  raise_format(version);  // an older program may have begun here
  if (!files.exists(fence())) Fence::create(files, fence());
  files.sync(root_);
}

void StoreFolder::raise_format(std::uint32_t version) {
  if (version <= format_) return;
  place_.files().replace(root_ + "/FORMAT", format_line(version));
  place_.files().sync(root_);
  format_ = version;
}

}  // namespace penugasan::storage
