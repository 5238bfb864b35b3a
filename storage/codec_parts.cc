#include "storage/codec_parts.h"

#include <algorithm>
#include <functional>

#include "workflow/kinds.h"

namespace penugasan::storage {
namespace {

using namespace workflow;

static_assert(to_stored<v1::Mode>(Mode::penunjukan) == v1::MODE_PENUNJUKAN);
static_assert(to_stored<v1::Mode>(Mode::pengajuan_sukarela) == v1::MODE_PENGAJUAN_SUKARELA);
static_assert(to_stored<v1::Form>(Form::individu) == v1::FORM_INDIVIDU);
static_assert(to_stored<v1::Form>(Form::tim_kerja) == v1::FORM_TIM_KERJA);
static_assert(to_stored<v1::Scope>(Scope::dalam_unit) == v1::SCOPE_DALAM_UNIT);
static_assert(to_stored<v1::Scope>(Scope::lintas_unit) == v1::SCOPE_LINTAS_UNIT);
static_assert(to_stored<v1::Scope>(Scope::lintas_perangkat_daerah) == v1::SCOPE_LINTAS_PERANGKAT_DAERAH);
static_assert(to_stored<v1::Scope>(Scope::lintas_instansi) == v1::SCOPE_LINTAS_INSTANSI);
using StoredState = v1::AssignmentRequest::State;
static_assert(to_stored<StoredState>(State::pending) == v1::AssignmentRequest::STATE_PENDING);
static_assert(to_stored<StoredState>(State::assigned) == v1::AssignmentRequest::STATE_ASSIGNED);
static_assert(to_stored<StoredState>(State::rejected) == v1::AssignmentRequest::STATE_REJECTED);
static_assert(to_stored<StoredState>(State::withdrawn) == v1::AssignmentRequest::STATE_WITHDRAWN);
using StoredAct = v1::HistoryEntry::Act;
static_assert(to_stored<StoredAct>(Act::filed) == v1::HistoryEntry::ACT_FILED);
static_assert(to_stored<StoredAct>(Act::approved) == v1::HistoryEntry::ACT_APPROVED);
static_assert(to_stored<StoredAct>(Act::rejected) == v1::HistoryEntry::ACT_REJECTED);
static_assert(to_stored<StoredAct>(Act::recommended) == v1::HistoryEntry::ACT_RECOMMENDED);
static_assert(to_stored<StoredAct>(Act::not_recommended) == v1::HistoryEntry::ACT_NOT_RECOMMENDED);
static_assert(to_stored<StoredAct>(Act::completed) == v1::HistoryEntry::ACT_COMPLETED);
static_assert(to_stored<StoredAct>(Act::acknowledged) == v1::HistoryEntry::ACT_ACKNOWLEDGED);
static_assert(to_stored<StoredAct>(Act::withdrawn) == v1::HistoryEntry::ACT_WITHDRAWN);
static_assert(to_stored<v1::NoticeCause>(Cause::your_turn) == v1::NOTICE_CAUSE_YOUR_TURN);
static_assert(to_stored<v1::NoticeCause>(Cause::approved) == v1::NOTICE_CAUSE_APPROVED);
static_assert(to_stored<v1::NoticeCause>(Cause::rejected) == v1::NOTICE_CAUSE_REJECTED);
static_assert(to_stored<v1::NoticeCause>(Cause::assigned) == v1::NOTICE_CAUSE_ASSIGNED);
static_assert(to_stored<v1::NoticeCause>(Cause::withdrawn) == v1::NOTICE_CAUSE_WITHDRAWN);
static_assert(to_stored<v1::NoticeCause>(Cause::copy) == v1::NOTICE_CAUSE_COPY);
static_assert(to_stored<v1::NoticeCause>(Cause::for_your_information) == v1::NOTICE_CAUSE_FOR_YOUR_INFORMATION);

constexpr std::size_t kFirstSlots = 128;

}  // namespace

void undecodable(const std::string& what) {
  throw StoreError(StoreError::Kind::damaged, "A stored value cannot be read: " + what + ". Restore the store from a backup.");
}

void StringTable::attach(Strings* strings, std::string_view home) {
  strings_ = strings;
  home_ = home;
  slots_.assign(kFirstSlots, 0);
}

std::size_t StringTable::slot_of(std::string_view text) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = std::hash<std::string_view>{}(text)&mask;
  while (slots_[slot] != 0 && strings_->Get(static_cast<int>(slots_[slot]) - 1) != text) slot = (slot + 1) & mask;
  return slot;
}

void StringTable::grow() {
  slots_.assign(slots_.size() * 2, 0);
  for (int i = 0; i < strings_->size(); ++i) slots_[slot_of(strings_->Get(i))] = static_cast<std::uint32_t>(i) + 1;
}

// "/local" for an id of the home agency, "/" for the agency itself, one slash more before a text that begins with one. Only what
// can be told from these is shortened.
std::string_view StringTable::short_form(std::string_view text) {
  if (home_.empty()) return text;
  if (text.front() == '/') return escaped_.assign(1, '/').append(text);
  if (!text.starts_with(home_)) return text;
  const auto rest = text.substr(home_.size());
  if (rest.empty()) return "/";
  return rest.size() > 1 && rest[0] == '/' && rest[1] != '/' ? rest : text;
}

std::uint32_t StringTable::ref(std::string_view full) {
  if (full.empty()) return 0;
  const auto text = short_form(full);
  const std::size_t slot = slot_of(text);
  if (slots_[slot] != 0) return slots_[slot];
  strings_->Add()->assign(text);
  const auto ref = static_cast<std::uint32_t>(strings_->size());
  slots_[slot] = ref;
  if (ref * std::size_t{2} >= slots_.size()) grow();
  return ref;
}

void StringTable::refs(const std::vector<std::string>& texts, Refs* out) {
  for (const auto& text : texts) out->Add(ref(text));
}

void StringTable::seat(const Seat& seat, v1::StoredSeats* out) {
  out->add_ids(ref(seat.id));
  out->mutable_kinds()->push_back(static_cast<char>(seat.kind));
}

void StringTable::seats(const std::vector<Seat>& seats, v1::StoredSeats* out) {
  for (const auto& one : seats) seat(one, out);
}

std::string StringReader::at(std::uint32_t ref) const {
  if (ref == 0) return {};
  if (ref > static_cast<std::uint32_t>(strings_.size())) undecodable("a reference to a text that is not there");
  const std::string& text = strings_.Get(static_cast<int>(ref) - 1);
  if (home_.empty() || !text.starts_with('/')) return text;
  if (text.size() == 1) return std::string(home_);
  if (text[1] == '/') return text.substr(1);
  std::string full;
  full.reserve(home_.size() + text.size());
  return full.append(home_).append(text);
}

std::vector<std::string> StringReader::texts(const Refs& refs) const {
  std::vector<std::string> result;
  result.reserve(static_cast<std::size_t>(refs.size()));
  for (const auto ref : refs) result.push_back(at(ref));
  return result;
}

std::vector<Seat> StringReader::seats(const v1::StoredSeats& stored) const {
  if (stored.kinds().size() != static_cast<std::size_t>(stored.ids_size())) undecodable("seats without their kinds");
  std::vector<Seat> result;
  result.reserve(stored.kinds().size());
  for (int i = 0; i < stored.ids_size(); ++i) {
    result.push_back({static_cast<Seat::Kind>(stored.kinds()[static_cast<std::size_t>(i)]), at(stored.ids(i))});
  }
  return result;
}

std::int32_t to_days(Date day) { return static_cast<std::int32_t>(day.time_since_epoch().count()); }
Date from_days(std::int32_t days) { return Date(std::chrono::days(days)); }
std::int64_t to_micros(Time time) { return time.time_since_epoch().count(); }
Time from_micros(std::int64_t micros) { return Time(std::chrono::microseconds(micros)); }

}  // namespace penugasan::storage
