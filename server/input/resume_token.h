// Resume tokens of streams: the store's identity and a position of its log, tied to the caller and the stream. No authority in
// it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "server/errors/edge_error.h"

namespace penugasan::server {

/// The first 16 bytes of the hash of the store's first record; all zero while the store is empty.
using StoreIdentity = std::array<std::uint8_t, 16>;

enum class StreamKind : std::uint8_t { inbox = 1, notices = 2 };

std::string encode_resume_token(StreamKind kind, const StoreIdentity& store, std::uint64_t position, std::string_view caller);

/// The position to go on after. RESUME_TOKEN_INVALID for a token of another store, stream or caller, one that was altered, and a
/// position beyond `head`, the log's last (a store that was restored from an older copy). A token for position 0 of a store that
/// was still empty stays good once it is not.
EdgeResult<std::uint64_t> decode_resume_token(std::string_view token, StreamKind kind, const StoreIdentity& store,
                                              std::uint64_t head, std::string_view caller);

}  // namespace penugasan::server
