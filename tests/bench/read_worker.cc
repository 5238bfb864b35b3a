#include "tests/bench/read_worker.h"

#include <cstdio>

#include "tests/bench/cases.h"
#include "tests/bench/connections.h"

namespace penugasan::bench {
namespace {

constexpr int kPage = 50;

bool fine(const grpc::Status& status, const char* call) {
  if (!status.ok()) std::fprintf(stderr, "bench_load: %s was answered %s\n", call, status.error_message().c_str());
  return status.ok();
}

}  // namespace

GetWorker::GetWorker(const std::shared_ptr<grpc::Channel>& channel, const std::vector<JournalEntry>& journal, std::size_t seed)
    : stub_(v1::AssignmentRequestService::NewStub(channel)), journal_(journal), random_(seed) {}

void GetWorker::issue(grpc::CompletionQueue& queue) {
  const auto& entry = journal_[random_() % journal_.size()];
  context_.emplace();
  call_as(*context_, cases().at(entry.case_index).filer);
  v1::GetAssignmentRequestRequest call;
  call.set_name(entry.request);
  reader_ = stub_->AsyncGetAssignmentRequest(&*context_, call, &queue);
  reader_->Finish(&answer_, &status_, static_cast<Worker*>(this));
}

bool GetWorker::finish() { return fine(status_, "GetAssignmentRequest"); }

InboxWorker::InboxWorker(const std::shared_ptr<grpc::Channel>& channel, std::string official, std::string filter)
    : stub_(v1::InboxService::NewStub(channel)), official_(std::move(official)) {
  call_.set_page_size(kPage);
  call_.set_filter(std::move(filter));
}

void InboxWorker::issue(grpc::CompletionQueue& queue) {
  context_.emplace();
  call_as(*context_, official_);
  reader_ = stub_->AsyncListInbox(&*context_, call_, &queue);
  reader_->Finish(&answer_, &status_, static_cast<Worker*>(this));
}

bool InboxWorker::finish() {
  if (!fine(status_, "ListInbox")) return false;
  call_.set_page_token(answer_.next_page_token());
  if (answer_.items_size() == kPage || answer_.next_page_token().empty()) return true;
  std::fprintf(stderr, "bench_load: a page of %d items, and more after it\n", answer_.items_size());
  return false;
}

}  // namespace penugasan::bench
