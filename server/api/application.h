// What every handler works with. Handlers are thin: check the message, ask the store or hand a command to the writer,
// present the answer. They know no gRPC; rpc/ connects them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "server/config/config.h"
#include "server/core/clock.h"
#include "server/core/hub.h"
#include "server/core/world.h"
#include "server/core/writer.h"
#include "server/errors/edge_error.h"
#include "server/errors/language.h"
#include "server/identity/authenticator.h"
#include "storage/event_store.h"
#include "workflow/rejection.h"

namespace penugasan::server {

class Metrics;
class OpenSteps;

/// All outlive every call.
struct Application {
  const Config& config;
  storage::EventStore& store;
  WorldBox& world;
  Clock& clock;
  Writer& writer;
  Hub& hub;
  Metrics& metrics;
  OpenSteps& open_steps;
};

/// Who calls what, in which language, until when.
struct Caller {
  Principal principal;
  Language language = Language::id;
  std::string_view method;
  std::chrono::steady_clock::time_point expires = std::chrono::steady_clock::time_point::max();

  const workflow::OfficialId& official() const { return principal.official; }
  /// How the caller stands in keys and tokens: Principal::key().
  std::string_view key() const { return principal.key(); }
};

template <class Message>
using Outcome = std::variant<Message, workflow::Rejection, EdgeError>;

/// Called exactly once.
template <class Message>
using Reply = std::function<void(Outcome<Message>&&)>;

}  // namespace penugasan::server
