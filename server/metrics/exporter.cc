#include "server/metrics/exporter.h"

#include <stdexcept>

#include <prometheus/collectable.h>
#include <prometheus/exposer.h>

namespace penugasan::server {

Exporter::Exporter(const std::string& address, std::vector<std::shared_ptr<prometheus::Collectable>> exported)
    : exported_(std::move(exported)) {
  try {
    exposer_ = std::make_unique<prometheus::Exposer>(address, 1);
  } catch (const std::exception&) {  // the library's text names neither the address nor the cause
    throw std::runtime_error(
        "cannot serve metrics on " + address +
        ": another program (a second server?) has the port, or the address is not of this machine; set metrics_listen "
        "(--metrics-listen) to another HOST:PORT, or to \"\" for no metrics");
  }
  for (const auto& one : exported_) exposer_->RegisterCollectable(one);
  address_ = address.substr(0, address.rfind(':') + 1) + std::to_string(exposer_->GetListeningPorts().front());
}

Exporter::~Exporter() = default;

}  // namespace penugasan::server
