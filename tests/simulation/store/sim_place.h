// The store's port to files and database, on a simulated disk. One thread.
#pragma once

#include "storage/place.h"
#include "tests/simulation/store/disk.h"

namespace penugasan::simulation {

class SimFiles final : public storage::Files {
 public:
  explicit SimFiles(Disk& disk) : disk_(disk) {}

  Kind kind(const std::string& path) const override;
  bool exists(const std::string& path) const override { return disk_.exists(path); }
  std::vector<std::string> names(const std::string& folder) const override { return disk_.names(folder); }
  std::optional<std::string> read(const std::string& path) const override;
  void make_folder(const std::string& path) override;
  void write_whole(const std::string& path, std::string_view bytes) override;
  void replace(const std::string& path, std::string_view bytes) override;
  void sync(const std::string& path) override;
  std::unique_ptr<storage::HeldFile> hold(const std::string& path) override;
  std::uint64_t free_bytes(const std::string& folder) const override;

 private:
  void write_beside(const std::string& path, std::string_view bytes);

  Disk& disk_;
};

class SimPlace final : public storage::Place {
 public:
  /// `disk` must outlive it.
  explicit SimPlace(Disk& disk) : disk_(disk), files_(disk) {}

  storage::Files& files() override { return files_; }
  bool never_written(const std::string& folder) override;
  std::unique_ptr<storage::KeyValue> look(const std::string& folder) override;
  std::unique_ptr<storage::KeyValue> open(const std::string& folder, bool create) override;

 private:
  Disk& disk_;
  SimFiles files_;
};

}  // namespace penugasan::simulation
