#include "storage/log_value.h"

#include "storage/chain.h"
#include "storage/row_store.h"

namespace penugasan::storage {
namespace {

constexpr char kRemovedForm = 2;
constexpr std::size_t kRemovedSize = 1 + 2 * sizeof(Hash) + sizeof(std::uint64_t);

}  // namespace

LogValue read_log_value(std::uint64_t position, std::string_view value) {
  if (value.size() == kRemovedSize && value[0] == kRemovedForm) {
    return {
        hash_from(value.substr(1, sizeof(Hash))), hash_from(value.substr(1 + sizeof(Hash), sizeof(Hash))), {}, last_u64(value)};
  }
  const auto body = record_body(position, value);
  return {hash_from(value.substr(1, sizeof(Hash))), thread_hasher().record(position, value), body};
}

void append_removed_value(std::string& out, const LogValue& value, std::uint64_t archived) {
  out.push_back(kRemovedForm);
  out.append(view_of(value.previous)).append(view_of(value.hash));
  append_u64(out, archived);
}

}  // namespace penugasan::storage
