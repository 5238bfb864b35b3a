// Why no connection came about: gRPC tells it in words of its own only, which say little to an official. A server that is not
// there, one that is not whom it should be, and one that hangs up ask for different things of whoever called.
#pragma once

#include <string_view>

#include "clients/cli/text.h"

namespace penugasan::cli {

struct Unreachable {
  const Text& what;  // {0}: the server's address
  const Text& next;  // what to do
};

/// By the message of an UNAVAILABLE that carries no reason of ours. A connection that was lost again, and whatever gRPC may come
/// to say in other words, is told as a server that does not answer.
Unreachable unreachable(std::string_view grpc_message);

}  // namespace penugasan::cli
