// The figures that are looked up when Prometheus asks, as against those that are counted as things happen (metrics.h).
#pragma once

#include <vector>

#include <prometheus/collectable.h>

#include "server/api/application.h"

namespace penugasan::server {

class StateMetrics final : public prometheus::Collectable {
 public:
  /// `app` must outlive it.
  explicit StateMetrics(const Application& app) : app_(app) {}

  /// Safe from any thread.
  std::vector<prometheus::MetricFamily> Collect() const override;

 private:
  const Application& app_;
};

}  // namespace penugasan::server
