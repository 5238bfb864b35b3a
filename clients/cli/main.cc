// penugasan: the command line.
#include "clients/cli/app.h"
#include "clients/grpc_log.h"

int main(int argc, char** argv) {
  penugasan::clients::silence_grpc();
  return penugasan::cli::run(argc, argv, penugasan::cli::process_environment());
}
