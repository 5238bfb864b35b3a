// The answer to a command that was given before, from the log.
#pragma once

#include "server/core/job.h"

namespace penugasan::server {

/// The answer that the command behind `known` was given: its request replayed up to the record that it wrote.
Accepted stored_answer(const storage::EventStore& store, const storage::Idempotency& known);

}  // namespace penugasan::server
