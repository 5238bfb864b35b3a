#include "server/input/mandate_warnings.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "server/errors/messages.h"
#include "server/input/directory_ids.h"

namespace penugasan::server {

namespace {

using workflow::Date;
using workflow::Mandate;

constexpr std::size_t kMost = 100;

// The offices that a Plh or mandat lends: posts, on the days on which they are held, and appraising somebody.
class Offices {
 public:
  explicit Offices(const workflow::Agency& agency) {
    add(agency.authority);
    for (const auto& unit : agency.units) add(unit.head);
    for (const auto& official : agency.officials) appraisers_.insert(official.appraiser.value);
  }

  bool held_on_a_day_of(const Mandate& mandate) const {
    if (appraisers_.contains(mandate.from.value)) return true;
    const auto found = terms_.find(mandate.from.value);
    if (found == terms_.end()) return false;
    const workflow::Term days{{}, mandate.valid_from, mandate.valid_to};
    return std::any_of(found->second.begin(), found->second.end(), [&](const auto* term) { return term->overlaps(days); });
  }

 private:
  void add(const workflow::Post& post) {
    for (const auto& term : post.terms) terms_[term.official.value].push_back(&term);
  }

  std::unordered_map<std::string_view, std::vector<const workflow::Term*>> terms_;
  std::unordered_set<std::string_view> appraisers_;
};

class Warner {
 public:
  Warner(const workflow::Agency& agency, Date today, Language language)
      : agency_(agency), today_(today), english_(language == Language::en) {}

  std::vector<std::string> warn() {
    const Offices offices(agency_);
    std::map<std::string_view, std::vector<const Mandate*>> plh_of;
    for (const auto& mandate : agency_.mandates) {
      if (mandate.kind != "plh" && mandate.kind != "mandat") continue;
      if (mandate.valid_to >= today_ && !offices.held_on_a_day_of(mandate)) lends_nothing(mandate);
      if (mandate.kind == "plh") plh_of[mandate.from.value].push_back(&mandate);
    }
    for (auto& [from, mandates] : plh_of) one_plh_at_a_time(mandates);
    if (surplus_ > 0) say_how_many_more();
    return std::move(warnings_);
  }

 private:
  void lends_nothing(const Mandate& mandate) {
    add(mandate,
        english_ ? "{from} gives a {kind} to {to} from {begin} to {end}, but holds no office on any of these days, so nobody may "
                   "do anything by it. Check who gives it, its days, and who holds the post."
                 : "{from} memberi {kind} kepada {to} pada {begin} s.d. {end}, tetapi tidak memegang jabatan pada hari-hari itu, "
                   "sehingga mandat itu tidak memberi wewenang apa pun. Periksa pemberinya, tanggalnya, dan pemegang jabatannya.",
        {{"from", std::string(mandate.from.local())},
         {"kind", mandate.kind},
         {"to", std::string(mandate.to.local())},
         {"begin", workflow::format_date(mandate.valid_from)},
         {"end", workflow::format_date(mandate.valid_to)}});
  }

  // The same person twice is refused (check_mandates), so two on one day are two people.
  void one_plh_at_a_time(std::vector<const Mandate*>& mandates) {
    std::stable_sort(mandates.begin(), mandates.end(),
                     [](const Mandate* a, const Mandate* b) { return a->valid_from < b->valid_from; });
    const Mandate* longest = mandates.front();  // the one that reaches furthest so far
    for (const Mandate* next : mandates) {
      if (next == longest) continue;
      const Date end = std::min(next->valid_to, longest->valid_to);
      if (next->valid_from <= end && end >= today_) two_plh(*longest, *next, end);
      if (next->valid_to > longest->valid_to) longest = next;
    }
  }

  void two_plh(const Mandate& one, const Mandate& other, Date end) {
    add(other,
        english_
            ? "{one} and {other} are both Plh of {from} from {begin} to {end}, and either may act. If only one is meant, let "
              "the other's mandate end before."
            : "{one} dan {other} sama-sama Plh. {from} pada {begin} s.d. {end}, dan keduanya dapat bertindak. Jika hanya satu "
              "yang dimaksud, akhiri mandat yang lain sebelumnya.",
        {{"one", std::string(one.to.local())},
         {"other", std::string(other.to.local())},
         {"from", std::string(one.from.local())},
         {"begin", workflow::format_date(other.valid_from)},
         {"end", workflow::format_date(end)}});
  }

  // `mandate` is one of the agency's: where to look.
  void add(const Mandate& mandate, std::string_view text, const Values& values) {
    if (warnings_.size() < kMost) {
      const auto index = static_cast<int>(&mandate - agency_.mandates.data());
      warnings_.push_back(place("mandates", index) + ": " + fill(text, values));
    } else {
      ++surplus_;
    }
  }

  void say_how_many_more() {
    warnings_.push_back(
        fill(english_ ? "{count} more mandates are to be checked in the same way." : "{count} mandat lain juga perlu diperiksa.",
             {{"count", std::to_string(surplus_)}}));
  }

  const workflow::Agency& agency_;
  Date today_;
  bool english_;
  std::size_t surplus_ = 0;
  std::vector<std::string> warnings_;
};

}  // namespace

std::vector<std::string> mandate_warnings(const workflow::Agency& agency, workflow::Date today, Language language) {
  return Warner(agency, today, language).warn();
}

}  // namespace penugasan::server
