#include "tests/simulation/operation.h"

#include <algorithm>

#include "storage/chain.h"

namespace penugasan::simulation {
namespace {

using namespace workflow;
using namespace server;

template <class Wanted>
const Wanted* find(const Record& record) {
  for (const auto& event : record.events) {
    if (const auto* found = std::get_if<Wanted>(&event)) return found;
  }
  return nullptr;
}

bool is_kind(ActOn::Kind kind, Act act) {
  switch (kind) {
    case ActOn::Kind::approve: return act == Act::approved || act == Act::recommended;
    case ActOn::Kind::reject: return act == Act::rejected || act == Act::not_recommended;
    case ActOn::Kind::complete: return act == Act::completed || act == Act::acknowledged;
    case ActOn::Kind::withdraw: return act == Act::withdrawn;
  }
  return false;
}

struct Matcher {
  const Record& record;

  bool operator()(const FileJob& one) const {
    const auto* filed = find<Filed>(record);
    return filed != nullptr && record.previous == 0 && filed->filing.purpose == one.command.filing.purpose &&
           filed->id.number == record.request;
  }
  bool operator()(const ActJob& one) const {
    const auto* acted = find<Acted>(record);
    return acted != nullptr && record.request == one.request.number && is_kind(one.command.kind, acted->act) &&
           etag_of(record.previous) == one.command.etag && acted->reason == one.command.reason;
  }
  bool operator()(const AnnounceJob& one) const {
    const auto* made = find<Announced>(record);
    return made != nullptr && made->announcement.purpose == one.command.announcement.purpose;
  }
  bool operator()(const CloseJob& one) const {
    const auto* closed = find<AnnouncementClosed>(record);
    return closed != nullptr && closed->id == one.announcement;
  }
  bool operator()(const LoadDirectoryJob& one) const {
    const auto* loaded = find<DirectoryLoaded>(record);
    const auto* confirmed = find<DirectoryConfirmed>(record);
    return (loaded != nullptr && loaded->agency == one.agency) || (confirmed != nullptr && confirmed->agency == one.agency.id);
  }
  bool operator()(const RecordMandateJob& one) const {
    const auto* recorded = find<MandateRecorded>(record);
    return recorded != nullptr && recorded->mandate == one.mandate;
  }
  bool operator()(const ErasePersonJob& one) const {
    const auto* erased = find<PersonErased>(record);
    return erased != nullptr && erased->official == one.official;
  }
  bool operator()(const ArchiveRequestsJob& one) const {
    const auto* archived = find<RequestsArchived>(record);
    return archived != nullptr && *archived == one.event;
  }
  bool operator()(const ExclusiveJob& /*one*/) const { return false; }
};

struct Describer {
  std::string operator()(const FileJob& one) const {
    const auto& filing = one.command.filing;
    return "file " + std::string(name_of(filing.mode)) + " for " + filing.owner.value;
  }
  std::string operator()(const ActJob& one) const {
    constexpr const char* kKinds[] = {"approve", "reject", "complete", "withdraw"};
    return std::string(kKinds[static_cast<int>(one.command.kind)]) + " request " + std::to_string(one.request.number) +
           " seen as " + one.command.etag;
  }
  std::string operator()(const AnnounceJob& one) const { return "announce for " + one.command.announcement.unit.value; }
  std::string operator()(const CloseJob& one) const { return "close announcement " + std::to_string(one.announcement.number); }
  std::string operator()(const LoadDirectoryJob& one) const { return "load the directory of " + one.agency.id; }
  std::string operator()(const RecordMandateJob& one) const {
    return "record a mandate (" + one.mandate.kind + ") for " + one.mandate.to.value;
  }
  std::string operator()(const ErasePersonJob& one) const { return "erase " + one.official.value; }
  std::string operator()(const ArchiveRequestsJob& one) const {
    return "archive " + std::to_string(one.event.requests.size()) + " requests";
  }
  std::string operator()(const ExclusiveJob& /*one*/) const { return "save a subscription"; }
};

}  // namespace

bool matches(const Operation& operation, const Record& record) {
  return record.actor == operation.actor && std::visit(Matcher{record}, operation.command);
}

std::string describe(const Operation& operation) {
  return "operation " + std::to_string(operation.id) + " (" + std::visit(Describer{}, operation.command) + ", by " +
         (operation.actor.empty() ? "the operator" : operation.actor.value) + ")";
}

std::string describe(const JobResult& result) {
  if (const auto* accepted = std::get_if<Accepted>(&result)) return "accepted as record " + std::to_string(accepted->position);
  if (const auto* rejection = std::get_if<Rejection>(&result)) return "refused: " + std::string(name_of(rejection->reason));
  return "not done: " + std::string(wire_name(std::get<EdgeError>(result).reason));
}

storage::Digest digest_of(const std::string& text) {
  const auto hash = storage::thread_hasher().of(text);
  storage::Digest digest;
  std::copy_n(hash.begin(), digest.size(), digest.begin());
  return digest;
}

}  // namespace penugasan::simulation
