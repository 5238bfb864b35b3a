// Mandates of a directory: what one says by itself, and what they say together with posts and with each other.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "server/input/directory_ids.h"
#include "server/input/fields.h"
#include "workflow/organisation.h"

namespace penugasan::v1 {
class Mandate;
}  // namespace penugasan::v1

namespace penugasan::server {

/// One mandate by itself; faults at `place`.… : an unknown kind, official or unit, a field that its kind does not use, a mandate
/// to oneself, days that do not exist or end before they begin, a letter without number or date.
workflow::Mandate read_mandate(const v1::Mandate& mandate, const std::string& place, DirectoryIds& ids, Fields& fields);

/// All mandates together; every id must be known. Faults, at the later one's `place_of(index)`:
///   head_not_vacant,      a Plt of a post that somebody holds on one of its days
///   authority_not_vacant
///   overlapping           the same person for the same office twice on a day, or two Plt of one post on a day
///   no_mandate_to_pass_on u.b. where its giver holds no mandat on all of its days
void check_mandates(const workflow::Agency& agency, const std::function<std::string(std::size_t)>& place_of, Fields& fields);

/// One more mandate for an agency: itself, or DIRECTORY_INVALID with the faults' places in `mandate.…`.
EdgeResult<workflow::Mandate> check_mandate(const v1::Mandate& mandate, const workflow::Agency& agency);

/// The same for one that was checked against an organisation that may have changed since; nothing: it still fits.
std::optional<EdgeError> refuse_mandate(const workflow::Mandate& mandate, const workflow::Organisation& organisation);

}  // namespace penugasan::server
