// The server's TLS files and the callers' keys, looked at before they are used: what is wrong is said by name, with what to do.
#pragma once

#include <string>
#include <vector>

#include "server/config/config.h"
#include "server/core/clock.h"

namespace penugasan::server {

struct FileFindings {
  std::vector<std::string> faults;    // the server would not serve with these
  std::vector<std::string> warnings;  // a certificate that ends within 14 days
};

/// Reads every file that the options of identity name: they must be there and be what they ought to be, the certificate must be
/// in force at `now` and fit the key, private keys must be readable by their owner only, the file of callers and JWKS files
/// sound. Addresses are not asked.
FileFindings check_identity_files(const Config& config, workflow::Time now);

}  // namespace penugasan::server
