// gRPC's own log lines, which a program that speaks to people keeps from standard error.
#pragma once

namespace penugasan::clients {

/// From now on gRPC logs nothing, unless the environment asks for it (GRPC_VERBOSITY): what goes wrong comes back as the status
/// of a call, and is told in the program's own words.
void silence_grpc();

}  // namespace penugasan::clients
