#include "server/api/persons.h"

#include <algorithm>

#include "server/access/policy.h"
#include "server/api/common.h"
#include "server/api/directory_api.h"
#include "server/api/present.h"
#include "server/errors/messages.h"
#include "server/input/names.h"
#include "storage/directories.h"
#include "workflow/route.h"

namespace penugasan::server {

namespace {

constexpr std::size_t kShown = 10;

bool lists(const workflow::Agency& agency, const workflow::OfficialId& official) {
  return std::any_of(agency.officials.begin(), agency.officials.end(), [&](const auto& one) { return one.id == official; });
}

}  // namespace

std::vector<workflow::OfficialId> named_anew(Fields& fields, const workflow::Agency& agency,
                                             const google::protobuf::RepeatedPtrField<std::string>& ids) {
  std::vector<workflow::OfficialId> named;
  for (int i = 0; i < ids.size(); ++i) {
    named.emplace_back(agency.id, ids[i]);
    if (!lists(agency, named.back())) fields.add("name_anew[" + std::to_string(i) + "]", "unknown_official", ids[i]);
  }
  return named;
}

std::string left_out_warning(const storage::EventStore& store, const std::vector<storage::Person>& people,
                             const std::vector<workflow::OfficialId>& anew, Language language) {
  std::string shown;
  std::size_t count = 0;
  for (const auto& somebody : people) {
    const bool nameless = somebody.name.empty() && somebody.nip.empty();
    if (nameless || store.erased(somebody.id) == 0 || workflow::contains(anew, somebody.id)) continue;
    if (count++ < kShown) shown.append(shown.empty() ? "" : ", ").append(somebody.id.local());
  }
  if (count == 0) return {};
  if (count > kShown) shown += ", …";
  return fill(
      language == Language::en
          ? "Name and NIP of {count} officials were erased and are left out: {who}. Take them out of the file; where a "
            "successor holds the post, load with name_anew."
          : "Nama dan NIP {count} pejabat telah dihapus dan tidak dimuat kembali: {who}. Hapus dari berkasnya; bila jabatan "
            "itu sudah diisi penggantinya, muat dengan name_anew.",
      {{"count", std::to_string(count)}, {"who", shown}});
}

bool ever_listed(const storage::EventStore& store, const workflow::OfficialId& official) {
  const auto agency = official.agency();
  for (auto position = store.directory_position(agency); position != 0;) {
    if (lists(*storage::directory_at(store, agency, position), official)) return true;
    position = storage::directory_before(store, agency, position);
  }
  return false;
}

void DirectoryApi::erase_person(const Caller& caller, const v1::ErasePersonRequest& call, Reply<v1::ErasePersonResponse> reply) {
  Fields fields;
  Job job;
  const auto official = fields.official("name", call.name(), Needed::yes);
  job.request_key = request_key(caller, fields.request_id("request_id", call.request_id()), call);
  job.validate_only = call.validate_only();
  if (auto error = fields.error()) return reply(std::move(*error));
  if (!may_erase_person(caller.principal, app_.world.get()->organisation, official.agency())) {
    return reply(EdgeError{EdgeReason::operator_only, {{"allowed", "operator, administrator"}}, {}});
  }
  if (!ever_listed(app_.store, official)) return reply(not_found(call.name()));
  v1::ErasePersonResponse answer;
  answer.set_official(resource_name(official));
  job.command = ErasePersonJob{official};
  job.actor = caller.official();
  job.expires = caller.expires;
  job.done = [this, answer, reply, trial = call.validate_only()](JobResult&& result) mutable {
    if (auto* rejection = std::get_if<workflow::Rejection>(&result)) return reply(std::move(*rejection));
    if (auto* error = std::get_if<EdgeError>(&result)) return reply(std::move(*error));
    const auto& accepted = std::get<Accepted>(result);
    answer.set_changed(accepted.directory->changed);
    answer.set_position(accepted.position);
    if (trial) return reply(std::move(answer));
    scrubber_.scrub([answer, reply](bool scrubbed) mutable {
      answer.set_scrubbed(scrubbed);
      reply(std::move(answer));
    });
  };
  app_.writer.submit(std::move(job));
}

}  // namespace penugasan::server
