// Drives the yardsticks with bodies as long as our own commands.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <optional>

#include "limits/echo.grpc.pb.h"
#include "tests/bench/closed_loop.h"

namespace penugasan::bench {

class YardstickWorker final : public Worker {
 public:
  enum class Kind : char { echo, commit };

  YardstickWorker(const std::shared_ptr<grpc::Channel>& channel, Kind kind, std::size_t payload);

  void issue(grpc::CompletionQueue& queue) override;
  bool finish() override;

 private:
  std::unique_ptr<::bench::Limit::Stub> stub_;
  Kind kind_;
  ::bench::Blob request_;
  ::bench::Blob answer_;
  std::optional<grpc::ClientContext> context_;
  grpc::Status status_;
  std::unique_ptr<grpc::ClientAsyncResponseReader<::bench::Blob>> reader_;
};

}  // namespace penugasan::bench
