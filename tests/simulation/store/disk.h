// A disk with a page cache over it, as a POSIX file system promises it and no better. What was written is seen by everybody at
// once and survives the process; the loss of power it survives only once it is synced, and a new name only once its folder is.
// What was not synced is then torn by sectors: kept, dropped, or kept in part and out of order.
//
// On order: operations fail, the disk fills up, power goes in the middle of an operation (PowerLost), and what was synced is
// spoilt afterwards, which no store survives but every store must notice.
//
// Folders are names without content; "/" is there. One thread.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/simulation/store/random.h"

namespace penugasan::simulation {

/// Thrown in the middle of an operation when the power goes. After that the disk does nothing until start().
struct PowerLost {};

struct DiskFaults {  // chances in ten thousand operations of the kind
  std::uint64_t writes = 0;
  std::uint64_t syncs = 0;
  std::uint64_t reads = 0;
};

class Disk {
 public:
  struct Write {
    std::size_t offset;
    std::string bytes;
  };
  struct File {
    std::string now;             // as everybody sees it
    std::string kept;            // what survives the loss of power
    std::vector<Write> waiting;  // to be kept by the next sync
  };
  using FilePtr = std::shared_ptr<File>;  // null for a folder

  Disk(Random random, std::uint64_t capacity) : random_(random), capacity_(capacity) {}

  void set_faults(const DiskFaults& faults) { faults_ = faults; }
  /// In between nothing fails, and nothing counts towards the loss of power.
  void pause_faults() { paused_ = true; }
  void resume_faults() { paused_ = false; }
  /// The power goes at the operation that is so many from now; 0: it does not.
  void cut_power_at(std::uint64_t operations) { cut_at_ = operations; }
  /// Off, and what is not kept is lost.
  void lose_power();
  /// What the disk is asked to do until start() fails and changes nothing: of a process that has ended.
  void stop() { on_ = false; }
  void start() { on_ = true; }
  bool on() const { return on_; }
  /// Whether anything has been refused or failed since this was asked last.
  bool take_trouble() { return std::exchange(trouble_, false); }
  std::uint64_t free_bytes() const;
  void set_capacity(std::uint64_t bytes) { capacity_ = bytes; }
  /// Flips a bit of, or cuts short, a file below `folder`, for good. Returns what was done; empty: there was nothing to spoil.
  std::string spoil(const std::string& folder);

  bool exists(const std::string& path) const { return names_.contains(path); }
  bool is_folder(const std::string& path) const;
  std::vector<std::string> names(const std::string& folder) const;
  void make_folder(const std::string& path);
  FilePtr create(const std::string& path);
  /// Null where it is none.
  FilePtr find(const std::string& path) const;
  /// False where the name is taken.
  bool link(const std::string& from, const std::string& to);
  /// In place of what has the name already.
  void rename(const std::string& from, const std::string& to);
  void unlink(const std::string& path);
  /// False: failed, and some of it may have been written.
  bool write(File& file, std::size_t offset, std::string_view bytes);
  bool append(File& file, std::string_view bytes) { return write(file, file.now.size(), bytes); }
  /// False: failed; as on Linux, what was to be synced may then never be kept although a later sync succeeds.
  bool sync(File& file);
  /// False: failed.
  bool sync_names(const std::string& folder);
  /// True where a read fails now.
  bool read_fails();

  /// One process holds a path at a time; all is let go when power is lost.
  bool hold(const std::string& path) { return held_.insert(path).second; }
  void let_go(const std::string& path) { held_.erase(path); }

 private:
  struct NameChange {
    std::string path;
    bool there;
    FilePtr file;
  };
  using Names = std::map<std::string, FilePtr>;

  bool operation(std::uint64_t fault);
  void change_name(const std::string& path, bool there, FilePtr file);
  static void apply(Names& names, const NameChange& change);
  void tear(File& file);

  Random random_;
  std::uint64_t capacity_;
  DiskFaults faults_;
  std::uint64_t cut_at_ = 0;
  bool on_ = true;
  bool trouble_ = false;
  bool paused_ = false;
  Names names_{{"/", nullptr}};
  Names kept_names_{{"/", nullptr}};
  std::vector<NameChange> waiting_names_;
  std::set<std::string> held_;
};

/// "/a/b" of "/a/b/c"; "/" of "/a".
std::string folder_of(const std::string& path);

}  // namespace penugasan::simulation
