// RocksDB's file system with faults to order while the program runs. An order is a line in the file that the environment variable
// PENUGASAN_FAULTS names; the faults last as long as the file is there:
//
//   OPERATION PART ERROR
//
//   sync .log EIO        every fsync of a write-ahead log fails
//   append .log TORN     the first half of what is to be written arrives, the rest fails, nothing more is written
//   append .sst ENOSPC   the disk is full when tables are written
//   read .sst EIO        tables cannot be read
//   space / 1000000      so many bytes are free
//
// PART is a piece of the file's path. Lives in tests only: the product does not contain it.
#pragma once

#include <rocksdb/env.h>

#include <cstdint>
#include <memory>
#include <optional>

namespace penugasan::torture {

/// Lives as long as the store that is opened with it. Without PENUGASAN_FAULTS nothing ever fails.
std::unique_ptr<rocksdb::Env> faulty_env();

/// The room on the disk, where an order says it.
std::optional<std::uint64_t> ordered_room();

}  // namespace penugasan::torture
