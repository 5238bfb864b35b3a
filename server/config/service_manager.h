// Tells systemd how the server is (sd_notify, by the one datagram that it is). Does nothing where no service manager listens.
#pragma once

#include <string_view>

namespace penugasan::server {

/// "READY=1" once calls are served, "STOPPING=1" when no new ones are taken.
void tell_service_manager(std::string_view state);

}  // namespace penugasan::server
