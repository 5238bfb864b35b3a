#include "tests/simulation/store/log_key_value.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "storage/event_store.h"
#include "storage/keys.h"

namespace penugasan::simulation {
namespace {

using storage::KeyBatch;
using storage::StoreError;

constexpr std::size_t kHeader = 4 + 8 + 8;

struct Row {
  std::string value;
  std::vector<std::string> below;  // values put before it without a removal in between
};
using Rows = std::map<std::string, Row, std::less<>>;

void append_u32(std::string& out, std::size_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift & 0xff));
}

std::size_t take_u32(std::string_view& bytes) {
  std::size_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
  bytes.remove_prefix(4);
  return value;
}

std::string_view take(std::string_view& bytes, std::size_t size) {
  const auto taken = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return taken;
}

/// Eight bytes at a time: every start of every simulated server reads its whole log twice.
std::uint64_t checksum(std::uint64_t sequence, std::string_view rows) {
  std::uint64_t hash = 0xcbf29ce484222325 ^ sequence ^ (rows.size() << 32);
  while (!rows.empty()) {
    std::uint64_t word = 0;
    const auto taken = take(rows, std::min(rows.size(), sizeof word));
    std::memcpy(&word, taken.data(), taken.size());
    hash = (hash ^ word) * 0x9e3779b97f4a7c15;
    hash ^= hash >> 32;
  }
  return hash;
}

void apply(Rows& rows, KeyBatch::Kind kind, std::string_view key, std::string_view value) {
  const auto found = rows.find(key);
  switch (kind) {
    case KeyBatch::Kind::put:
      if (found == rows.end()) {
        rows.emplace(key, Row{std::string(value), {}});
      } else {
        found->second.below.push_back(std::exchange(found->second.value, std::string(value)));
      }
      break;
    case KeyBatch::Kind::remove:
      if (found != rows.end()) rows.erase(found);
      break;
    case KeyBatch::Kind::remove_once:
      if (found == rows.end()) break;
      if (found->second.below.empty()) {
        rows.erase(found);
      } else {
        found->second.value = std::move(found->second.below.back());
        found->second.below.pop_back();
      }
      break;
  }
}

std::string encode(KeyBatch& batch) {
  std::string bytes;
  batch.for_each([&](KeyBatch::Kind kind, std::string_view key, std::string_view value) {
    bytes.push_back(static_cast<char>(kind));
    append_u32(bytes, key.size());
    append_u32(bytes, value.size());
    bytes.append(key).append(value);
  });
  return bytes;
}

void apply_all(Rows& rows, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto kind = static_cast<KeyBatch::Kind>(take(bytes, 1)[0]);
    const auto key_size = take_u32(bytes);
    const auto value_size = take_u32(bytes);
    const auto key = take(bytes, key_size);
    apply(rows, kind, key, take(bytes, value_size));
  }
}

struct Replayed {
  Rows rows;
  std::uint64_t sequence = 0;  // of the last record
  std::string bytes;           // of all records
};

/// Replays one file; stops at the first record that is torn, spoilt or does not follow. A file that begins anew holds what the
/// files before it held.
void replay(std::string_view bytes, Replayed& result) {
  for (bool first = true; bytes.size() >= kHeader; first = false) {
    auto rest = bytes;
    const auto size = take_u32(rest);
    const auto at = storage::last_u64(take(rest, 8));
    const auto sum = storage::last_u64(take(rest, 8));
    if (size > rest.size() || size == 0 || checksum(at, rest.substr(0, size)) != sum) return;
    if (first && at == 1) result = {};
    if (at != result.sequence + 1) return;
    apply_all(result.rows, take(rest, size));
    result.sequence = at;
    result.bytes.append(bytes.substr(0, bytes.size() - rest.size()));
    bytes = rest;
  }
}

std::vector<std::string> log_files(const Disk& disk, const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& name : disk.names(folder)) {
    if (name.ends_with(".log")) files.push_back(folder + "/" + name);
  }
  std::ranges::sort(files);
  return files;
}

std::string log_name(const std::string& folder, std::size_t number) {
  char name[16];
  std::snprintf(name, sizeof name, "%06zu.log", number);
  return folder + "/" + name;
}

[[noreturn]] void cannot_read(const char* what) {
  throw StoreError(StoreError::Kind::read_failed, std::string("Cannot read ") + what + " from the store: the disk fails.");
}

[[noreturn]] void cannot_write(const char* what) {
  throw StoreError(StoreError::Kind::write_failed, std::string("Cannot write ") + what + ": the disk fails.");
}

class LogScan final : public storage::KeyScan {
 public:
  LogScan(Disk& disk, const Rows& rows, const std::uint64_t& version)
      : disk_(disk), rows_(rows), current_(version), made_(version) {}

  void seek(std::string_view key) override {
    failed_ = disk_.read_fails();
    at_ = rows_.lower_bound(key);
  }
  void seek_back(std::string_view key) override {
    failed_ = disk_.read_fails();
    at_ = rows_.upper_bound(key);
    previous();
  }
  void next() override { ++at_; }
  void previous() override { at_ = at_ == rows_.begin() ? rows_.end() : std::prev(at_); }
  bool valid() const override {
    if (current_ != made_) std::abort();  // rows were written under a scan: this port does not keep a picture of before
    return !failed_ && at_ != rows_.end();
  }
  std::string_view key() const override { return at_->first; }
  std::string_view value() const override { return at_->second.value; }
  void check(const char* what) const override {
    if (failed_) cannot_read(what);
  }

 private:
  Disk& disk_;
  const Rows& rows_;
  const std::uint64_t& current_;
  const std::uint64_t made_;
  Rows::const_iterator at_;
  bool failed_ = false;
};

class LogKeyValue final : public storage::KeyValue {
 public:
  LogKeyValue(Disk& disk, const std::string& folder) : disk_(disk) {
    for (const auto& path : log_files(disk, folder)) {
      if (disk.read_fails()) cannot_read("the log");
      replay(disk.find(path)->now, log_);
    }
  }

  /// Goes on in a new file that holds all that was recovered, durably: of what the old files show, who knows what reached the
  /// disk. RocksDB does so too when it flushes what it has recovered.
  void go_on_in(const std::string& folder) {
    const auto old = log_files(disk_, folder);
    const auto number = old.empty() ? 1 : std::stoul(old.back().substr(old.back().size() - 10, 6)) + 1;
    const auto name = log_name(folder, number);
    file_ = disk_.create(name + ".new");
    if (!disk_.append(*file_, log_.bytes) || !disk_.sync(*file_)) cannot_write("the log");
    disk_.link(name + ".new", name);
    disk_.unlink(name + ".new");
    if (!disk_.sync_names(folder)) cannot_write("the log's folder");
    for (const auto& path : old) disk_.unlink(path);
    log_.bytes.clear();
  }

  std::size_t write(KeyBatch& batch, bool sync, const char* what) override {
    const std::string rows = encode(batch);
    std::string bytes;
    append_u32(bytes, rows.size());
    storage::append_u64(bytes, log_.sequence + 1);
    storage::append_u64(bytes, checksum(log_.sequence + 1, rows));
    bytes.append(rows);
    if (file_ == nullptr || !disk_.append(*file_, bytes) || (sync && !disk_.sync(*file_))) cannot_write(what);
    ++log_.sequence;
    apply_all(log_.rows, rows);
    return bytes.size();
  }

  bool get(std::string_view key, std::string& value, const char* what) const override {
    if (disk_.read_fails()) cannot_read(what);
    const auto found = log_.rows.find(key);
    if (found == log_.rows.end()) return false;
    value = found->second.value;
    return true;
  }

  std::array<std::optional<std::string>, 2> get_both(std::string_view one, std::string_view other,
                                                     const char* what) const override {
    std::array<std::optional<std::string>, 2> result;
    std::string value;
    if (get(one, value, what)) result[0] = value;
    if (get(other, value, what)) result[1] = value;
    return result;
  }

  std::unique_ptr<storage::KeyScan> scan(storage::Table /*table*/) const override {
    return std::make_unique<LogScan>(disk_, log_.rows, log_.sequence);
  }

 private:
  Disk& disk_;
  Replayed log_;
  Disk::FilePtr file_;
};

}  // namespace

std::unique_ptr<storage::KeyValue> look_at_log(Disk& disk, const std::string& folder) {
  return std::make_unique<LogKeyValue>(disk, folder);
}

std::unique_ptr<storage::KeyValue> open_log(Disk& disk, const std::string& folder) {
  auto rows = std::make_unique<LogKeyValue>(disk, folder);
  rows->go_on_in(folder);
  return rows;
}

bool no_log(const Disk& disk, const std::string& folder) { return log_files(disk, folder).empty(); }

}  // namespace penugasan::simulation
