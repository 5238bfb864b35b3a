// What proves an archive file: a hash over the hashes of its records, one after the other. Internal to storage.
#pragma once

#include "storage/chain.h"

namespace penugasan::storage {

/// `so_far`: of the records before it; zeros before the first.
inline Hash archive_proof(const Hash& so_far, const Hash& record) {
  return thread_hasher().of(std::string(view_of(so_far)).append(view_of(record)));
}

}  // namespace penugasan::storage
