// When certificates end, read from their files: what an operator must not miss.
#pragma once

#include <optional>
#include <string>

namespace penugasan::server {

struct CertificateExpiry {
  std::string file;
  double expires = 0;  // seconds since 1970
};

/// Of the first certificate in a PEM file; nothing where there is none that can be read. Safe from any thread.
std::optional<CertificateExpiry> expiry_of(const std::string& file);

}  // namespace penugasan::server
