#include "storage/request_rows.h"

#include <algorithm>

#include "storage/keys.h"

namespace penugasan::storage {
namespace {

using namespace workflow;

std::uint64_t opened_position(const Request* request) {
  return request != nullptr && request->open ? request->open->opened_position : 0;
}

/// The open step's seats in order, each once.
void collect_seats(const Request* request, std::vector<const Seat*>& out) {
  out.clear();
  if (request == nullptr || !request->open) return;
  for (const auto& seat : request->open->seats) out.push_back(&seat);
  const auto less = [](const Seat* a, const Seat* b) { return *a < *b; };
  std::sort(out.begin(), out.end(), less);
  out.erase(std::unique(out.begin(), out.end(), [](const Seat* a, const Seat* b) { return *a == *b; }), out.end());
}

/// Calls `visit` for each seat that is in `seats` and not in `others`; both are in order.
template <class Visit>
void for_seats_only_in(const std::vector<const Seat*>& seats, const std::vector<const Seat*>& others, Visit visit) {
  auto other = others.begin();
  for (const Seat* seat : seats) {
    while (other != others.end() && **other < *seat) ++other;
    if (other == others.end() || **other != *seat) visit(*seat);
  }
}

}  // namespace

// Both rows in one call, so that they are of the same moment.
std::optional<Request> read_request(const KeyValue& rows, std::uint64_t number) {
  std::string filing_key, progress_key;
  const auto [filing, progress] = rows.get_both(request_key(filing_key, number, RequestRow::filing),
                                                request_key(progress_key, number, RequestRow::progress), "a request");
  if (!filing) return {};
  auto request = decode_request(number, std::string_view(*filing).substr(sizeof(Hash)));
  if (progress) decode_progress(std::string_view(*progress).substr(sizeof(Hash)), request);
  return request;
}

void RequestRows::change(const Request* before, const Request& after, const Hash& hash, KeyBatch& batch) {
  if (before == nullptr || !same_filing(*before, after)) {
    value_.assign(view_of(hash));
    encoder_.request(after, value_);
    batch.put(request_key(key_, after.id.number, RequestRow::filing), value_);
  }
  if (before == nullptr) {
    visit_lists(after, [&](std::string_view key) { batch.put(key, {}); });
  } else {
    value_.assign(view_of(hash));
    encoder_.progress(after, value_);
    batch.put(request_key(key_, after.id.number, RequestRow::progress), value_);
  }
  change_inbox(before, &after, batch);
}

void RequestRows::remove(const Request& request, KeyBatch& batch) {
  for (const auto row : {RequestRow::filing, RequestRow::progress}) batch.remove(request_key(key_, request.id.number, row));
  visit_lists(request, [&](std::string_view key) { batch.remove(key); });
  change_inbox(&request, nullptr, batch);
}

/// The keys that its filing put into lists.
template <class Visit>
void RequestRows::visit_lists(const Request& request, Visit visit) {
  const std::string_view source = request.filing.source.agency();
  visit(list_key(key_, Table::requests_of, request.id.agency, request.id.number));
  if (!source.empty() && source != request.id.agency) visit(list_key(key_, Table::requests_of, source, request.id.number));
  if (!request.filing.answers.empty()) visit(answers_key(key_, request.filing.answers.number, request.id.number));
}

// A row is put once, when its step opens, and removed once. SingleDelete makes use of that: at the next flush both are gone,
// where a plain delete would stay behind as a marker that every reader of a busy inbox has to step over.
void RequestRows::change_inbox(const Request* before, const Request* after, KeyBatch& batch) {
  const std::uint64_t number = (after != nullptr ? after : before)->id.number;
  const std::uint64_t was = opened_position(before), is = opened_position(after);
  collect_seats(before, seats_before_);
  collect_seats(after, seats_after_);
  static const std::vector<const Seat*> none;
  const bool same_step = was == is;
  for_seats_only_in(seats_before_, same_step ? seats_after_ : none, [&](const Seat& seat) {
    batch.remove_once(inbox_key(key_, seat, {was, number}));
  });
  for_seats_only_in(seats_after_, same_step ? seats_before_ : none, [&](const Seat& seat) {
    batch.put(inbox_key(key_, seat, {is, number}), {});
  });
}

}  // namespace penugasan::storage
