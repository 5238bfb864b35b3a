// gRPC's own messages as lines of the server's log, so that whoever reads it as JSON finds nothing else in it.
#pragma once

namespace penugasan::server {

/// Once, after logging is set up and before gRPC is used. gRPC's errors are told as warnings: they are of single connections (a
/// handshake that failed), never of the server. GRPC_VERBOSITY still says what gRPC tells at all.
void take_grpc_log();

}  // namespace penugasan::server
