#include "storage/request_rows.h"

#include "storage/keys.h"

namespace penugasan::storage {

using namespace workflow;

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
  inbox_.change(before, &after, batch);
}

void RequestRows::remove(const Request& request, KeyBatch& batch) {
  for (const auto row : {RequestRow::filing, RequestRow::progress}) batch.remove(request_key(key_, request.id.number, row));
  visit_lists(request, [&](std::string_view key) { batch.remove(key); });
  inbox_.change(&request, nullptr, batch);
}

/// The keys that its filing put into lists.
template <class Visit>
void RequestRows::visit_lists(const Request& request, Visit visit) {
  const std::string_view source = request.filing.source.agency();
  visit(list_key(key_, Table::requests_of, request.id.agency, request.id.number));
  if (!source.empty() && source != request.id.agency) visit(list_key(key_, Table::requests_of, source, request.id.number));
  if (!request.filing.answers.empty()) visit(answers_key(key_, request.filing.answers.number, request.id.number));
}

}  // namespace penugasan::storage
