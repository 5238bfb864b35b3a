#include "clients/scenario/player.h"

#include <algorithm>
#include <utility>

#include "clients/names.h"
#include "clients/scenario/messages.h"

namespace penugasan::clients {
namespace {

using Requests = v1::AssignmentRequestService::Stub;

constexpr int kPageSize = 200;

// The server did not answer: no outcome of the step, but the end of the run.
bool is_lost(const CallError& error) {
  return error.code() == grpc::StatusCode::UNAVAILABLE || error.code() == grpc::StatusCode::DEADLINE_EXCEEDED;
}

// The parts that every act's message has.
template <class Message>
Message act_message(const std::string& name, const std::string& etag) {
  Message message;
  message.set_name(name);
  message.set_etag(etag);
  return message;
}

template <class Message>
void add_officials(const std::vector<std::string>& officials, Message& message) {
  for (const auto& official : officials) message.add_officials(official_name(official));
}

// Runs `call`; a refusal goes into the outcome and gives false.
template <class Call>
bool accepted(Outcome& outcome, const Call& call) {
  try {
    call();
    return true;
  } catch (const CallError& error) {
    if (is_lost(error)) throw;
    outcome.refused = error;
    return false;
  }
}

}  // namespace

Player::Player(const Connection& connection, std::string language, FindDirectory find_directory)
    : connection_(connection), language_(std::move(language)), find_directory_(std::move(find_directory)) {}

Outcome Player::play(const Step& step) {
  return std::visit([this](const auto& action) { return run(action); }, step.action);
}

Outcome Player::run(const FileStep& step) {
  const auto call = step.call.empty() ? std::string() : known_call(step.call);
  const auto answers = step.answers.empty() ? std::string() : known(step.answers).name;
  Outcome outcome;
  outcome.actor = step.as;
  const auto message = message_of(step, call, answers);
  if (!accepted(outcome,
                [&] { outcome.returned = connection_.call(&Requests::FileAssignmentRequest, message, caller(step.as)); })) {
    return outcome;
  }
  const auto [request, fresh] = requests_.try_emplace(step.request, Known{outcome.returned.name(), step.as, 0, {}});
  if (!fresh) throw ScenarioFault("the request " + step.request + " was filed before; give this one another name");
  read_back(outcome, request->second);
  return outcome;
}

Outcome Player::run(const ActStep& step) {
  auto& request = known(step.request);
  Outcome outcome;
  outcome.actor = step.as;
  outcome.etag_before = get(request.name, request.filer).etag();
  const auto etag = etag_for(step, request);
  if (!accepted(outcome, [&] { outcome.returned = act(step, request.name, etag); })) {
    outcome.etag_after = get(request.name, request.filer).etag();
    return outcome;
  }
  read_back(outcome, request);
  return outcome;
}

Outcome Player::run(const AnnounceStep& step) {
  Outcome outcome;
  outcome.actor = step.as;
  const auto message = message_of(step);
  accepted(outcome, [&] {
    const auto made = connection_.call(&v1::AnnouncementService::Stub::CreateAnnouncement, message, caller(step.as));
    if (!calls_.try_emplace(step.call, made.name()).second) throw ScenarioFault("the call " + step.call + " was made before");
  });
  return outcome;
}

Outcome Player::run(const TodayStep& step) {
  v1::SetTodayRequest message;
  message.set_today(step.day);
  connection_.call(&v1::TestingService::Stub::SetToday, message, caller(kOperator));
  return {};
}

Outcome Player::run(const LoadStep& step) {
  if (!find_directory_) throw ScenarioFault("directories are loaded by the scenario runner only");
  v1::LoadDirectoryRequest message;
  *message.mutable_directory() = find_directory_(step.directory);
  auto heads = step.heads;
  for (auto& unit : *message.mutable_directory()->mutable_units()) {
    const auto changed = heads.find(unit.id());
    if (changed == heads.end()) continue;
    unit.set_head(changed->second);
    heads.erase(changed);
  }
  if (!heads.empty()) throw ScenarioFault("there is no unit " + heads.begin()->first + " in " + step.directory);
  Outcome outcome;
  accepted(outcome, [&] { connection_.call(&v1::DirectoryService::Stub::LoadDirectory, message, caller(kOperator)); });
  return outcome;
}

Outcome Player::run(const MandateStep& step) {
  Outcome outcome;
  outcome.actor = step.as;
  const auto message = message_of(step);
  accepted(outcome, [&] {
    connection_.call(&v1::DirectoryService::Stub::RecordMandate, message, caller(step.as.empty() ? kOperator : step.as));
  });
  return outcome;
}

v1::AssignmentRequest Player::act(const ActStep& step, const std::string& name, const std::string& etag) {
  const auto as = caller(step.as);
  if (step.verb == "approve") {
    auto message = act_message<v1::ApproveAssignmentRequestRequest>(name, etag);
    add_officials(step.officials, message);
    return connection_.call(&Requests::ApproveAssignmentRequest, message, as);
  }
  if (step.verb == "complete") {
    auto message = act_message<v1::CompleteAssignmentRequestRequest>(name, etag);
    add_officials(step.officials, message);
    return connection_.call(&Requests::CompleteAssignmentRequest, message, as);
  }
  if (step.verb == "reject") {
    auto message = act_message<v1::RejectAssignmentRequestRequest>(name, etag);
    message.set_reason(step.reason);
    return connection_.call(&Requests::RejectAssignmentRequest, message, as);
  }
  auto message = act_message<v1::WithdrawAssignmentRequestRequest>(name, etag);
  message.set_reason(step.reason);
  return connection_.call(&Requests::WithdrawAssignmentRequest, message, as);
}

std::string Player::etag_for(const ActStep& step, const Known& request) {
  if (step.stale_etag) {
    if (request.etags.size() < 2) throw ScenarioFault("there is no state before the last change of " + step.request);
    return request.etags[request.etags.size() - 2];
  }
  try {
    return get(request.name, step.as).etag();
  } catch (const CallError& error) {
    // Who may not see the request may still try to act on it: that must be refused whatever etag they send.
    if (error.code() != grpc::StatusCode::NOT_FOUND) throw;
    return get(request.name, request.filer).etag();
  }
}

void Player::read_back(Outcome& outcome, Known& request) {
  outcome.fetched = get(request.name, request.filer);
  outcome.etag_after = outcome.fetched.etag();
  request.etags.push_back(outcome.etag_after);
  read_history(outcome, request);
  outcome.inboxes[outcome.actor] = inbox_shows(outcome.actor, request.name);
  for (const auto& waiting : outcome.fetched.open_step().waiting()) {
    const auto official = short_form(waiting);
    if (!outcome.inboxes.contains(official)) outcome.inboxes[official] = inbox_shows(official, request.name);
  }
}

void Player::read_history(Outcome& outcome, Known& request) {
  const auto seen = request.last_position;
  v1::ListHistoryRequest message;
  message.set_parent(request.name);
  message.set_page_size(kPageSize);
  do {
    const auto page = connection_.call(&Requests::ListHistory, message, caller(request.filer));
    for (const auto& entry : page.entries()) {
      if (entry.position() <= seen) continue;
      request.last_position = std::max(request.last_position, entry.position());
      outcome.entries.push_back(entry);
      outcome.entries.insert(outcome.entries.end(), entry.also().begin(), entry.also().end());
    }
    message.set_page_token(page.next_page_token());
  } while (!message.page_token().empty());
}

bool Player::inbox_shows(const std::string& official, const std::string& name) {
  v1::ListInboxRequest message;
  message.set_page_size(kPageSize);
  do {
    const auto page = connection_.call(&v1::InboxService::Stub::ListInbox, message, caller(official));
    const auto& items = page.items();
    if (std::any_of(items.begin(), items.end(), [&](const auto& item) { return item.assignment_request().name() == name; }))
      return true;
    message.set_page_token(page.next_page_token());
  } while (!message.page_token().empty());
  return false;
}

v1::AssignmentRequest Player::get(const std::string& name, const std::string& official) {
  v1::GetAssignmentRequestRequest message;
  message.set_name(name);
  return connection_.call(&Requests::GetAssignmentRequest, message, caller(official));
}

Player::Known& Player::known(const std::string& request) {
  const auto found = requests_.find(request);
  if (found == requests_.end()) throw ScenarioFault("no request " + request + " was filed before this step");
  return found->second;
}

const std::string& Player::known_call(const std::string& call) const {
  const auto found = calls_.find(call);
  if (found == calls_.end()) throw ScenarioFault("no call " + call + " was announced before this step");
  return found->second;
}

}  // namespace penugasan::clients
