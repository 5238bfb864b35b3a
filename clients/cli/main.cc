// penugasan: the command line.
#include "clients/cli/app.h"

int main(int argc, char** argv) { return penugasan::cli::run(argc, argv, penugasan::cli::process_environment()); }
