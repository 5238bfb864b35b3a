// The smallest HTTP client: one GET over a connection of its own.
#pragma once

#include <string>

namespace penugasan::testing {

/// The whole answer, head and body, of GET `path` on `address` ("127.0.0.1:7444"); empty where nothing answers within 5 s.
std::string http_get(const std::string& address, const std::string& path);

}  // namespace penugasan::testing
