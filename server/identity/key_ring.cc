#include "server/identity/key_ring.h"

#include <spdlog/spdlog.h>

namespace penugasan::server {

namespace {

using namespace std::chrono_literals;
using workflow::Time;

constexpr auto kFileRefresh = 10s;
constexpr auto kAddressRefresh = 5min;
constexpr auto kAfterFailure = 30s;
constexpr auto kBetweenAttempts = 10s;
constexpr auto kTooOld = 24h;
constexpr auto kTick = 1s;

bool is_address(const Issuer& issuer) { return issuer.keys.starts_with("https://"); }

}  // namespace

bool KeyRing::is_due(const Issuer& issuer, const Entry& entry, Time now) const {
  if (entry.source != issuer.keys) return true;
  const auto waited = now - entry.tried;
  if (waited < 0s) return true;  // the clock was set back
  if (waited < kBetweenAttempts) return false;
  if (entry.wanted || !is_address(issuer)) return waited >= std::max<Time::duration>(kBetweenAttempts, kFileRefresh);
  return waited >= (!entry.last.fault.empty() ? Time::duration(kAfterFailure) : Time::duration(kAddressRefresh));
}

void KeyRing::refresh(const Callers& callers, Time now) {
  for (const auto& issuer : callers.issuers) {
    bool due = false;
    {
      const std::lock_guard lock(mutex_);
      due = is_due(issuer, entries_[issuer.issuer], now);
    }
    if (due) fetch(issuer, now);
  }
  const std::lock_guard lock(mutex_);
  std::erase_if(entries_, [&](const auto& entry) { return callers.issuer(entry.first) == nullptr; });
}

void KeyRing::fetch(const Issuer& issuer, Time now) {
  Fetched fetched;
  try {
    fetched.text = fetch_(issuer);  // may take its time: outside of the lock
    auto parsed = parse_key_set(fetched.text);
    if (const auto* why = std::get_if<std::string>(&parsed)) throw std::runtime_error(*why);
    fetched.set = std::make_shared<const KeySet>(std::get<KeySet>(std::move(parsed)));
  } catch (const std::exception& error) {
    fetched.fault = error.what();
  }
  keep(issuer, std::move(fetched), now);
}

void KeyRing::keep(const Issuer& issuer, Fetched fetched, Time now) {
  const std::lock_guard lock(mutex_);
  Entry& entry = entries_[issuer.issuer];
  if (entry.source != issuer.keys) entry = Entry{issuer.keys, {}, {}, {}, false};
  entry.tried = now;
  entry.wanted = false;
  if (!fetched.set) {
    if (fetched.fault != entry.last.fault) spdlog::error("keys of {} from {}: {}", issuer.issuer, issuer.keys, fetched.fault);
    entry.last.fault = std::move(fetched.fault);  // what was fetched before stays in use
    return;
  }
  entry.fetched = now;
  if (fetched.text != entry.last.text) {
    for (const auto& skipped : fetched.set->skipped) spdlog::warn("keys of {}: not used: {}", issuer.issuer, skipped);
    ++generation_;
  }
  entry.last = std::move(fetched);
}

std::variant<PublicKey, std::string_view> KeyRing::find(const Issuer& issuer, std::string_view kid, Time now) const {
  const std::lock_guard lock(mutex_);
  const auto entry = entries_.find(issuer.issuer);
  if (entry == entries_.end() || !entry->second.last.set) return "token_keys_unavailable";
  if (is_address(issuer) && now - entry->second.fetched > kTooOld) return "token_keys_unavailable";
  const auto& keys = entry->second.last.set->keys;
  const auto key = keys.find(kid);
  if (key != keys.end()) return key->second;
  entry->second.wanted = true;
  return "token_key_unknown";
}

KeyRefresher::KeyRefresher(KeyRing& ring, const CallersBox& callers, const Clock& clock) {
  ring.refresh(*callers.get(), clock.now());
  thread_ = std::jthread([this, &ring, &callers, &clock](const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (!stopped_.wait_for(lock, stop, kTick, [&] { return stop.stop_requested(); })) {
      ring.refresh(*callers.get(), clock.now());
    }
  });
}

}  // namespace penugasan::server
