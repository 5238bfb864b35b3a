#include "clients/cli/words.h"

#include <array>

#include "clients/cli/terminal.h"
#include "clients/cli/texts.h"
#include "clients/cli/when.h"

namespace penugasan::cli {
namespace {

template <std::size_t Size>
std::string word(const std::array<Text, Size>& words, int value, const Speaker& say) {
  if (value < 0 || static_cast<std::size_t>(value) >= Size) return std::to_string(value);
  return say(words.at(static_cast<std::size_t>(value)));
}

// By the numbers of the enums in proto/penugasan/v1.
constexpr std::array kStates = {Text("tidak diketahui", "unknown"), Text("menunggu", "pending"), Text("ditugaskan", "assigned"),
                                Text("ditolak", "rejected"), Text("ditarik", "withdrawn")};
constexpr std::array kAnnouncementStates = {Text("tidak diketahui", "unknown"), Text("terbuka", "open"),
                                            Text("ditutup", "closed")};
constexpr std::array kActs = {Text("tidak diketahui", "unknown"),
                              Text("diajukan", "filed"),
                              Text("disetujui", "approved"),
                              Text("ditolak", "rejected"),
                              Text("direkomendasikan", "recommended"),
                              Text("tidak direkomendasikan", "not recommended"),
                              Text("dilaksanakan", "completed"),
                              Text("penugasan diterima", "acknowledged"),
                              Text("ditarik", "withdrawn")};
constexpr std::array kCauses = {Text("tidak diketahui", "unknown"), Text("giliran Anda", "your turn"),
                                Text("disetujui", "approved"),      Text("ditolak", "rejected"),
                                Text("ditugaskan", "assigned"),     Text("ditarik", "withdrawn"),
                                Text("tembusan", "copy"),           Text("untuk diketahui", "for your information")};
constexpr std::array kModes = {Text("tidak diketahui", "unknown"), Text("penunjukan", "penunjukan (appointment)"),
                               Text("pengajuan sukarela", "pengajuan sukarela (voluntary application)")};
constexpr std::array kForms = {Text("tidak diketahui", "unknown"), Text("individu", "individu (one person)"),
                               Text("tim kerja", "tim kerja (team)")};
constexpr std::array kScopes = {Text("tidak diketahui", "unknown"), Text("dalam unit", "dalam unit (within the unit)"),
                                Text("lintas unit", "lintas unit (across units)"),
                                Text("lintas perangkat daerah", "lintas perangkat daerah (across Perangkat Daerah)"),
                                Text("lintas instansi", "lintas instansi (across agencies)")};
constexpr std::array kAvailabilities = {Text("tidak diketahui", "unknown"), Text("diatur", "provided"),
                                        Text("tidak diatur", "not provided"), Text("dilarang", "forbidden")};

struct OfficeWord {
  std::string_view office;
  Text text;
};
constexpr std::array kOffices = {
    OfficeWord{"owner_head", {"pimpinan unit pemilik kinerja", "head of the owner's unit"}},
    OfficeWord{"owner_kpd", {"Kepala Perangkat Daerah pemilik kinerja", "Kepala Perangkat Daerah of the owner"}},
    OfficeWord{"owner_authority", {"Pejabat yang Berwenang pemilik kinerja", "Pejabat yang Berwenang of the owner's agency"}},
    OfficeWord{"owner_personnel_head", {"pimpinan unit kepegawaian pemilik kinerja", "head of personnel of the owner's agency"}},
    OfficeWord{"source_head", {"pimpinan unit asal", "head of the source unit"}},
    OfficeWord{"source_kpd", {"Kepala Perangkat Daerah asal", "Kepala Perangkat Daerah of the source"}},
    OfficeWord{"source_authority", {"Pejabat yang Berwenang instansi asal", "Pejabat yang Berwenang of the source's agency"}},
    OfficeWord{"source_personnel_head", {"pimpinan unit kepegawaian asal", "head of personnel of the source's agency"}},
    OfficeWord{"appraisers", {"Pejabat Penilai Kinerja", "Pejabat Penilai Kinerja (appraiser)"}},
    OfficeWord{"assignees", {"pejabat yang ditugaskan", "assignee"}},
    OfficeWord{"filer", {"pengaju", "filer"}},
};

}  // namespace

std::string state_text(v1::AssignmentRequest::State state, const Speaker& say) { return word(kStates, state, say); }
std::string state_text(v1::Announcement::State state, const Speaker& say) { return word(kAnnouncementStates, state, say); }
std::string act_text(v1::HistoryEntry::Act act, const Speaker& say) { return word(kActs, act, say); }
std::string cause_text(v1::NoticeCause cause, const Speaker& say) { return word(kCauses, cause, say); }
std::string mode_text(v1::Mode mode, const Speaker& say) { return word(kModes, mode, say); }
std::string form_text(v1::Form form, const Speaker& say) { return word(kForms, form, say); }
std::string scope_text(v1::Scope scope, const Speaker& say) { return word(kScopes, scope, say); }
std::string availability_text(v1::Flow::Availability availability, const Speaker& say) {
  return word(kAvailabilities, availability, say);
}

std::string office_text(std::string_view office, const Speaker& say) {
  for (const auto& known : kOffices) {
    if (known.office == office) return say(known.text);
  }
  return printable(office);
}

std::string basis_text(const v1::Basis& basis, const Speaker& say) {
  if (basis.kind() == v1::Basis::KIND_HOUSE) return say(texts::kHouseRule);
  return printable(basis.article());
}

std::string mandate_text(std::string_view kind, std::string_view whom, const Speaker& say) {
  if (kind.empty()) return {};
  if (kind == "mandat") return "a.n. " + std::string(whom);
  if (kind == "ub") return "u.b., a.n. " + std::string(whom);
  const std::string name = kind == "plh" ? "Plh" : kind == "plt" ? "Plt" : printable(kind);
  return whom.empty() ? name : say(texts::kMandateFor, {name, whom});
}

std::string mandate_text(std::string_view kind, std::string_view whom, const v1::MandateLetter& letter, const Speaker& say) {
  std::string text = mandate_text(kind, whom, say);
  if (!letter.number().empty())
    text += ", " + say(texts::kLetterNumber, {letter.number(), date_text(letter.date(), say.language())});
  return text;
}

}  // namespace penugasan::cli
