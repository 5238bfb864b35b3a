#include "tests/bench/flow_worker.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "tests/bench/connections.h"

namespace penugasan::bench {
namespace {

std::string day_from_now(int days) {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::year_month_day date(today + std::chrono::days(days));
  std::array<char, 48> text{};
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): g++ 12 has no std::format
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return text.data();
}

v1::FileAssignmentRequestRequest filing_of(const Case& one) {
  const std::string agency = "agencies/" + one.agency;
  v1::FileAssignmentRequestRequest filing;
  filing.set_parent(agency);
  auto& request = *filing.mutable_assignment_request();
  request.set_mode(v1::MODE_PENUNJUKAN);
  request.set_form(one.form);
  request.set_owner_unit(agency + "/units/" + one.owner_unit);
  request.add_officials(agency + "/officials/" + one.official.substr(one.agency.size() + 1));
  request.set_purpose("Penyusunan rencana aksi penanggulangan kemiskinan daerah");
  request.add_competencies(one.competency);
  request.set_expectation("Dokumen rencana aksi disepakati seluruh perangkat daerah terkait");
  request.mutable_period()->set_from(day_from_now(7));
  request.mutable_period()->set_to(day_from_now(180));
  return filing;
}

// RetryInfo's delay; a tenth of a second where none is told.
std::chrono::milliseconds retry_delay(const grpc::Status& status) {
  google::rpc::Status details;
  google::rpc::RetryInfo retry;
  details.ParseFromString(status.error_details());
  for (const auto& any : details.details()) {
    if (!any.UnpackTo(&retry)) continue;
    return std::chrono::milliseconds(retry.retry_delay().seconds() * 1000 + retry.retry_delay().nanos() / 1'000'000);
  }
  return std::chrono::milliseconds(100);
}

}  // namespace

FlowWorker::FlowWorker(const std::shared_ptr<grpc::Channel>& channel, const FlowOptions& options, std::size_t seed)
    : channel_(channel),
      case_index_(options.case_index),
      case_(cases().at(options.case_index)),
      random_(std::random_device{}() + seed),
      only_file_(options.only_file),
      filing_(filing_of(case_)),
      when_full_(options.when_full) {}

std::string FlowWorker::new_request_id() {
  const std::uint64_t high = random_();
  const std::uint64_t low = random_();
  std::array<char, 37> text{};
  // A version 4 UUID. NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): g++ 12 has no std::format
  std::snprintf(text.data(), text.size(), "%08lx-%04lx-4%03lx-%04lx-%012lx", high >> 32, (high >> 16) & 0xffff, high & 0xfff,
                0x8000 | ((low >> 48) & 0x3fff), low & 0xffffffffffff);
  return text.data();
}

void FlowWorker::note_sizes(std::size_t request) {
  if (sizes_.requests.size() < commands()) sizes_.requests.push_back(request);
}

template <class Command>
FlowWorker::Reader FlowWorker::call(const std::string& method, const Command& command, grpc::CompletionQueue& queue) {
  note_sizes(command.ByteSizeLong());
  grpc::TemplatedGenericStub<Command, Acknowledgement> stub(channel_);
  auto reader = stub.PrepareUnaryCall(&*context_, "/penugasan.v1.AssignmentRequestService/" + method, command, &queue);
  reader->StartCall();
  return reader;
}

FlowWorker::Reader FlowWorker::start_filing(grpc::CompletionQueue& queue) {
  filing_.set_request_id(new_request_id());
  return call("FileAssignmentRequest", filing_, queue);
}

FlowWorker::Reader FlowWorker::start(grpc::CompletionQueue& queue) {
  if (done_ == 0) return start_filing(queue);
  const auto fill = [this](auto& command) {
    command.set_name(answer_.name);
    command.set_etag(answer_.etag);
    command.set_request_id(new_request_id());
  };
  if (case_.steps[done_ - 1].act == Act::approve) {
    v1::ApproveAssignmentRequestRequest command;
    fill(command);
    return call("ApproveAssignmentRequest", command, queue);
  }
  v1::CompleteAssignmentRequestRequest command;
  fill(command);
  return call("CompleteAssignmentRequest", command, queue);
}

void FlowWorker::issue(grpc::CompletionQueue& queue) {
  if (pause_.count() > 0) return alarm_.Set(&queue, std::chrono::system_clock::now() + pause_, static_cast<Worker*>(this));
  context_.emplace();
  call_as(*context_, done_ == 0 ? case_.filer : case_.steps[done_ - 1].who);
  reader_ = start(queue);
  reader_->Finish(&answer_, &status_, static_cast<Worker*>(this));
}

// Nothing was done: the same command comes again, under another request_id.
void FlowWorker::note_full() {
  ++turned_away_;
  if (when_full_ != WhenFull::wait) return;
  std::uniform_real_distribution<double> jitter(0.5, 1.5);
  const auto told = std::chrono::duration<double, std::milli>(retry_delay(status_)) * jitter(random_);
  pause_ = std::max(std::chrono::milliseconds(1), std::chrono::duration_cast<std::chrono::milliseconds>(told));
}

bool FlowWorker::finish() {
  counts_ = pause_.count() == 0;
  if (!counts_) {
    pause_ = {};
    return true;
  }
  if (status_.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED && when_full_ != WhenFull::fail) {
    counts_ = false;
    note_full();
    return true;
  }
  if (!status_.ok()) {
    std::fprintf(stderr, "bench_load: the server answered %d: %s\n", status_.error_code(), status_.error_message().c_str());
    return false;
  }
  if (sizes_.replies.size() < commands()) sizes_.replies.push_back(answer_.bytes);
  if (done_++ == 0) current_ = {answer_.name, case_index_, 0};
  ++current_.acknowledged;
  if (done_ == commands()) {
    finished_.push_back(std::move(current_));
    current_ = {};
    done_ = 0;
  }
  return true;
}

std::vector<JournalEntry> FlowWorker::journal() const {
  auto entries = finished_;
  if (current_.acknowledged > 0) entries.push_back(current_);
  return entries;
}

}  // namespace penugasan::bench
