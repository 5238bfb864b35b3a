// The organisation of the agencies as a value: units, officials, appraisers, mandates, and who holds which office on a day.
// Immutable once built, so it may be read from any thread. Holds no names and no NIP: people appear as ids only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "workflow/calendar.h"
#include "workflow/ids.h"

namespace penugasan::workflow {

struct Unit {
  UnitId id;
  std::string name;
  std::string kind;
  UnitId parent;    // empty: a topmost unit (Perangkat Daerah)
  OfficialId head;  // empty: the post is vacant
  bool operator==(const Unit&) const = default;
};

struct Official {
  OfficialId id;
  std::string rank;
  std::string title;
  UnitId unit;
  OfficialId appraiser;  // empty: kedudukan not established
  std::vector<std::string> competencies;
  bool operator==(const Official&) const = default;
};

struct Mandate {
  std::string kind;  // plh, plt or mandat
  OfficialId from;   // plh, mandat: the office-holder who is stood in for
  UnitId unit;       // plt: the unit whose head's post is vacant
  OfficialId to;
  Date valid_from;
  Date valid_to;  // inclusive
  bool operator==(const Mandate&) const = default;
};

struct Agency {
  std::string id;
  std::string name;
  std::string regulation;
  std::string regional_head;
  OfficialId authority;
  UnitId personnel_office;
  std::vector<Unit> units;
  std::vector<Official> officials;
  std::vector<Mandate> mandates;
  std::vector<OfficialId> administrators;  // manage the directory, decide nothing by it
  std::vector<OfficialId> auditors;        // read every request that the agency takes part in
  bool operator==(const Agency&) const = default;
};

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

/// Somebody who may act for a seat, and for whom when it is by mandate.
struct Holder {
  OfficialId official;
  OfficialId on_behalf_of;   // empty: holds the office
  std::string mandate_kind;  // plh, plt, mandat; empty: holds the office
  bool proper = true;        // the office-holder, or the Plt of a vacant post; letters go to them
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
  /// True where the official is the head of any unit.
  bool leads_a_unit(const OfficialId& id) const;

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
  OfficialId sitting(const Seat& seat) const;
  std::vector<Seat> proper_seats_of(const OfficialId& official) const;

  std::vector<std::shared_ptr<const Agency>> agencies_;  // ordered by id
  std::unordered_map<std::string_view, const Agency*> by_id_;
  std::unordered_map<std::string_view, const Unit*> units_;
  std::unordered_map<std::string_view, const Official*> officials_;
  std::unordered_multimap<std::string_view, const Unit*> headed_by_;
  std::unordered_multimap<std::string_view, const Official*> appraised_by_;
  std::unordered_multimap<std::string_view, const Mandate*> mandates_from_;  // key: from, or unit for plt
  std::unordered_multimap<std::string_view, const Mandate*> mandates_to_;
};

}  // namespace penugasan::workflow
