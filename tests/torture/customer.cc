#include "tests/torture/customer.h"

#include <array>
#include <thread>

#include "tests/torture/cases.h"

namespace penugasan::torture {
namespace {

using Requests = v1::AssignmentRequestService::Stub;

constexpr std::size_t kRemembered = 200;

std::string principal(const char* official) { return std::string(kAgency) + "/" + official; }

std::string state_of(const v1::AssignmentRequest& request) {
  switch (request.state()) {
    case v1::AssignmentRequest::STATE_PENDING: return "pending";
    case v1::AssignmentRequest::STATE_ASSIGNED: return "assigned";
    case v1::AssignmentRequest::STATE_REJECTED: return "rejected";
    case v1::AssignmentRequest::STATE_WITHDRAWN: return "withdrawn";
    default: return "unknown";
  }
}

/// The server says that it did nothing, and that one is to try again.
bool nothing_done(const clients::CallError& error) {
  return error.reason() == "SHUTTING_DOWN" || error.reason() == "READ_ONLY" || error.reason() == "OVERLOADED" ||
         error.reason() == "DEADLINE_EXCEEDED";
}

/// It broke off: what became of the command is not known.
bool broken_off(const clients::CallError& error) {
  return error.reason() == "STORE_FAILED" || error.code() == grpc::StatusCode::UNAVAILABLE ||
         error.code() == grpc::StatusCode::CANCELLED || error.code() == grpc::StatusCode::DEADLINE_EXCEEDED;
}

}  // namespace

void Market::note_wrong(const std::string& what) {
  const std::lock_guard lock(mutex);
  if (wrong++ == 0) first_wrong = what;
}

void Market::note_refusal(const clients::CallError& error) {
  const std::lock_guard lock(mutex);
  refused_as.insert(error.code_name() + " " + error.reason());
}

std::set<std::string> Market::refusals() {
  const std::lock_guard lock(mutex);
  return refused_as;
}

Customer::Customer(Market& market, std::uint64_t seed) : market_(market), random_(seed) {}

void Customer::run() {
  while (one_request()) {
  }
}

bool Customer::chance(int in_hundred) { return static_cast<int>(random_() % 100) < in_hundred; }

void Customer::pause() {
  const auto most = static_cast<std::uint64_t>(market_.pause.count()) * 2000 + 1;
  std::this_thread::sleep_for(std::chrono::microseconds(random_() % most));
}

std::string Customer::fresh_id() {
  std::array<char, 37> text{};
  const std::uint64_t high = random_(), low = random_();
  // A version 4 UUID. NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): g++ 12 has no std::format
  std::snprintf(text.data(), text.size(), "%08lx-%04lx-4%03lx-8%03lx-%012lx", high >> 32, (high >> 16) & 0xffff, high & 0xfff,
                low >> 52, low & 0xffffffffffff);
  return text.data();
}

Customer::Send Customer::filing(const std::string& id, std::size_t which) const {
  const auto& one = kCases.at(which);
  const std::string agency = std::string("agencies/") + kAgency;
  v1::FileAssignmentRequestRequest filing;
  filing.set_parent(agency);
  filing.set_request_id(id);
  auto& request = *filing.mutable_assignment_request();
  request.set_mode(v1::MODE_PENUNJUKAN);
  request.set_form(v1::FORM_TIM_KERJA);
  request.set_owner_unit(agency + "/units/" + one.owner_unit);
  request.add_officials(agency + "/officials/" + one.official);
  request.set_purpose(id);
  request.add_competencies(one.competency);
  request.set_expectation("Dokumen rencana aksi disepakati");
  request.mutable_period()->set_from("2099-01-05");
  request.mutable_period()->set_to("2099-06-30");
  return [filing, caller = principal(one.owner_head)](const clients::Connection& server) {
    return server.call(&Requests::FileAssignmentRequest, filing, {caller, "en"});
  };
}

template <class Request, class Method>
Customer::Send Customer::act(const std::string& id, const char* official, Method method, bool reason) const {
  Request request;
  request.set_name(seen_.name());
  request.set_etag(seen_.etag());
  request.set_request_id(id);
  if constexpr (requires { request.set_reason(""); }) {
    if (reason) request.set_reason("Beban kerja unit sedang penuh");
  }
  return [request, method, caller = principal(official)](const clients::Connection& server) {
    return server.call(method, request, {caller, "en"});
  };
}

// Files one and takes it as far as chance will have it. False: the lobby is closed.
bool Customer::one_request() {
  const std::size_t which = random_() % kCases.size();
  const auto& one = kCases.at(which);
  const auto filing_id = fresh_id();
  const auto next = [&](const char* name, const Send& send, const std::string& id) { return command(filing_id, name, id, send); };
  if (!next("filed", filing(filing_id, which), filing_id)) return !market_.lobby.closed();
  auto id = fresh_id();
  if (chance(10)) return true;
  if (chance(10)) {
    const auto send = act<v1::WithdrawAssignmentRequestRequest>(id, one.owner_head, &Requests::WithdrawAssignmentRequest, true);
    next("withdrawn", send, id);
  } else if (chance(20)) {
    const auto send = act<v1::RejectAssignmentRequestRequest>(id, one.source_head, &Requests::RejectAssignmentRequest, true);
    next("rejected", send, id);
  } else {
    using Complete = v1::CompleteAssignmentRequestRequest;
    const auto complete = &Requests::CompleteAssignmentRequest;
    const auto consent =
        act<v1::ApproveAssignmentRequestRequest>(id, one.source_head, &Requests::ApproveAssignmentRequest, false);
    if (!next("approved", consent, id)) return !market_.lobby.closed();
    id = fresh_id();
    if (!next("completed", act<Complete>(id, one.owner_head, complete, false), id)) return !market_.lobby.closed();
    id = fresh_id();
    next("acknowledged", act<Complete>(id, one.official, complete, false), id);
  }
  if (chance(15)) repeat_something();
  return !market_.lobby.closed();
}

// Sends it until it is acknowledged, or until chance has it left alone. True: acknowledged.
bool Customer::command(const std::string& filing, const char* act, const std::string& id, const Send& send) {
  pause();
  market_.record.sent(filing, act, id);
  if (!settle(id, send)) return false;
  market_.record.done(id, seen_.name(), state_of(seen_));
  ++market_.acknowledged;
  answered_.push_back({send, seen_.SerializeAsString()});
  if (answered_.size() > kRemembered) answered_.pop_front();
  return true;
}

bool Customer::settle(const std::string& id, const Send& send) {
  bool unknown = false;  // an earlier try may have been carried out
  while (const auto server = market_.lobby.wait()) {
    try {
      seen_ = send(*server);
      return true;
    } catch (const clients::CallError& error) {
      market_.note_refusal(error);
      const bool read_failed = market_.reads_fail && error.reason() == "INTERNAL";
      if (!nothing_done(error) && !broken_off(error) && !read_failed) {
        market_.note_wrong(error.code_name() + " " + error.reason() + ": " + error.what());
        return false;
      }
      if (!nothing_done(error)) unknown = true;
      if (chance(20)) {
        if (!unknown) market_.record.nothing(id);
        return false;
      }
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return false;
}

void Customer::repeat_something() {
  if (answered_.empty()) return;
  const auto& one = answered_.at(random_() % answered_.size());
  const auto server = market_.lobby.wait();
  if (server == nullptr) return;
  try {
    const auto answer = one.send(*server);
    ++market_.repeated;
    if (answer.SerializeAsString() != one.answer)
      market_.note_wrong("a repeated request_id got another answer: " + answer.name());
  } catch (const clients::CallError& error) {
    if (!nothing_done(error) && !broken_off(error) && !market_.reads_fail)
      market_.note_wrong("a repeated request_id got " + error.reason());
  }
}

}  // namespace penugasan::torture
