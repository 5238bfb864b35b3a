#include "workflow/directory_diff.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace penugasan::workflow {

namespace {

using Kind = DirectoryChange::Kind;
using Subject = DirectoryChange::Subject;
using People = std::vector<OfficialId>;

constexpr std::array<std::string_view, 3> kKinds{"added", "removed", "changed"};
constexpr std::array<std::string_view, 10> kSubjects{"agency",    "authority", "unit",          "head",    "official",
                                                     "appraiser", "mandate",   "administrator", "auditor", "person"};

void add_person(People& people, const OfficialId& one) {
  if (!one.empty() && std::find(people.begin(), people.end(), one) == people.end()) people.push_back(one);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string text_of(const OfficialId& official) { return std::string(official.local()); }

std::string text_of(const Term& term) {
  std::string text(term.official.local());
  if (!term.from && !term.to) return text;
  return text + " (" + (term.from ? format_date(*term.from) : "") + ".." + (term.to ? format_date(*term.to) : "") + ")";
}

std::string text_of(const Post& post) {
  std::vector<std::string> terms;
  for (const auto& term : post.terms) terms.push_back(text_of(term));
  return joined(terms);
}

// Whom or what somebody stands in for. A Plt of the agency itself stands in for its authority.
std::string_view stood_in_for(const Mandate& mandate) {
  if (!mandate.from.empty()) return mandate.from.local();
  return mandate.unit.local().empty() ? "authority" : mandate.unit.local();
}

std::string text_of(const Mandate& mandate) {
  std::string text = mandate.kind + " " + std::string(stood_in_for(mandate)) + " -> " + std::string(mandate.to.local()) + " (" +
                     format_date(mandate.valid_from) + ".." + format_date(mandate.valid_to) + ")";
  if (!mandate.letter.empty()) text += ", " + mandate.letter.number + ", " + format_date(mandate.letter.date);
  return text;
}

std::string text_of(const Unit& unit) {
  std::string text = unit.name + ", " + unit.kind;
  return unit.parent.empty() ? text : text + ", < " + std::string(unit.parent.local());
}

std::string text_of(const Official& official) {
  std::string text = official.title + ", " + official.rank + ", " + std::string(official.unit.local());
  return official.competencies.empty() ? text : text + " [" + joined(official.competencies) + "]";
}

std::string text_of(const Agency& agency) {
  return agency.name + ", " + agency.regulation + ", " + agency.regional_head + ", " +
         std::string(agency.personnel_office.local());
}

// Whoever has a term that the other post has not just so: they came, went, or hold it on other days.
void add_changed_holders(People& people, const Post& post, const Post& other) {
  for (const auto& term : post.terms) {
    if (std::find(other.terms.begin(), other.terms.end(), term) == other.terms.end()) add_person(people, term.official);
  }
}

class Differ {
 public:
  Differ(const Agency& before, const Agency& after, bool fresh) : before_(before), after_(after), fresh_(fresh) {}

  std::vector<DirectoryChange> run() {
    compare(Subject::agency, after_.id, fresh_ ? "" : text_of(before_), text_of(after_), {});
    compare_post(Subject::authority, after_.id, before_.authority, after_.authority);
    units();
    officials();
    mandates();
    roles(Subject::administrator, before_.administrators, after_.administrators);
    roles(Subject::auditor, before_.auditors, after_.auditors);
    return std::move(found_);
  }

 private:
  void compare(Subject subject, std::string_view id, std::string before, std::string after, People concerned) {
    if (before == after) return;
    const Kind kind = before.empty() ? Kind::added : after.empty() ? Kind::removed : Kind::changed;
    found_.push_back({kind, subject, std::string(id), std::move(before), std::move(after), std::move(concerned)});
  }

  void compare_post(Subject subject, std::string_view id, const Post& before, const Post& after) {
    if (before == after) return;
    People concerned;
    add_changed_holders(concerned, before, after);
    add_changed_holders(concerned, after, before);
    compare(subject, id, text_of(before), text_of(after), std::move(concerned));
  }

  // Those that are gone in their old order, then the others in their new one.
  template <class Element, class Compare>
  void each(const std::vector<Element>& before, const std::vector<Element>& after, Compare compare_one) {
    std::unordered_map<std::string_view, const Element*> old, now;
    for (const auto& one : before) old.emplace(one.id.value, &one);
    for (const auto& one : after) now.emplace(one.id.value, &one);
    for (const auto& one : before) {
      if (!now.contains(one.id.value)) compare_one(&one, nullptr);
    }
    for (const auto& one : after) {
      const auto found = old.find(one.id.value);
      compare_one(found == old.end() ? nullptr : found->second, &one);
    }
  }

  void units() {
    each(before_.units, after_.units, [this](const Unit* before, const Unit* after) {
      const auto id = (after != nullptr ? after : before)->id.local();
      compare(Subject::unit, id, before == nullptr ? "" : text_of(*before), after == nullptr ? "" : text_of(*after), {});
      compare_post(Subject::head, id, before == nullptr ? Post() : before->head, after == nullptr ? Post() : after->head);
    });
  }

  void officials() {
    each(before_.officials, after_.officials, [this](const Official* before, const Official* after) {
      const auto& id = (after != nullptr ? after : before)->id;
      compare(Subject::official, id.local(), before == nullptr ? "" : text_of(*before), after == nullptr ? "" : text_of(*after),
              {});
      const OfficialId was = before == nullptr ? OfficialId() : before->appraiser;
      const OfficialId is = after == nullptr ? OfficialId() : after->appraiser;
      People concerned;
      for (const auto& one : {id, was, is}) add_person(concerned, one);
      compare(Subject::appraiser, id.local(), std::string(was.local()), std::string(is.local()), std::move(concerned));
    });
  }

  void mandates() {
    only_in(before_.mandates, after_.mandates, [this](const Mandate& gone) { mandate(text_of(gone), "", gone); });
    only_in(after_.mandates, before_.mandates, [this](const Mandate& come) { mandate("", text_of(come), come); });
  }

  void mandate(std::string before, std::string after, const Mandate& one) {
    compare(Subject::mandate, one.to.local(), std::move(before), std::move(after), change_of(one).concerned);
  }

  void roles(Subject subject, const People& before, const People& after) {
    only_in(before, after, [&](const OfficialId& one) { compare(subject, one.local(), text_of(one), "", {one}); });
    only_in(after, before, [&](const OfficialId& one) { compare(subject, one.local(), "", text_of(one), {one}); });
  }

  // Mandates and roles have no ids: what is not word for word in the other list came or went.
  template <class Element, class Visit>
  void only_in(const std::vector<Element>& list, const std::vector<Element>& other, Visit visit) {
    std::unordered_set<std::string> known;
    for (const auto& one : other) known.insert(text_of(one));
    for (const auto& one : list) {
      if (!known.contains(text_of(one))) visit(one);
    }
  }

  const Agency& before_;
  const Agency& after_;
  bool fresh_;
  std::vector<DirectoryChange> found_;
};

}  // namespace

std::string_view name_of(DirectoryChange::Kind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }
std::string_view name_of(DirectoryChange::Subject subject) { return kSubjects.at(static_cast<std::size_t>(subject)); }

std::vector<DirectoryChange> changes_between(const Agency* before, const Agency& after) {
  static const Agency none;
  return Differ(before == nullptr ? none : *before, after, before == nullptr).run();
}

DirectoryChange change_of(const Mandate& recorded) {
  People concerned;
  add_person(concerned, recorded.from);
  add_person(concerned, recorded.to);
  return {Kind::added, Subject::mandate, text_of(recorded.to), {}, text_of(recorded), std::move(concerned)};
}

std::vector<OfficialId> concerned_by(const std::vector<DirectoryChange>& changes) {
  People people;
  std::unordered_set<std::string_view> known;
  for (const auto& change : changes) {
    for (const auto& one : change.concerned) {
      if (known.insert(one.value).second) people.push_back(one);
    }
  }
  return people;
}

}  // namespace penugasan::workflow
