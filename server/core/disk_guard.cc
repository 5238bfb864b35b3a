#include "server/core/disk_guard.h"

#include <limits>

namespace penugasan::server {

namespace {

std::uint64_t a_quarter_more(std::uint64_t bytes) {
  const std::uint64_t quarter = bytes / 4;
  return bytes > std::numeric_limits<std::uint64_t>::max() - quarter ? std::numeric_limits<std::uint64_t>::max()
                                                                     : bytes + quarter;
}

}  // namespace

DiskGuard::DiskGuard(std::uint64_t reserve) : reserve_(reserve), back_at_(a_quarter_more(reserve)) {}

bool DiskGuard::update(std::uint64_t free_bytes) {
  const bool before = read_only_;
  read_only_ = free_bytes < (before ? back_at_ : reserve_);
  return read_only_ != before;
}

}  // namespace penugasan::server
