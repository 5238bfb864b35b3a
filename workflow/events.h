// What happened. An accepted command becomes one record: a position in the log and the events that follow from it together.
// apply() turns records into states; nothing else changes a state. Fields are only ever added.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "workflow/basis.h"
#include "workflow/request.h"

namespace penugasan::workflow {

struct Filed {
  RequestId id;
  std::string uid;
  Filing filing;
  std::string regulation;
  std::string regulation_version;
  OfficeUnits offices;
  OfficialId on_behalf_of;  // where the filer acted under a mandate
  std::string mandate_kind;
  Basis basis;
  MandateLetter mandate_letter{};
  Seat seat{};  // the post that the filer filed from; in person for a volunteer. Empty id: written before posts were recorded
  bool operator==(const Filed&) const = default;
};

/// Somebody acted on a step (or withdrew: `step` is then meaningless).
struct Acted {
  Act act = Act::approved;
  std::uint32_t step = 0;
  OfficialId actor;
  OfficialId on_behalf_of;
  std::string mandate_kind;
  bool satisfied_by_same_act = false;  // house: one sole person in consecutive offices acts once
  std::vector<Seat> seats_done;        // seats that no longer wait after this act
  std::string reason;
  Basis basis;
  MandateLetter mandate_letter{};
  Seat seat{};  // the post that the actor acted for; empty id: a withdrawal, or written before posts were recorded
  bool operator==(const Acted&) const = default;
};

struct OfficialsNamed {
  std::vector<OfficialId> officials;
  bool operator==(const OfficialsNamed&) const = default;
};

struct LetterIssued {
  std::string kind;
  OfficialId from;
  OfficialId on_behalf_of;
  std::string mandate_kind;
  std::vector<OfficialId> to;
  std::vector<OfficialId> cc;
  bool copies_follow = false;  // its copy goes to the appraisers of people who are not named yet
  Basis basis;
  MandateLetter mandate_letter{};
  bool operator==(const LetterIssued&) const = default;
};

struct StepOpened {
  std::uint32_t step = 0;
  bool wait_all = false;
  std::vector<Seat> seats;
  bool operator==(const StepOpened&) const = default;
};

/// Everything before the acknowledgement is done: assignment letters take effect.
struct Established {
  bool operator==(const Established&) const = default;
};

struct Closed {
  State state = State::assigned;
  bool operator==(const Closed&) const = default;
};

/// One notice to each recipient. Within a record a recipient has each cause at most once.
struct Noticed {
  Cause cause = Cause::your_turn;
  std::vector<OfficialId> recipients;
  std::string letter_kind;
  Basis basis;
  bool operator==(const Noticed&) const = default;
};

struct Announced {
  Announcement announcement;
  Basis basis;
  bool operator==(const Announced&) const = default;
};

struct AnnouncementClosed {
  AnnouncementId id;
  bool operator==(const AnnouncementClosed&) const = default;
};

/// The agency's whole organisation, without names and NIP (those live in records of their own).
struct DirectoryLoaded {
  Agency agency;
  std::uint64_t previous = 0;  // the record that changed the agency's directory before; 0: none, or written before this was kept
  bool operator==(const DirectoryLoaded&) const = default;
};

/// One mandate came into an agency's directory without a load.
struct MandateRecorded {
  std::string agency;
  Mandate mandate;
  std::uint64_t previous = 0;  // as in DirectoryLoaded
  bool operator==(const MandateRecorded&) const = default;
};

/// The agency's directory was loaded again and was the same. Kept so that a repeated request_id is known.
struct DirectoryConfirmed {
  std::string agency;
  bool operator==(const DirectoryConfirmed&) const = default;
};

/// A regulation version came into the store; a request keeps its version to its end, so its source is kept.
struct RegulationLoaded {
  std::string regulation;
  std::string version;
  std::string source;
  bool operator==(const RegulationLoaded&) const = default;
};

/// The name and NIP of a person left the store for good: loads of the directory bring none back until one names them anew.
struct PersonErased {
  OfficialId official;
  bool operator==(const PersonErased&) const = default;
};

/// Beside a DirectoryLoaded: that load names somebody anew, who had been erased; a successor in the post, as a rule.
struct PersonNamed {
  OfficialId official;
  bool operator==(const PersonNamed&) const = default;
};

/// Closed requests left the store for an archive file. Of their records the log keeps hashes only.
struct RequestsArchived {
  std::string head;                     // 32 bytes: what proves the file
  std::vector<std::uint64_t> requests;  // their numbers, rising
  std::uint64_t records = 0;            // that left the log
  std::string removed;                  // 32 bytes: what proves which (storage/archive.h)
  bool operator==(const RequestsArchived&) const = default;
};

using Event = std::variant<Filed, Acted, OfficialsNamed, LetterIssued, StepOpened, Established, Closed, Noticed, Announced,
                           AnnouncementClosed, DirectoryLoaded, RegulationLoaded, MandateRecorded, DirectoryConfirmed,
                           PersonErased, PersonNamed, RequestsArchived>;
using Events = std::vector<Event>;

struct Record {
  std::uint64_t position = 0;  // from 1, without gaps
  Time time;
  OfficialId actor;            // empty: the server itself, or an operator
  std::uint64_t request = 0;   // number of the request it belongs to; 0: none
  std::uint64_t previous = 0;  // position of that request's record before this one; 0: the first
  Events events;
  bool operator==(const Record&) const = default;
};

}  // namespace penugasan::workflow
