// The folder of a store: FORMAT (a line that says whose it is and which version), FENCE, and db/ with the database.
// Looking changes nothing, so that a refused folder stays as it was found.
#pragma once

#include <cstdint>
#include <string>

#include "storage/event_store.h"
#include "storage/place.h"

namespace penugasan::storage {

/// A store of the first version is raised to the second when it comes to hold what older programs would misread: an erased person
/// or an archive. The third keeps the log apart from the other tables; the fourth, which a new store is written in, writes ids
/// without their agency and an inbox row for several seats together. An older store is not rewritten to them.
constexpr std::uint32_t kFirstFormat = 1;
constexpr std::uint32_t kErasingFormat = 2;
constexpr std::uint32_t kLogApartFormat = 3;
constexpr std::uint32_t kShortFormat = 4;
/// The newest version that this program reads.
constexpr std::uint32_t kFormatVersion = kShortFormat;

/// The version that a store's rows ask of its FORMAT: a backup holds the database alone. StoreError(read_failed).
std::uint32_t format_of(const KeyValue& rows);
/// The row that says so from here on.
void put_format(KeyBatch& batch, std::uint32_t version);

/// StoreError(damaged): what is wrong, and what to do.
[[noreturn]] void damaged_store(const std::string& root, const std::string& what);

class StoreFolder {
 public:
  /// Looks at the folder; `place` must outlive it. StoreError: unusable_folder, alien, newer_format, damaged.
  StoreFolder(Place& place, std::string root);

  /// True where nothing was ever stored: the folder is missing, empty, or its creation was interrupted.
  bool fresh() const { return fresh_; }
  /// Makes a fresh folder ready for opening the fence and creating the database; FORMAT names at least `version`.
  /// StoreError(unusable_folder).
  void prepare(std::uint32_t version);

  /// The version that FORMAT names.
  std::uint32_t format() const { return format_; }
  /// Durably names this version, where FORMAT names a lower one; before anything of it is written. StoreError(unusable_folder).
  void raise_format(std::uint32_t version);

  const std::string& root() const { return root_; }
  std::string fence() const { return root_ + "/FENCE"; }
  std::string database() const { return root_ + "/db"; }

 private:
  void check_format();
  bool holds_nothing() const;
  bool never_written() const;

  Place& place_;
  std::string root_;
  bool fresh_ = false;
  std::uint32_t format_ = kFirstFormat;
};

}  // namespace penugasan::storage
