// RocksDB's write-ahead log in files whose size is set in advance. Internal to storage and its tests.
//
// Appending to a file makes each fdatasync write the file's new size too, which is a second write to the disk and a third of
// the wait (doc/performance.md). RocksDB reserves the space in advance but not the size (FALLOC_FL_KEEP_SIZE); here the size goes
// along. What is not written yet reads as zeros, which the reader of the log passes over; a log that is closed in order is cut to
// what was written. A quarter of a megabyte at a time, some two hundred commands: a backup of a serving store takes the zeros
// along.
#pragma once

#include <rocksdb/env.h>

#include <memory>

namespace penugasan::storage {

/// An environment over `env`, which must outlive it.
std::unique_ptr<rocksdb::Env> with_sized_logs(rocksdb::Env* env);

}  // namespace penugasan::storage
