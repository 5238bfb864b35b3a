// The hashes that chain the log: SHA-256 with OpenSSL, through one context that is used again and again.
// A Hasher belongs to one thread at a time.
#pragma once

#include <memory>
#include <string_view>

#include "storage/event_store.h"

struct evp_md_st;
struct evp_md_ctx_st;

namespace penugasan::storage {

/// Kept beside a record's free texts: without it a short text could be found from its hash by trying.
using Salt = std::array<std::uint8_t, 16>;

class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;

  /// Of a log record: position (8 bytes big-endian), then the stored value, which holds the hash of the record before it.
  Hash record(std::uint64_t position, std::string_view value);
  /// Of a record's free text number `index` (4 bytes big-endian), salted.
  Hash text(const Salt& salt, std::uint32_t index, std::string_view text);
  Hash of(std::string_view bytes);

 private:
  Hash digest(std::string_view prefix, std::string_view bytes);

  evp_md_st* algorithm_;
  evp_md_ctx_st* context_;
};

/// This thread's own hasher, for readers.
Hasher& thread_hasher();

/// Of these bytes, by this thread's hasher.
Digest digest_of(std::string_view bytes);

Salt random_salt();

inline std::string_view view_of(const Hash& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }
/// StoreError(damaged) unless there are exactly 32 bytes.
Hash hash_from(std::string_view bytes);

}  // namespace penugasan::storage
