// RocksDB's write-ahead log in files whose space is written in advance. Internal to storage and its tests.
//
// Appending to a file makes each fdatasync write the file's new size too, and space that is only reserved makes it write that
// this piece of it is in use from now on: a second write to the disk after the first, and with a journal a commit of that
// (doc/performance.md). RocksDB reserves space (FALLOC_FL_KEEP_SIZE); here it gets its size and zeros as well, and an append
// overwrites them. What is not written yet reads as zeros, which the reader of the log passes over; a log that is closed in order
// is cut to what was written. A quarter of a megabyte at a time, some two hundred commands: a backup of a serving store takes the
// zeros along.
#pragma once

#include <rocksdb/env.h>

#include <memory>

namespace penugasan::storage {

/// An environment over `env`, which must outlive it.
std::unique_ptr<rocksdb::Env> with_sized_logs(rocksdb::Env* env);

}  // namespace penugasan::storage
