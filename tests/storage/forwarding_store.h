// Passes every call on to another store; tests override what they want otherwise.
#pragma once

#include "storage/event_store.h"

namespace penugasan::storage {

class ForwardingStore : public EventStore {
 public:
  explicit ForwardingStore(EventStore& real) : real_(real) {}

  void commit(std::span<const Entry> entries) override { real_.commit(entries); }
  void add(const Entry& entry) override { real_.add(entry); }
  std::unique_ptr<Sealed> seal() override { return real_.seal(); }
  void commit_sealed(Sealed& sealed) override { real_.commit_sealed(sealed); }
  void clear() override { real_.clear(); }
  Head head() const override { return real_.head(); }
  std::optional<workflow::Request> request(std::uint64_t number) const override { return real_.request(number); }
  std::optional<workflow::Announcement> announcement(std::uint64_t number) const override { return real_.announcement(number); }
  std::optional<Idempotency> idempotency(const Digest& key) const override { return real_.idempotency(key); }
  std::optional<Person> person(const workflow::OfficialId& id) const override { return real_.person(id); }
  std::uint64_t erased(const workflow::OfficialId& id) const override { return real_.erased(id); }
  std::optional<StoredRecord> record(std::uint64_t position) const override { return real_.record(position); }
  std::vector<StoredRecord> records(std::uint64_t from, std::size_t limit) const override { return real_.records(from, limit); }
  std::vector<InboxRow> inbox(const workflow::Seat& seat, InboxRow after, std::size_t limit) const override {
    return real_.inbox(seat, after, limit);
  }
  void visit_open_steps(const std::function<void(const InboxRow&)>& visit) const override { real_.visit_open_steps(visit); }
  std::vector<std::uint64_t> requests_of(std::string_view agency, std::uint64_t below, std::size_t limit) const override {
    return real_.requests_of(agency, below, limit);
  }
  std::vector<std::uint64_t> announcements_of(std::string_view agency, std::uint64_t below, std::size_t limit) const override {
    return real_.announcements_of(agency, below, limit);
  }
  std::vector<std::uint64_t> answers_to(std::uint64_t number) const override { return real_.answers_to(number); }
  std::vector<std::shared_ptr<const workflow::Agency>> directories() const override { return real_.directories(); }
  std::vector<workflow::RegulationLoaded> regulations() const override { return real_.regulations(); }
  std::uint64_t directory_position(std::string_view agency) const override { return real_.directory_position(agency); }
  std::uint64_t notices_indexed() const override { return real_.notices_indexed(); }
  void index_notices(std::span<const StoredRecord> records) override { real_.index_notices(records); }
  NoticePositions notices_after(const workflow::OfficialId& official, std::uint64_t after, std::size_t limit) const override {
    return real_.notices_after(official, after, limit);
  }
  NoticePositions notices_before(const workflow::OfficialId& official, std::uint64_t below, std::size_t limit) const override {
    return real_.notices_before(official, below, limit);
  }
  std::uint64_t subscription(const workflow::OfficialId& official, std::string_view name) const override {
    return real_.subscription(official, name);
  }
  void save_subscription(const workflow::OfficialId& official, std::string_view name, std::uint64_t position) override {
    real_.save_subscription(official, name, position);
  }
  std::uint64_t free_bytes() const override { return real_.free_bytes(); }

 protected:
  EventStore& real_;
};

}  // namespace penugasan::storage
