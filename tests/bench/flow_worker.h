// Drives our server through whole flows, one command at a time: file, approve, complete, then the next request.
#pragma once

#include <grpcpp/alarm.h>
#include <grpcpp/grpcpp.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "penugasan/v1/requests.grpc.pb.h"
#include "tests/bench/cases.h"
#include "tests/bench/closed_loop.h"
#include "tests/bench/journal.h"

namespace penugasan::bench {

// Bytes on the wire of the three commands and their answers, to make the yardsticks carry the same.
struct WireSizes {
  std::vector<std::size_t> requests;
  std::vector<std::size_t> replies;
};

// What a caller does whom a full server turned away: it counts as an error; they wait as long as they were told, give or take a
// half; or they try again at once.
enum class WhenFull : char { fail, wait, insist };

class FlowWorker final : public Worker {
 public:
  // `number` picks the case and seeds the request ids.
  FlowWorker(const std::shared_ptr<grpc::Channel>& channel, std::size_t number, WhenFull when_full = WhenFull::fail);

  void issue(grpc::CompletionQueue& queue) override;
  bool finish() override;
  bool counts() const override { return counts_; }

  // Every request that this worker filed, the unfinished one included.
  std::vector<JournalEntry> journal() const;
  // How often the server was full.
  std::uint64_t turned_away() const { return turned_away_; }
  // Of the first flow.
  const WireSizes& sizes() const { return sizes_; }

 private:
  enum class Next : char { file, approve, complete };
  using Reader = std::unique_ptr<grpc::ClientAsyncResponseReader<v1::AssignmentRequest>>;

  Reader start(grpc::CompletionQueue& queue);
  Reader start_filing(grpc::CompletionQueue& queue);
  const char* caller() const;
  std::string new_request_id();
  void note_sizes(std::size_t request);
  void note_full();

  std::unique_ptr<v1::AssignmentRequestService::Stub> stub_;
  std::size_t case_index_;
  const Case& case_;
  std::mt19937_64 random_;
  Next next_ = Next::file;
  WhenFull when_full_;
  bool counts_ = true;
  std::uint64_t turned_away_ = 0;
  std::chrono::milliseconds pause_{0};  // before the next call
  grpc::Alarm alarm_;
  v1::FileAssignmentRequestRequest filing_;  // the same but for its request_id
  v1::AssignmentRequest answer_;             // the request as last seen: name and etag for the next command
  std::optional<grpc::ClientContext> context_;
  grpc::Status status_;
  Reader reader_;
  std::vector<JournalEntry> finished_;
  JournalEntry current_;
  WireSizes sizes_;
};

}  // namespace penugasan::bench
