#include "server/input/mandate_check.h"

#include <algorithm>
#include <map>

#include "penugasan/v1/directory.pb.h"
#include "server/input/limits.h"
#include "workflow/text.h"

namespace penugasan::server {

namespace {

using workflow::Agency;
using workflow::Mandate;

void read_days(const v1::Mandate& mandate, const std::string& place, Mandate& made, Fields& fields) {
  const auto from = fields.date(place + ".valid_from", mandate.valid_from(), Needed::yes);
  const auto to = fields.date(place + ".valid_to", mandate.valid_to(), Needed::yes);
  if (!from || !to) return;
  if (*to < *from) fields.add(place + ".valid_to", "before_start");
  made.valid_from = *from;
  made.valid_to = *to;
}

void read_letter(const v1::Mandate& mandate, const std::string& place, Mandate& made, Fields& fields) {
  if (!mandate.has_letter()) return;
  const auto& letter = mandate.letter();
  if (workflow::is_blank(letter.number())) fields.add(place + ".letter.number", "missing");
  fields.text(place + ".letter.number", letter.number(), Lines::one, limits::kLetterNumber);
  const auto date = fields.date(place + ".letter.date", letter.date(), Needed::yes);
  if (date) made.letter = {letter.number(), *date};
}

// Checks the mandates of one directory against each other; each list holds places in it.
class Together {
 public:
  Together(const Agency& agency, const std::function<std::string(std::size_t)>& place_of, Fields& fields)
      : agency_(agency), place_of_(place_of), fields_(fields) {
    posts_.emplace(agency.id, &agency.authority);  // of a Plt whose unit is the agency itself
    for (const auto& unit : agency.units) posts_.emplace(unit.id.value, &unit.head);
  }

  void run() {
    std::map<std::string, std::vector<std::size_t>> offices;
    for (std::size_t i = 0; i < agency_.mandates.size(); ++i) {
      const Mandate& mandate = agency_.mandates[i];
      if (mandate.kind == "mandat") held_by_[mandate.to.value].push_back(i);
      offices[mandate.kind == "plt" ? "plt " + mandate.unit.value : mandate.from.value + " " + mandate.to.value].push_back(i);
    }
    for (std::size_t i = 0; i < agency_.mandates.size(); ++i) {
      if (agency_.mandates[i].kind == "plt") post_is_vacant(i);
      if (agency_.mandates[i].kind == "ub") has_something_to_pass_on(i);
    }
    for (auto& [office, mandates] : offices) one_at_a_time(mandates);
  }

 private:
  void post_is_vacant(std::size_t i) {
    const Mandate& mandate = agency_.mandates[i];
    const workflow::Term days{{}, mandate.valid_from, mandate.valid_to};
    const auto& terms = posts_.at(mandate.unit.value)->terms;
    if (std::none_of(terms.begin(), terms.end(), [&](const auto& term) { return term.overlaps(days); })) return;
    const bool authority = mandate.unit.value == agency_.id;
    fields_.add(place_of_(i) + ".unit", authority ? "authority_not_vacant" : "head_not_vacant",
                std::string(mandate.unit.local()));
  }

  void has_something_to_pass_on(std::size_t i) {
    const Mandate& mandate = agency_.mandates[i];
    const auto reaches = [&](std::size_t held) {
      return agency_.mandates[held].covers(mandate.valid_from) && agency_.mandates[held].covers(mandate.valid_to);
    };
    const auto held = held_by_.find(mandate.from.value);
    if (held != held_by_.end() && std::any_of(held->second.begin(), held->second.end(), reaches)) return;
    fields_.add(place_of_(i) + ".from", "no_mandate_to_pass_on", std::string(mandate.from.local()));
  }

  void one_at_a_time(std::vector<std::size_t>& mandates) {
    std::stable_sort(mandates.begin(), mandates.end(), [&](std::size_t a, std::size_t b) {
      return agency_.mandates[a].valid_from < agency_.mandates[b].valid_from;
    });
    std::size_t longest = mandates.front();  // the one that reaches furthest so far
    for (std::size_t i = 1; i < mandates.size(); ++i) {
      const std::size_t next = mandates[i];
      if (agency_.mandates[next].valid_from <= agency_.mandates[longest].valid_to) {
        fields_.add(place_of_(std::max(longest, next)) + ".valid_from", "overlapping", place_of_(std::min(longest, next)));
      }
      if (agency_.mandates[next].valid_to > agency_.mandates[longest].valid_to) longest = next;
    }
  }

  const Agency& agency_;
  const std::function<std::string(std::size_t)>& place_of_;
  Fields& fields_;
  std::map<std::string_view, const workflow::Post*> posts_;
  std::map<std::string_view, std::vector<std::size_t>> held_by_;
};

}  // namespace

Mandate read_mandate(const v1::Mandate& mandate, const std::string& place, DirectoryIds& ids, Fields& fields) {
  Mandate made;
  const bool plt = mandate.kind() == "plt";
  if (!plt && mandate.kind() != "plh" && mandate.kind() != "mandat" && mandate.kind() != "ub") {
    fields.add(place + ".kind", "not_a_choice", "plh, plt, mandat, ub");
    return made;
  }
  made.kind = mandate.kind();
  if (plt) {
    if (mandate.unit().empty()) fields.add(place + ".unit", "missing");
    made.unit = ids.plt_unit(place + ".unit", mandate.unit());
  } else {
    made.from = ids.needed_official(place + ".from", mandate.from());
  }
  const bool other_given = plt ? !mandate.from().empty() : !mandate.unit().empty();
  if (other_given) fields.add(place + (plt ? ".from" : ".unit"), "not_for_kind", mandate.kind());
  made.to = ids.needed_official(place + ".to", mandate.to());
  if (!made.to.empty() && made.to == made.from) fields.add(place + ".to", "oneself");
  read_days(mandate, place, made, fields);
  read_letter(mandate, place, made, fields);
  return made;
}

void check_mandates(const Agency& agency, const std::function<std::string(std::size_t)>& place_of, Fields& fields) {
  Together(agency, place_of, fields).run();
}

namespace {

std::optional<EdgeError> faults_of(const Mandate& mandate, const Agency& agency, Fields& fields) {
  Agency with = agency;
  with.mandates.push_back(mandate);
  const std::size_t last = with.mandates.size() - 1;
  if (last >= limits::kDirectoryMandates) fields.add("mandate", "too_many", std::to_string(limits::kDirectoryMandates));
  const auto place = [&](std::size_t i) { return i == last ? "mandate" : "directory.mandates[" + std::to_string(i) + "]"; };
  if (fields.ok()) check_mandates(with, place, fields);
  return fields.error(EdgeReason::directory_invalid);
}

}  // namespace

EdgeResult<Mandate> check_mandate(const v1::Mandate& mandate, const Agency& agency) {
  Fields fields;
  DirectoryIds ids(agency.id, fields);
  for (const auto& unit : agency.units) ids.add_unit(0, {}, unit.id.local());
  for (const auto& official : agency.officials) ids.add_official(0, {}, official.id.local());
  Mandate read = read_mandate(mandate, "mandate", ids, fields);
  if (auto error = faults_of(read, agency, fields)) return *std::move(error);
  return read;
}

std::optional<EdgeError> refuse_mandate(const Mandate& mandate, const workflow::Organisation& organisation) {
  Fields fields;
  const bool plt = mandate.from.empty();
  if (organisation.official(mandate.to) == nullptr) fields.add("mandate.to", "unknown_official", std::string(mandate.to.local()));
  if (!plt && organisation.official(mandate.from) == nullptr)
    fields.add("mandate.from", "unknown_official", std::string(mandate.from.local()));
  const bool authority = mandate.unit.value == mandate.to.agency();
  if (plt && !authority && organisation.unit(mandate.unit) == nullptr)
    fields.add("mandate.unit", "unknown_unit", std::string(mandate.unit.local()));
  if (auto error = fields.error(EdgeReason::directory_invalid)) return error;
  return faults_of(mandate, *organisation.agency(mandate.to.agency()), fields);
}

}  // namespace penugasan::server
