#include "storage/log_value.h"

#include "storage/chain.h"
#include "storage/row_store.h"

namespace penugasan::storage {

LogValue read_log_value(std::uint64_t position, std::string_view value) {
  const auto body = record_body(position, value);
  return {hash_from(value.substr(1, sizeof(Hash))), thread_hasher().record(position, value), body};
}

}  // namespace penugasan::storage
