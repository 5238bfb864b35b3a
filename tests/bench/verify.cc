#include "tests/bench/verify.h"

#include <chrono>
#include <map>
#include <stdexcept>
#include <unordered_set>

#include "penugasan/v1/notices.grpc.pb.h"
#include "tests/bench/cases.h"
#include "tests/bench/connections.h"

namespace penugasan::bench {
namespace {

constexpr auto kPatience = std::chrono::minutes(3);

// What one official must have been told: "<cause> <request>".
using Expected = std::unordered_set<std::string>;

std::string told(v1::NoticeCause cause, const std::string& request) { return std::to_string(cause) + " " + request; }

std::map<std::string, Expected> expectations(const std::vector<JournalEntry>& journal) {
  std::map<std::string, Expected> result;
  for (const auto& entry : journal) {
    for (const auto& one : cases().at(entry.case_index).told) {
      if (entry.acknowledged >= one.after) result[one.whom].insert(told(one.cause, entry.request));
    }
  }
  return result;
}

// Crosses off what arrives until nothing is left, or until the server has nothing more to tell (a progress message).
void cross_off(v1::NoticeService::Stub& stub, const std::string& official, Expected& expected, Verdict& verdict) {
  grpc::ClientContext context;
  call_as(context, official);
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
  const auto stream = stub.SubscribeNotices(&context, {});
  std::unordered_set<std::string> ids;
  v1::SubscribeNoticesResponse message;
  while (!expected.empty() && stream->Read(&message) && message.has_notice()) {
    if (!ids.insert(message.notice().id()).second) ++verdict.repeated;
    expected.erase(told(message.notice().cause(), message.notice().request()));
  }
  context.TryCancel();
  const auto status = stream->Finish();
  if (!status.ok() && status.error_code() != grpc::StatusCode::CANCELLED) {
    throw std::runtime_error("SubscribeNotices of " + official + ": " + status.error_message());
  }
}

}  // namespace

Verdict verify_notices(const std::string& server, const std::vector<JournalEntry>& journal) {
  Verdict verdict;
  for (const auto& entry : journal) verdict.commands += static_cast<std::size_t>(entry.acknowledged);
  const auto stub = v1::NoticeService::NewStub(connect(server, 1).front());
  for (auto& [official, expected] : expectations(journal)) {
    verdict.expected += expected.size();
    cross_off(*stub, official, expected, verdict);
    verdict.missing += expected.size();
    if (!expected.empty() && verdict.first_missing.empty()) verdict.first_missing = official + ": " + *expected.begin();
  }
  return verdict;
}

}  // namespace penugasan::bench
