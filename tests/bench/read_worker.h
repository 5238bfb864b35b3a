// Reads from our server: requests by name, pages of an inbox.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "penugasan/v1/inbox.grpc.pb.h"
#include "penugasan/v1/requests.grpc.pb.h"
#include "tests/bench/closed_loop.h"
#include "tests/bench/journal.h"

namespace penugasan::bench {

// Gets requests of the journal in random order, as their filers.
class GetWorker final : public Worker {
 public:
  // `journal` must outlive the worker.
  GetWorker(const std::shared_ptr<grpc::Channel>& channel, const std::vector<JournalEntry>& journal, std::size_t seed);
  void issue(grpc::CompletionQueue& queue) override;
  bool finish() override;

 private:
  std::unique_ptr<v1::AssignmentRequestService::Stub> stub_;
  const std::vector<JournalEntry>& journal_;
  std::mt19937_64 random_;
  std::optional<grpc::ClientContext> context_;
  v1::AssignmentRequest answer_;
  grpc::Status status_;
  std::unique_ptr<grpc::ClientAsyncResponseReader<v1::AssignmentRequest>> reader_;
};

// Pages through an official's inbox, 50 items a page, from the beginning again after the last; an error where a page but the last
// is not full.
class InboxWorker final : public Worker {
 public:
  InboxWorker(const std::shared_ptr<grpc::Channel>& channel, std::string official, std::string filter);
  void issue(grpc::CompletionQueue& queue) override;
  bool finish() override;

 private:
  std::unique_ptr<v1::InboxService::Stub> stub_;
  std::string official_;
  v1::ListInboxRequest call_;
  std::optional<grpc::ClientContext> context_;
  v1::ListInboxResponse answer_;
  grpc::Status status_;
  std::unique_ptr<grpc::ClientAsyncResponseReader<v1::ListInboxResponse>> reader_;
};

}  // namespace penugasan::bench
