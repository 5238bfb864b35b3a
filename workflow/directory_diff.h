// What changed between two states of an agency's directory, and whom each change concerns. Pure: the same two directories
// always yield the same changes in the same order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workflow/agency.h"

namespace penugasan::workflow {

struct DirectoryChange {
  enum class Kind : unsigned char { added, removed, changed };
  enum class Subject : unsigned char {
    agency,     // name, regulation, regional head or personnel office
    authority,  // who holds the agency's post of authority, and when
    unit,       // there is a unit more or less; its name, kind or place in the tree
    head,       // who holds the unit's post of head, and when
    official,   // there is an official more or less; rank, title, unit or competencies
    appraiser,  // the official's Pejabat Penilai Kinerja
    mandate,    // of `id`, who may act by it
    administrator,
    auditor,
    person,  // name or NIP, which the domain does not hold: never found by changes_between
  };
  Kind kind = Kind::changed;
  Subject subject = Subject::agency;
  std::string id;                     // local: the unit or official that it is about; of the agency's own, the agency's
  std::string before;                 // as text in local ids, days as YYYY-MM-DD; empty: nothing stood there
  std::string after;                  // as `before`
  std::vector<OfficialId> concerned;  // whoever held, holds or lends the office: they are told
  bool operator==(const DirectoryChange&) const = default;
};

std::string_view name_of(DirectoryChange::Kind kind);
std::string_view name_of(DirectoryChange::Subject subject);

/// Every change from `before` (null: there was no directory, all is new) to `after`.
std::vector<DirectoryChange> changes_between(const Agency* before, const Agency& after);

/// The change that one more mandate is.
DirectoryChange change_of(const Mandate& recorded);

/// Everybody whom the changes concern, each once, in the changes' order.
std::vector<OfficialId> concerned_by(const std::vector<DirectoryChange>& changes);

}  // namespace penugasan::workflow
