// The organisation of all agencies as a value: who holds which office on a day, and who may act for it.
// Immutable once built, so it may be read from any thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "workflow/agency.h"

namespace penugasan::workflow {

/// A place that an act is expected from. Seats, not people, stand in the records, so a step follows its office when the
/// holder changes.
struct Seat {
  enum class Kind : std::uint8_t {
    head = 'u',       // of the unit `id`
    authority = 'a',  // Pejabat yang Berwenang of the agency `id`
    appraiser = 'x',  // Pejabat Penilai Kinerja of the official `id`
    person = 'p',     // the official `id` in person; no mandate reaches it
  };
  Kind kind = Kind::person;
  std::string id;
  auto operator<=>(const Seat&) const = default;
};

/// Somebody who may act for a seat, and for whom and by which letter when it is by mandate.
struct Holder {
  OfficialId official;
  OfficialId on_behalf_of;   // empty: holds the office, or is the Plt of a vacant one
  std::string mandate_kind;  // plh, plt, mandat, ub; empty: holds the office
  bool proper = true;        // the office-holder, or the Plt of a vacant post; letters go to them
  MandateLetter mandate_letter{};
  bool operator==(const Holder&) const = default;
};

class Organisation {
 public:
  Organisation() = default;
  explicit Organisation(std::vector<std::shared_ptr<const Agency>> agencies);

  /// Each returns null where there is none.
  const Agency* agency(std::string_view id) const;
  const Unit* unit(const UnitId& id) const;
  const Official* official(const OfficialId& id) const;

  /// The topmost unit above `id` (itself where it has no parent): the Perangkat Daerah.
  const Unit& top_of(const Unit& unit) const;
  /// True where `unit` is `ancestor` or lies below it.
  bool within(const UnitId& unit, const UnitId& ancestor) const;
  /// True where the official is the head of any unit on that day.
  bool leads_a_unit(const OfficialId& id, Date day) const;

  /// Everybody who may act for the seat on that day: first the office-holder, then mandate holders in the directory's order.
  /// Empty: vacant.
  std::vector<Holder> holders(const Seat& seat, Date day) const;
  /// The office-holders proper only: whom letters are addressed to.
  std::vector<OfficialId> proper_holders(const Seat& seat, Date day) const;
  /// How `official` may act for the seat on that day; nothing where they may not.
  std::optional<Holder> holder(const Seat& seat, const OfficialId& official, Date day) const;
  /// Every seat that the official may act for on that day, the person's own first. The order is stable.
  std::vector<Seat> seats_of(const OfficialId& official, Date day) const;

  const std::vector<std::shared_ptr<const Agency>>& agencies() const { return agencies_; }
  /// A copy with this agency added or replaced.
  Organisation with(std::shared_ptr<const Agency> agency) const;

 private:
  // Each list in the order of the directory.
  template <class T>
  using Index = std::unordered_map<std::string_view, std::vector<const T*>>;

  void index(const Agency& agency);
  std::string_view sitting(const Seat& seat, Date day) const;
  void add_proper_seats(std::string_view official, Date day, std::vector<Seat>& seats) const;
  void add_seats_by(const Mandate& mandate, Date day, std::vector<Seat>& seats) const;

  std::vector<std::shared_ptr<const Agency>> agencies_;  // ordered by id
  std::unordered_map<std::string_view, const Agency*> by_id_;
  std::unordered_map<std::string_view, const Unit*> units_;
  std::unordered_map<std::string_view, const Official*> officials_;
  Index<Unit> headed_by_;         // by everybody who is ever head
  Index<Agency> authority_;       // by everybody who is ever authority
  Index<Official> appraised_by_;  // by the appraiser
  Index<Mandate> mandates_from_;  // by whom they are from, a Plt's by its unit
  Index<Mandate> mandates_to_;
};

}  // namespace penugasan::workflow
