#include "tests/bench/yardstick_worker.h"

#include <cstdio>

#include "tests/bench/cases.h"
#include "tests/bench/connections.h"

namespace penugasan::bench {

YardstickWorker::YardstickWorker(const std::shared_ptr<grpc::Channel>& channel, Kind kind, std::size_t payload)
    : stub_(::bench::Limit::NewStub(channel)), kind_(kind) {
  request_.set_body(std::string(payload, 'q'));
}

void YardstickWorker::issue(grpc::CompletionQueue& queue) {
  context_.emplace();
  call_as(*context_, cases().front().filer);  // the same metadata as our own commands carry
  reader_ =
      kind_ == Kind::echo ? stub_->AsyncEcho(&*context_, request_, &queue) : stub_->AsyncCommit(&*context_, request_, &queue);
  reader_->Finish(&answer_, &status_, static_cast<Worker*>(this));
}

bool YardstickWorker::finish() {
  if (!status_.ok()) std::fprintf(stderr, "bench_load: the yardstick answered: %s\n", status_.error_message().c_str());
  return status_.ok();
}

}  // namespace penugasan::bench
