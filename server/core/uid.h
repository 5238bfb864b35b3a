// Fresh identifiers, which come in at the edge of the domain as values.
#pragma once

#include <string>

namespace penugasan::server {

/// The 16 bytes of a random UUID (version 4). Safe from any thread.
std::string random_uid();

}  // namespace penugasan::server
