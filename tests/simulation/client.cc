#include "tests/simulation/client.h"

#include "tests/simulation/intentions.h"

namespace penugasan::simulation {
namespace {

constexpr Span kPatience = kSecond;

bool is_definite(const server::JobResult& result) {
  const auto* error = std::get_if<server::EdgeError>(&result);
  return error == nullptr || error->reason == server::EdgeReason::request_id_reused ||
         error->reason == server::EdgeReason::directory_invalid;
}

}  // namespace

Client::Client(Surroundings& around, Random random, int number, int wishes)
    : around_(around), random_(random), number_(number), wishes_(wishes) {}

Span Client::network_delay() {
  if (around_.calm()) return kMillisecond;
  return random_.chance(200) ? random_.below(kLongestDelay) : random_.below(30 * kMillisecond);
}

bool Client::lost() { return !around_.calm() && random_.chance(300); }

// Often at once: what several people want in the same moment meets in one batch.
void Client::think() {
  thinking_ = true;
  const Span most = around_.calm() || random_.chance(3000) ? 5 * kMillisecond : 400 * kMillisecond;
  around_.scheduler().after(random_.below(most), [this] { wish(); });
}

void Client::hurry(int wishes) {
  wishes_ = wishes;
  if (!thinking_ && current_ == nullptr) think();
}

// Mostly something new; sometimes what was wanted before once more, or something else under its request_id.
void Client::wish() {
  thinking_ = false;
  if (wishes_ == 0) return;
  if (around_.board().world == nullptr) return think();
  --wishes_;
  if (!past_.empty() && random_.chance(800)) {
    ask(*random_.pick(past_));
    return think();
  }
  const std::string name = std::to_string(number_) + "." + std::to_string(++wished_);
  Operation made = any_operation(random_, around_.board(), name);
  made.key = {digest_of("key " + name), digest_of("payload " + name)};
  made.validate_only = random_.chance(300);
  if (!past_.empty() && random_.chance(400)) made.key.key = random_.pick(past_)->key.key;
  current_ = &around_.ledger().add(std::move(made));
  around_.tell("client " + std::to_string(number_) + " wants " + describe(*current_));
  past_.push_back(current_);
  ask(*current_);
  if (random_.chance(1000)) ask(*current_);
  ask_again();
}

void Client::ask(Operation& operation) {
  if (lost()) return;
  around_.scheduler().after(network_delay(), [this, &operation] { deliver(operation); });
}

// When its patience is over; a few give up instead.
void Client::ask_again() {
  around_.scheduler().after(kPatience, [this, attempt = ++attempt_] {
    if (current_ == nullptr || attempt != attempt_) return;
    if (!around_.calm() && random_.chance(1000)) {
      around_.tell("client " + std::to_string(number_) + " gives up " + describe(*current_));
      if (current_->outcome == Operation::Outcome::open) current_->outcome = Operation::Outcome::abandoned;
      return settled();
    }
    ask(*current_);
    ask_again();
  });
}

void Client::deliver(Operation& operation) {
  Process* process = around_.process();
  if (process == nullptr) return;
  server::Job job;
  job.command = operation.command;
  job.actor = operation.actor;
  job.request_key = operation.key;
  job.validate_only = operation.validate_only;
  const auto now = std::chrono::steady_clock::time_point(std::chrono::microseconds(around_.scheduler().now()));
  if (!around_.calm() && random_.chance(300)) job.expires = now + std::chrono::milliseconds(random_.below(5));
  const auto head = process->store().head().position;
  around_.ledger().submitted(operation);
  job.done = [this, &operation, process, head](server::JobResult&& result) {
    around_.tell(describe(operation) + ": " + describe(result));
    around_.note(operation.id << 8 | result.index());
    around_.quietly([&] { around_.ledger().told(operation, result, head, process->store()); });
    if (lost()) return;
    around_.scheduler().after(network_delay(), [this, &operation, result = std::move(result)] { hear(operation, result); });
  };
  process->submit(std::move(job));
}

void Client::hear(Operation& operation, const server::JobResult& result) {
  if (const auto* accepted = std::get_if<server::Accepted>(&result); accepted != nullptr && !operation.validate_only)
    around_.board().see(*accepted);
  if (&operation == current_ && is_definite(result)) settled();
}

void Client::settled() {
  current_ = nullptr;
  ++attempt_;
  think();
}

}  // namespace penugasan::simulation
