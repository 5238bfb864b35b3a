// The rows of a request beside its log records: its state, its places in lists, the inbox rows of its open step (FORMAT.md:
// Q, S, W, I). Internal to storage. Not for two threads at a time.
#pragma once

#include <optional>
#include <string>

#include "storage/codec.h"
#include "storage/inbox_rows.h"
#include "storage/key_batch.h"
#include "storage/key_value.h"

namespace penugasan::storage {

/// The state as it is stored; StoreError(damaged, read_failed).
std::optional<workflow::Request> read_request(const KeyValue& rows, std::uint64_t number);

class RequestRows {
 public:
  /// `encoder` must outlive this. StoreError(read_failed).
  RequestRows(Encoder& encoder, const KeyValue& rows, bool grouped_inbox) : encoder_(encoder), inbox_(rows, grouped_inbox) {}

  /// What a command changes. `before` is null for a filing; `hash` is that of the request's last record.
  void change(const workflow::Request* before, const workflow::Request& after, const Hash& hash, KeyBatch& batch);
  /// All of them go.
  void remove(const workflow::Request& request, KeyBatch& batch);
  /// Nothing is in the store any more.
  void clear() { inbox_.clear(); }

 private:
  template <class Visit>
  void visit_lists(const workflow::Request& request, Visit visit);

  Encoder& encoder_;
  InboxRows inbox_;
  std::string key_, value_;
};

}  // namespace penugasan::storage
