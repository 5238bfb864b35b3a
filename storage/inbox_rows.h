// The inbox's rows of a request's open step (FORMAT.md: I). Internal to storage. Not for two threads at a time.
//
// A step mostly waits for the heads of several units at once, any of whom may act. From format 4 on these have one row together,
// under the digest of their seats, and each of them a row that names the group, put when the group is seen first and kept for
// good: so a command writes and removes one row where it would be two or three. Other seats have a row each, as all had before.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "storage/key_batch.h"
#include "storage/key_value.h"
#include "workflow/request.h"

namespace penugasan::storage {

class InboxRows {
 public:
  /// `grouped`: from format 4 on; the groups that `rows` knows are read. StoreError(read_failed).
  InboxRows(const KeyValue& rows, bool grouped);

  /// What changes when `before` becomes `after`; null: there is none. Each row is put once, when its step opens or its seats
  /// change, and removed once.
  void change(const workflow::Request* before, const workflow::Request* after, KeyBatch& batch);
  /// No group is known any more.
  void clear() { groups_.clear(); }

 private:
  /// The places that rows of one step stand in: prefixes of keys, in order, each once.
  using Places = std::vector<std::string>;

  void collect(const workflow::Request* request, Places& out, KeyBatch& batch);
  const Digest& known_group(const std::vector<const workflow::Seat*>& seats, KeyBatch& batch);

  const bool grouped_;
  std::unordered_map<std::string, Digest> groups_;  // by their seats; in the store, or in a batch on its way there
  std::string key_, seats_;
  std::vector<const workflow::Seat*> heads_;
  Places before_, after_;
};

/// A seat's rows in order, its own and those of its groups, after `after`, at most `limit`, all as of one moment. StoreError.
std::vector<InboxRow> inbox_of(const KeyValue& rows, const workflow::Seat& seat, InboxRow after, std::size_t limit);

}  // namespace penugasan::storage
