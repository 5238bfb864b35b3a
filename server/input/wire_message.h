// Messages from the wire, read so that a bad one is answered with what is wrong with it. protobuf refuses a text that is not
// UTF-8, and bytes that are no message, without a word on where; gRPC would pass that on as a bare INTERNAL.
#pragma once

#include <optional>

#include <google/protobuf/message.h>
#include <grpcpp/support/byte_buffer.h>

#include "server/errors/edge_error.h"

namespace penugasan::server {

/// Reads `message` and empties `bytes`. A fault: every text that is not UTF-8 by its path ("assignment_request.purpose",
/// "directory.officials[3].nip"; at most twenty), or the message as malformed where the bytes are none. A good message costs
/// nothing more than reading it. Safe from any thread.
std::optional<EdgeError> read_message(grpc::ByteBuffer& bytes, google::protobuf::Message& message);

}  // namespace penugasan::server
