#include "clients/grpc_log.h"

#include <grpc/support/log.h>

#include <cstdlib>

namespace penugasan::clients {

void silence_grpc() {
  if (std::getenv("GRPC_VERBOSITY") == nullptr) gpr_set_log_function(+[](gpr_log_func_args*) {});
}

}  // namespace penugasan::clients
