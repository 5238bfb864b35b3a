// Decides when a nearly full disk makes the server read-only, before a write can fail. Pure; polled by the writer, one thread at
// a time.
#pragma once

#include <cstdint>

namespace penugasan::server {

class DiskGuard {
 public:
  /// Read-only below `reserve` free bytes; writable again at a quarter more, so that it does not flap. 0: never read-only.
  explicit DiskGuard(std::uint64_t reserve);

  /// Takes a new measurement. True where the answer of read_only() changed.
  bool update(std::uint64_t free_bytes);
  bool read_only() const { return read_only_; }

 private:
  std::uint64_t reserve_;
  std::uint64_t back_at_;
  bool read_only_ = false;
};

}  // namespace penugasan::server
