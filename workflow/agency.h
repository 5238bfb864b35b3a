// What an agency is made of: units, posts and who holds them from when to when, officials, mandates. Plain values, as loaded;
// organisation.h answers questions about them. No names and no NIP: people appear as ids only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workflow/calendar.h"
#include "workflow/ids.h"

namespace penugasan::workflow {

/// Somebody holds a post. Both days belong to the term; a day that is not given means "as far as anybody knows".
struct Term {
  OfficialId official;
  std::optional<Date> from;
  std::optional<Date> to;
  bool covers(Date day) const { return (!from || *from <= day) && (!to || day <= *to); }
  /// True where some day belongs to both.
  bool overlaps(const Term& other) const;
  bool operator==(const Term&) const = default;
};

/// An office that one person holds at a time: the head of a unit, the authority of an agency. What is decided there belongs to
/// the post, whoever holds it.
struct Post {
  std::vector<Term> terms;  // in the order of the directory; no two overlap

  Post() = default;
  /// Held by this official, without dates; nobody: vacant.
  Post(OfficialId holder);  // NOLINT(google-explicit-constructor): a post that says no more than its holder
  /// Null: vacant on that day.
  const OfficialId* holder(Date day) const;
  bool vacant(Date day) const { return holder(day) == nullptr; }
  /// True where one holder stands without dates, which is how most directories say it.
  bool undated() const { return terms.size() == 1 && !terms.front().from && !terms.front().to; }
  bool operator==(const Post&) const = default;
};

struct Unit {
  UnitId id;
  std::string name;
  std::string kind;
  UnitId parent;  // empty: a topmost unit (Perangkat Daerah)
  Post head;
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

/// The letter (surat perintah, surat mandat) that a mandate rests on.
struct MandateLetter {
  std::string number;  // empty: none was given
  Date date{};
  bool empty() const { return number.empty(); }
  bool operator==(const MandateLetter&) const = default;
};

/// Somebody may act for an office that is not theirs:
///   plh     from's offices, while `from` is away                       (Plh.)
///   mandat  from's offices, beside `from`                              (a.n.)
///   ub      what `from` may do by a mandat, which is passed on to `to` (u.b.)
///   plt     head of `unit`, whose post is vacant                       (Plt.)
struct Mandate {
  std::string kind;
  OfficialId from;
  UnitId unit;  // plt only
  OfficialId to;
  Date valid_from;
  Date valid_to;  // inclusive
  MandateLetter letter{};
  bool covers(Date day) const { return valid_from <= day && day <= valid_to; }
  bool operator==(const Mandate&) const = default;
};

struct Agency {
  std::string id;
  std::string name;
  std::string regulation;
  std::string regional_head;
  Post authority;
  UnitId personnel_office;
  std::vector<Unit> units;
  std::vector<Official> officials;
  std::vector<Mandate> mandates;
  std::vector<OfficialId> administrators;  // manage the directory, decide nothing by it
  std::vector<OfficialId> auditors;        // read every request that the agency takes part in
  bool operator==(const Agency&) const = default;
};

}  // namespace penugasan::workflow
