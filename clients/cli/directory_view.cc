#include "clients/cli/directory_view.h"

#include <array>

#include "clients/cli/texts.h"
#include "clients/names.h"

namespace penugasan::cli {
namespace {

struct SubjectWord {
  std::string_view subject;
  Text text;
};
constexpr std::array kSubjects = {
    SubjectWord{"agency", {"instansi {0}", "agency {0}"}},
    SubjectWord{"authority", {"Pejabat yang Berwenang {0}", "authority of {0}"}},
    SubjectWord{"unit", {"unit {0}", "unit {0}"}},
    SubjectWord{"head", {"pimpinan {0}", "head of {0}"}},
    SubjectWord{"official", {"pejabat {0}", "official {0}"}},
    SubjectWord{"appraiser", {"Pejabat Penilai Kinerja dari {0}", "appraiser of {0}"}},
    SubjectWord{"mandate", {"mandat kepada {0}", "mandate of {0}"}},
    SubjectWord{"administrator", {"administrator {0}", "administrator {0}"}},
    SubjectWord{"auditor", {"auditor {0}", "auditor {0}"}},
    SubjectWord{"person", {"nama atau NIP {0}", "name or NIP of {0}"}},
};

std::string subject_text(const v1::DirectoryChange& change, const Speaker& say) {
  for (const auto& [subject, text] : kSubjects) {
    if (subject == change.subject()) return say(text, {change.id()});
  }
  return change.subject() + " " + change.id();
}

std::string_view sign_of(v1::DirectoryChange::Kind kind) {
  if (kind == v1::DirectoryChange::KIND_ADDED) return "+";
  return kind == v1::DirectoryChange::KIND_REMOVED ? "-" : "~";
}

std::string or_nothing(const std::string& text, const Speaker& say) { return text.empty() ? say(texts::kNobody) : text; }

}  // namespace

std::string change_text(const v1::DirectoryChange& change, const Speaker& say) {
  std::string subject = subject_text(change, say);
  if (change.before().empty() && change.after().empty()) return subject;
  const bool is_post = change.subject() == "head" || change.subject() == "authority" || change.subject() == "appraiser";
  if (is_post || change.kind() == v1::DirectoryChange::KIND_CHANGED) {
    return subject + ": " + or_nothing(change.before(), say) + " → " + or_nothing(change.after(), say);
  }
  return subject + ": " + (change.before().empty() ? change.after() : change.before());
}

std::string changes_text(const google::protobuf::RepeatedPtrField<v1::DirectoryChange>& changes, int left_out, const Style& style,
                         const Speaker& say) {
  std::string text;
  for (const auto& change : changes) {
    const std::string line = std::string(sign_of(change.kind())) + " " + printable(change_text(change, say));
    text += "  " + wrap(line, style.width, 4) + "\n";
  }
  if (left_out > 0) text += "  " + say(texts::kMoreChanges, {std::to_string(left_out)}) + "\n";
  return text;
}

std::string notice_subject(const v1::Notice& notice, const Speaker& say) {
  if (notice.directory().empty()) return clients::short_form(notice.request());
  std::string text;
  for (const auto& change : notice.directory_changes()) text += (text.empty() ? "" : "; ") + change_text(change, say);
  return text;
}

std::string seat_text(const v1::Seat& seat, const Speaker& say) {
  std::string name = clients::short_form(seat.name());
  switch (seat.kind()) {
    case v1::Seat::KIND_HEAD: return say(kSubjects[3].text, {name});
    case v1::Seat::KIND_AUTHORITY: return say(kSubjects[1].text, {seat.name().substr(seat.name().rfind('/') + 1)});
    case v1::Seat::KIND_APPRAISER: return say(kSubjects[5].text, {name});
    default: return name;
  }
}

std::string vacancies_text(const google::protobuf::RepeatedPtrField<v1::Vacancy>& vacancies, const Style& style,
                           const Speaker& say) {
  std::string text;
  for (const auto& vacancy : vacancies) {
    std::string waiting;
    for (const auto& request : vacancy.assignment_requests())
      waiting += (waiting.empty() ? "" : ", ") + clients::short_form(request);
    const std::string line = say(texts::kOfficeVacant, {seat_text(vacancy.seat(), say), waiting.empty() ? "–" : waiting});
    text += "! " + wrap(printable(line), style.width, 2) + "\n";
  }
  return text;
}

}  // namespace penugasan::cli
