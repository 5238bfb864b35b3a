// Serves the metrics over HTTP: GET /metrics in Prometheus's text format, on an address of its own, so that no scrape takes
// part in the officials' traffic and the two can be firewalled apart. No authentication: it says nothing about people, and
// listens on loopback unless told otherwise.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace prometheus {
class Collectable;
class Exposer;
}  // namespace prometheus

namespace penugasan::server {

class Exporter {
 public:
  /// `address`: "127.0.0.1:7444", "[::1]:7444"; port 0 takes any free one. Throws std::runtime_error when it cannot be bound,
  /// saying which and what to do.
  Exporter(const std::string& address, std::vector<std::shared_ptr<prometheus::Collectable>> exported);
  /// Ends the scrapes that run.
  ~Exporter();
  Exporter(const Exporter&) = delete;
  Exporter& operator=(const Exporter&) = delete;

  /// The address with the port that was really bound.
  const std::string& address() const { return address_; }

 private:
  std::vector<std::shared_ptr<prometheus::Collectable>> exported_;
  std::unique_ptr<prometheus::Exposer> exposer_;
  std::string address_;
};

}  // namespace penugasan::server
