// The state of one request: all that is needed to decide the next command, and nothing that has to be looked up elsewhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "workflow/calendar.h"
#include "workflow/ids.h"
#include "workflow/kinds.h"
#include "workflow/organisation.h"

namespace penugasan::workflow {

/// What is asked for. Only `officials` may change after filing, where a step names people.
struct Filing {
  Mode mode = Mode::penunjukan;
  Form form = Form::individu;
  std::string team_kind;
  Scope scope = Scope::dalam_unit;
  UnitId owner;   // as stated by the filer
  UnitId source;  // as stated, or found from the people
  std::vector<OfficialId> officials;
  int headcount = 1;
  std::string purpose;
  std::vector<std::string> competencies;
  std::string expectation;
  Period period;
  AnnouncementId call;
  RequestId answers;
  bool operator==(const Filing&) const = default;
};

/// The units whose heads act, after the owner's regulation's unit rule, and the Perangkat Daerah above them.
struct OfficeUnits {
  UnitId owner;
  UnitId owner_top;
  UnitId source;
  UnitId source_top;
  bool operator==(const OfficeUnits&) const = default;
};

struct OpenStep {
  std::uint32_t index = 0;  // into the flow's steps
  bool wait_all = false;
  std::vector<Seat> seats;  // any: who may act; all: who must still act
  Time opened_at;
  std::uint64_t opened_position = 0;
  bool operator==(const OpenStep&) const = default;
};

struct Request {
  RequestId id;
  std::string uid;  // 16 bytes
  Filing filing;
  std::string regulation;
  std::string regulation_version;
  OfficeUnits offices;
  OfficialId filer;
  State state = State::pending;
  bool established = false;
  std::optional<OpenStep> open;   // exactly while pending
  std::vector<OfficialId> acted;  // everybody who acted, each once, in order
  std::vector<OfficialId> named;  // everybody ever named, each once
  std::vector<OfficialId> told;   // everybody ever sent a copy, each once: they may see the request
  bool copies_pending = false;    // a letter's copy to the appraisers follows once people are named
  std::string reason;             // of a rejection or withdrawal
  Time created_at;
  Time updated_at;
  std::uint64_t first_position = 0;
  std::uint64_t last_position = 0;
  bool operator==(const Request&) const = default;
};

/// A unit's call for personnel (pengumuman kebutuhan).
struct Announcement {
  AnnouncementId id;
  std::string uid;
  UnitId unit;         // as stated
  UnitId office_unit;  // after the regulation's unit rule
  OfficialId announcer;
  int headcount = 1;
  std::vector<std::string> competencies;
  std::string purpose;
  Period period;
  std::string regulation;
  std::string regulation_version;
  bool closed = false;
  Time created_at;
  Time updated_at;
  std::uint64_t last_position = 0;
  bool operator==(const Announcement&) const = default;

  /// Open from its making until its period's end or until the head closes it.
  bool open_on(Date day) const { return !closed && day <= period.to; }
};

/// Changes with every accepted command; never empty for a stored request.
std::string etag_of(std::uint64_t last_position);

}  // namespace penugasan::workflow
