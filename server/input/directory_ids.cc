#include "server/input/directory_ids.h"

#include "penugasan/v1/directory.pb.h"
#include "server/input/limits.h"

namespace penugasan::server {

std::string place(const char* list, int index, const char* field) {
  std::string path = std::string("directory.") + list + "[" + std::to_string(index) + "]";
  return field == nullptr ? path : path + "." + field;
}

void DirectoryIds::add(Index& index, Place place, std::string_view id) {
  const std::string field = place.text + ".id";
  if (!workflow::is_local_id(id)) return fields_.add(field, "not_an_id");
  const auto [first, fresh] = index.emplace(id, std::move(place));
  if (!fresh) fields_.add(field, "duplicate", first->second.text);
}

void DirectoryIds::add_unit(int index, const std::string& place, std::string_view id) {
  if (id == kAuthorityUnit) fields_.add(place + ".id", "reserved_unit", std::string(id));
  add(units_, {index, place}, id);
}

workflow::UnitId DirectoryIds::plt_unit(const std::string& field, const std::string& id) {
  return id == kAuthorityUnit ? workflow::UnitId(agency_) : unit(field, id);
}

workflow::UnitId DirectoryIds::unit(const std::string& field, const std::string& id) {
  if (id.empty()) return {};
  if (units_.contains(id)) return {agency_, id};
  fields_.add(field, "unknown_unit", id);
  return {};
}

workflow::OfficialId DirectoryIds::official(const std::string& field, const std::string& id) {
  if (id.empty()) return {};
  if (officials_.contains(id)) return {agency_, id};
  fields_.add(field, "unknown_official", id);
  return {};
}

workflow::OfficialId DirectoryIds::needed_official(const std::string& field, const std::string& id) {
  if (id.empty()) fields_.add(field, "missing");
  return official(field, id);
}

int DirectoryIds::place_of_unit(std::string_view id) const {
  const auto found = units_.find(id);
  return found == units_.end() ? -1 : found->second.index;
}

workflow::Post read_post(const PostFields& fields, const std::string& holder,
                         const google::protobuf::RepeatedPtrField<v1::Term>& terms, DirectoryIds& ids, Fields& faults) {
  if (terms.empty()) return ids.official(fields.holder, holder);
  workflow::Post post;
  if (static_cast<std::size_t>(terms.size()) > limits::kPostTerms) {
    faults.add(fields.terms, "too_many", std::to_string(limits::kPostTerms));
    return post;
  }
  for (int i = 0; i < terms.size(); ++i) {
    const std::string at = fields.terms + "[" + std::to_string(i) + "]";
    workflow::Term term{ids.needed_official(at + ".official", terms[i].official()),
                        faults.date(at + ".valid_from", terms[i].valid_from(), Needed::no),
                        faults.date(at + ".valid_to", terms[i].valid_to(), Needed::no)};
    if (term.from && term.to && *term.to < *term.from) faults.add(at + ".valid_to", "before_start");
    for (std::size_t other = 0; other < post.terms.size(); ++other) {
      if (post.terms[other].overlaps(term)) faults.add(at, "two_holders", fields.terms + "[" + std::to_string(other) + "]");
    }
    post.terms.push_back(std::move(term));
  }
  return post;
}

}  // namespace penugasan::server
