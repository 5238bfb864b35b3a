// Persons who were erased, and directories that would name them again.
#pragma once

#include <string>
#include <vector>

#include <google/protobuf/repeated_ptr_field.h>

#include "server/errors/language.h"
#include "server/input/fields.h"
#include "storage/event_store.h"
#include "workflow/agency.h"

namespace penugasan::server {

/// The officials of `ids`, local to the agency; one who is not in its directory is a fault.
std::vector<workflow::OfficialId> named_anew(Fields& fields, const workflow::Agency& agency,
                                             const google::protobuf::RepeatedPtrField<std::string>& ids);

/// A sentence on those whose name or NIP the load would bring back and who are not named anew; empty: there are none. No personal
/// data.
std::string left_out_warning(const storage::EventStore& store, const std::vector<storage::Person>& people,
                             const std::vector<workflow::OfficialId>& anew, Language language);

/// Whether the official is, or ever was, in a directory of their agency.
bool ever_listed(const storage::EventStore& store, const workflow::OfficialId& official);

}  // namespace penugasan::server
