// Every issuer's keys: fetched from their files and addresses, kept while an address is down, fetched again in time.
//
//   every refresh        a file each 10 s, an address each 5 min
//   after a failure      an address again after 30 s; what was fetched before stays in use
//   an unknown kid       fetched again at once, but never within 10 s of the last attempt
//   too old              an address that was not reached for 24 h: its keys are no longer believed
//
// Time comes in as a value; KeyRefresher is the thread that passes it.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <variant>

#include "server/core/clock.h"
#include "server/identity/callers.h"
#include "server/identity/key_set.h"
#include "server/identity/token.h"

namespace penugasan::server {

/// The bytes of a JWKS from `keys` (a path or https:// address), vouched for by `keys_ca`. Throws std::runtime_error.
using FetchKeys = std::function<std::string(const Issuer& issuer)>;

/// Safe from any thread. find() never waits for a fetch.
class KeyRing {
 public:
  explicit KeyRing(FetchKeys fetch) : fetch_(std::move(fetch)) {}

  /// Fetches what is due, and drops the keys of issuers that `callers` no longer has. Faults are logged, once each while they
  /// last. One thread at a time.
  void refresh(const Callers& callers, workflow::Time now);

  /// The key, or a problem as FindKey has it. An unknown kid is remembered for the next refresh.
  std::variant<PublicKey, std::string_view> find(const Issuer& issuer, std::string_view kid, workflow::Time now) const;

  /// Grows whenever keys change: what was verified before may have been by a key that is gone.
  std::uint64_t generation() const { return generation_.load(); }

 private:
  struct Fetched {
    std::string text;
    std::shared_ptr<const KeySet> set;  // made of the text
    std::string fault;                  // of the last attempt; empty: it went well
  };
  struct Entry {
    std::string source;  // `keys` that it was fetched from
    Fetched last;
    workflow::Time fetched{}, tried{};
    mutable bool wanted = false;  // an unknown kid was asked for
  };
  bool is_due(const Issuer& issuer, const Entry& entry, workflow::Time now) const;
  void fetch(const Issuer& issuer, workflow::Time now);
  void keep(const Issuer& issuer, Fetched fetched, workflow::Time now);

  FetchKeys fetch_;
  mutable std::mutex mutex_;
  std::map<std::string, Entry, std::less<>> entries_;  // by issuer
  std::atomic<std::uint64_t> generation_{1};
};

/// Refreshes on a thread of its own, once a second, until it is destroyed.
class KeyRefresher {
 public:
  /// Fetches all keys before it returns, so that the first call finds them. All must outlive it.
  KeyRefresher(KeyRing& ring, const CallersBox& callers, const Clock& clock);

 private:
  std::mutex mutex_;
  std::condition_variable_any stopped_;
  std::jthread thread_;  // last: it uses the others
};

/// Reads the file, or asks the address (TLS, no redirects, 10 s, 256 KiB at most).
std::string fetch_keys(const Issuer& issuer);

}  // namespace penugasan::server
