#include "tests/simulation/store/disk.h"

#include <algorithm>

namespace penugasan::simulation {
namespace {

constexpr std::size_t kSector = 512;

void put(std::string& content, std::size_t offset, std::string_view bytes) {
  if (content.size() < offset) content.resize(offset, '\0');
  content.replace(offset, std::min(bytes.size(), content.size() - offset), bytes);
}

/// Cuts a write at the sectors of the disk.
std::vector<Disk::Write> sectors_of(const Disk::Write& write) {
  std::vector<Disk::Write> sectors;
  for (std::size_t at = 0; at < write.bytes.size();) {
    const std::size_t length = std::min(kSector - (write.offset + at) % kSector, write.bytes.size() - at);
    sectors.push_back({write.offset + at, write.bytes.substr(at, length)});
    at += length;
  }
  return sectors;
}

bool within(const std::string& path, const std::string& folder) { return path.starts_with(folder + "/"); }

}  // namespace

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == 0 ? "/" : path.substr(0, slash);
}

// Counts towards the loss of power; true where the operation is to fail.
bool Disk::operation(std::uint64_t fault) {
  if (!on_) return true;
  if (paused_) return false;
  if (cut_at_ != 0 && --cut_at_ == 0) {
    on_ = false;
    throw PowerLost{};
  }
  if (!random_.chance(fault)) return false;
  trouble_ = true;
  return true;
}

std::uint64_t Disk::free_bytes() const {
  std::uint64_t used = 0;
  for (const auto& [path, file] : names_) used += file == nullptr ? 0 : file->now.size();
  return used < capacity_ ? capacity_ - used : 0;
}

bool Disk::is_folder(const std::string& path) const {
  const auto found = names_.find(path);
  return found != names_.end() && found->second == nullptr;
}

std::vector<std::string> Disk::names(const std::string& folder) const {
  std::vector<std::string> result;
  for (const auto& [path, file] : names_) {
    if (path != "/" && folder_of(path) == folder) result.push_back(path.substr(path.rfind('/') + 1));
  }
  return result;
}

void Disk::apply(Names& names, const NameChange& change) {
  if (change.there) {
    names[change.path] = change.file;
  } else {
    names.erase(change.path);
  }
}

void Disk::change_name(const std::string& path, bool there, FilePtr file) {
  if (operation(0)) return;
  waiting_names_.push_back({path, there, std::move(file)});
  apply(names_, waiting_names_.back());
}

void Disk::make_folder(const std::string& path) { change_name(path, true, nullptr); }

Disk::FilePtr Disk::create(const std::string& path) {
  auto file = std::make_shared<File>();
  change_name(path, true, file);
  return file;
}

Disk::FilePtr Disk::find(const std::string& path) const {
  const auto found = names_.find(path);
  return found == names_.end() ? nullptr : found->second;
}

bool Disk::link(const std::string& from, const std::string& to) {
  if (exists(to)) return false;
  change_name(to, true, find(from));
  return true;
}

void Disk::rename(const std::string& from, const std::string& to) {
  change_name(to, true, find(from));
  change_name(from, false, nullptr);
}

void Disk::unlink(const std::string& path) { change_name(path, false, nullptr); }

bool Disk::write(File& file, std::size_t offset, std::string_view bytes) {
  if (!on_) return false;
  const bool after = random_.chance(5000);  // the power goes before the write or after it
  bool failed = !after && operation(faults_.writes);
  const std::uint64_t grows = std::max(offset + bytes.size(), file.now.size()) - file.now.size();
  if (grows > free_bytes()) failed = trouble_ = true;
  if (failed) bytes = bytes.substr(0, random_.below(bytes.size() + 1));
  if (!bytes.empty() && (!failed || grows <= free_bytes())) {
    put(file.now, offset, bytes);
    file.waiting.push_back({offset, std::string(bytes)});
  }
  if (after && operation(faults_.writes)) return false;
  return !failed;
}

bool Disk::sync(File& file) {
  if (!on_) return false;
  const bool after = random_.chance(5000);
  if (!after && operation(faults_.syncs)) {
    // The kernel marks the pages clean whether they reached the disk or not.
    for (auto& write : file.waiting) {
      if (random_.chance(5000)) put(file.kept, write.offset, write.bytes);
    }
    file.waiting.clear();
    return false;
  }
  for (const auto& write : file.waiting) put(file.kept, write.offset, write.bytes);
  file.waiting.clear();
  return !(after && operation(faults_.syncs));
}

bool Disk::sync_names(const std::string& folder) {
  if (operation(faults_.syncs)) return false;
  std::vector<NameChange> rest;
  for (auto& change : waiting_names_) {
    if (folder_of(change.path) == folder) {
      apply(kept_names_, change);
    } else {
      rest.push_back(std::move(change));
    }
  }
  waiting_names_ = std::move(rest);
  return true;
}

bool Disk::read_fails() { return operation(faults_.reads); }

// Nothing of it, all of it, its beginning, or any sectors.
void Disk::tear(File& file) {
  const auto way = random_.below(4);
  for (const auto& write : file.waiting) {
    for (const auto& sector : sectors_of(write)) {
      if (way == 1 || (way == 2 && random_.chance(7000)) || (way == 3 && random_.chance(5000))) {
        put(file.kept, sector.offset, sector.bytes);
      } else if (way == 2) {
        file.waiting.clear();
        break;
      }
    }
    if (file.waiting.empty()) break;
  }
  file.waiting.clear();
  file.now = file.kept;
}

// Changes of names are journalled: those that survive are the first ones.
void Disk::lose_power() {
  on_ = false;
  cut_at_ = 0;
  const auto surviving = random_.below(waiting_names_.size() + 1);
  for (std::size_t i = 0; i < surviving; ++i) apply(kept_names_, waiting_names_[i]);
  waiting_names_.clear();
  std::erase_if(kept_names_,
                [this](const auto& name) { return name.first != "/" && !kept_names_.contains(folder_of(name.first)); });
  names_ = kept_names_;
  for (const auto& [path, file] : names_) {
    if (file != nullptr) tear(*file);
  }
  held_.clear();
}

std::string Disk::spoil(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& [path, file] : names_) {
    if (file != nullptr && within(path, folder) && !file->now.empty()) files.push_back(path);
  }
  if (files.empty()) return {};
  // A small file is hit too, but a large one has more to hit.
  const auto size = [this](const std::string& file) { return find(file)->now.size(); };
  const auto& path = random_.chance(5000) ? random_.pick(files) : *std::ranges::max_element(files, {}, size);
  auto& content = find(path)->now;
  const auto at = random_.below(content.size());
  const bool cut = random_.chance(3000);
  if (cut) {
    content.resize(at);
  } else {
    content[at] = static_cast<char>(content[at] ^ (1 << random_.below(8)));
  }
  find(path)->kept = content;
  find(path)->waiting.clear();
  return path + (cut ? " cut at byte " : " spoilt at byte ") + std::to_string(at);
}

}  // namespace penugasan::simulation
