// Drives our server through whole cases, one command at a time: the filing, each step, then the next request.
#pragma once

#include <grpcpp/alarm.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/impl/codegen/proto_utils.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "penugasan/v1/requests.pb.h"
#include "tests/bench/acknowledgement.h"
#include "tests/bench/cases.h"
#include "tests/bench/closed_loop.h"
#include "tests/bench/journal.h"

namespace penugasan::bench {

// Bytes on the wire of a case's commands and their answers, to make the yardsticks carry the same.
struct WireSizes {
  std::vector<std::size_t> requests;
  std::vector<std::size_t> replies;
};

// What a caller does whom a full server turned away: it counts as an error; they wait as long as they were told, give or take a
// half; or they try again at once.
enum class WhenFull : char { fail, wait, insist };

struct FlowOptions {
  std::size_t case_index = 0;  // into cases()
  bool only_file = false;      // no step after the filing
  WhenFull when_full = WhenFull::fail;
};

class FlowWorker final : public Worker {
 public:
  // `seed`: of the request ids.
  FlowWorker(const std::shared_ptr<grpc::Channel>& channel, const FlowOptions& options, std::size_t seed);

  void issue(grpc::CompletionQueue& queue) override;
  bool finish() override;
  bool counts() const override { return counts_; }

  // Every request that this worker filed, the unfinished one included.
  std::vector<JournalEntry> journal() const;
  // How often the server was full.
  std::uint64_t turned_away() const { return turned_away_; }
  // Of the first request.
  const WireSizes& sizes() const { return sizes_; }

 private:
  using Reader = std::unique_ptr<grpc::ClientAsyncResponseReader<Acknowledgement>>;

  Reader start(grpc::CompletionQueue& queue);
  Reader start_filing(grpc::CompletionQueue& queue);
  template <class Command>
  Reader call(const std::string& method, const Command& command, grpc::CompletionQueue& queue);
  std::size_t commands() const { return only_file_ ? 1 : 1 + case_.steps.size(); }
  std::string new_request_id();
  void note_sizes(std::size_t request);
  void note_full();

  std::shared_ptr<grpc::Channel> channel_;
  std::size_t case_index_;
  const Case& case_;
  std::mt19937_64 random_;
  bool only_file_;
  std::size_t done_ = 0;                     // commands of the running request
  v1::FileAssignmentRequestRequest filing_;  // the same but for its request_id
  WhenFull when_full_;
  bool counts_ = true;
  std::uint64_t turned_away_ = 0;
  std::chrono::milliseconds pause_{0};  // before the next call
  grpc::Alarm alarm_;
  Acknowledgement answer_;  // of the command before: name and etag for the next one
  std::optional<grpc::ClientContext> context_;
  grpc::Status status_;
  Reader reader_;
  std::vector<JournalEntry> finished_;
  JournalEntry current_;
  WireSizes sizes_;
};

}  // namespace penugasan::bench
