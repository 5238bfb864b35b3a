// Routes and histories, drawn from messages made by hand.
#include "clients/cli/route_view.h"

#include <gtest/gtest.h>

#include "clients/cli/history_view.h"

namespace penugasan::cli {
namespace {

// 2026-03-10 12:00 in Jakarta.
constexpr std::int64_t kNoon = 1'773'118'800;

const Speaker kEnglish(Language::english);
const Speaker kIndonesian(Language::indonesian);

std::string name_of(const std::string& name) {
  if (name.ends_with("/kabid-litbang")) return "Tri Puspita";
  if (name.ends_with("/kabid-perencanaan")) return "Sri Winarno";
  if (name.ends_with("/kaban-bappeda")) return "Rina Purnama";
  return {};
}

std::string official(const std::string& id) { return "agencies/jambi/officials/" + id; }

void set_article(v1::Basis& basis, const std::string& article) {
  basis.set_kind(v1::Basis::KIND_REGULATION);
  basis.set_article(article);
}

v1::RouteStep filing() {
  v1::RouteStep step;
  step.set_step("filing");
  step.set_title("Pemilik kinerja meminta");
  set_article(*step.mutable_basis(), "Lamp B.1");
  step.set_progress(v1::RouteStep::PROGRESS_DONE);
  v1::HistoryEntry& act = *step.add_acts();
  act.set_act(v1::HistoryEntry::ACT_FILED);
  act.set_actor(official("kabid-litbang"));
  act.mutable_time()->set_seconds(kNoon);
  v1::Letter& letter = *act.add_letters();
  letter.set_title("Surat Permohonan Pelibatan");
  letter.add_to(official("kabid-perencanaan"));
  return step;
}

v1::RouteStep decision() {
  v1::RouteStep step;
  step.set_title("Unit asal memutuskan");
  set_article(*step.mutable_basis(), "Lamp B.2");
  step.set_progress(v1::RouteStep::PROGRESS_OPEN);
  step.add_offices("source_head");
  step.add_holders(official("kabid-perencanaan"));
  step.add_options(v1::OPTION_APPROVE);
  step.add_options(v1::OPTION_REJECT);
  step.set_names_people(true);
  step.set_reason_required(true);
  set_article(*step.mutable_reason_basis(), "Ps.9");
  v1::RouteLetter& yes = *step.add_letters_on_approval();
  yes.set_title("Surat Persetujuan");
  yes.add_to(official("kabid-litbang"));
  v1::RouteLetter& assignment = *step.add_letters_on_approval();
  assignment.set_title("Surat Penugasan");
  assignment.add_to_offices("assignees");
  v1::RouteLetter& no = *step.add_letters_on_refusal();
  no.set_title("Surat Penolakan");
  no.add_to(official("kabid-litbang"));
  no.add_cc(official("kaban-bappeda"));
  return step;
}

v1::RouteStep establishment() {
  v1::RouteStep step;
  step.set_title("Kepala Perangkat Daerah menetapkan");
  step.mutable_basis()->set_kind(v1::Basis::KIND_HOUSE);
  step.set_progress(v1::RouteStep::PROGRESS_UPCOMING);
  step.add_offices("owner_kpd");
  step.set_vacant(true);
  step.add_options(v1::OPTION_COMPLETE);
  v1::RouteLetter& letter = *step.add_letters_on_approval();
  letter.set_title("SK Tim Kerja");
  letter.add_to_offices("assignees");
  return step;
}

v1::RouteStep skipped() {
  v1::RouteStep step;
  step.set_title("Hanya untuk tim");
  step.set_progress(v1::RouteStep::PROGRESS_SKIPPED);
  return step;
}

google::protobuf::RepeatedPtrField<v1::RouteStep> route() {
  google::protobuf::RepeatedPtrField<v1::RouteStep> steps;
  for (const v1::RouteStep& step : {filing(), decision(), establishment(), skipped()}) *steps.Add() = step;
  return steps;
}

TEST(RouteDrawing, InIndonesianOnAModernTerminal) {
  People people(name_of);
  Style style;
  style.unicode = true;
  EXPECT_EQ(RouteView(kIndonesian, style, people).draw(route(), 3),
            "  ✓ Pemilik kinerja meminta  (Lamp B.1)\n"
            "  │   diajukan: Tri Puspita (jambi/kabid-litbang), 10 Mar 2026\n"
            "  │   surat: Surat Permohonan Pelibatan → Sri Winarno\n"
            "  ▶ Unit asal memutuskan  (Lamp B.2)\n"
            "  │   pimpinan unit asal: Sri Winarno (jambi/kabid-perencanaan)\n"
            "  │   menunggu 3 hari\n"
            "  │   menyebut nama pejabat yang ditugaskan\n"
            "  │   bila setuju: Surat Persetujuan → Tri Puspita; Surat Penugasan → pejabat yang ditugaskan\n"
            "  │   bila ditolak: Surat Penolakan → Tri Puspita (tembusan: Rina Purnama)\n"
            "  │   penolakan wajib beralasan (Ps.9)\n"
            "  · Kepala Perangkat Daerah menetapkan  (aturan rumah) – KOSONG\n"
            "  │   Kepala Perangkat Daerah pemilik kinerja: tidak ada yang memegang jabatan ini\n"
            "  │   surat: SK Tim Kerja → pejabat yang ditugaskan\n"
            "  – Hanya untuk tim – dilewati\n");
}

TEST(RouteDrawing, InEnglishWithoutUtf8) {
  People people(name_of);
  const Style style;
  const auto drawing = style.encode(RouteView(kEnglish, style, people).draw(route(), 1));
  EXPECT_EQ(drawing,
            "  x Pemilik kinerja meminta  (Lamp B.1)\n"
            "  |   filed: Tri Puspita (jambi/kabid-litbang), 10 Mar 2026\n"
            "  |   letter: Surat Permohonan Pelibatan -> Sri Winarno\n"
            "  > Unit asal memutuskan  (Lamp B.2)\n"
            "  |   head of the source unit: Sri Winarno (jambi/kabid-perencanaan)\n"
            "  |   waiting for 1 day\n"
            "  |   names the officials to be assigned\n"
            "  |   on approval: Surat Persetujuan -> Tri Puspita; Surat Penugasan -> assignee\n"
            "  |   on refusal: Surat Penolakan -> Tri Puspita (copy: Rina Purnama)\n"
            "  |   a refusal needs a reason (Ps.9)\n"
            "  . Kepala Perangkat Daerah menetapkan  (house rule) - VACANT\n"
            "  |   Kepala Perangkat Daerah of the owner: nobody holds this office\n"
            "  |   letter: SK Tim Kerja -> assignee\n"
            "  - Hanya untuk tim - skipped\n");
}

TEST(RouteDrawing, AVacantOfficeIsToldWithItsUnit) {
  People people(name_of);
  google::protobuf::RepeatedPtrField<v1::RouteStep> steps;
  v1::RouteStep& step = *steps.Add();
  step.set_title("Menetapkan");
  step.set_vacant(true);
  for (const auto* office : {"source_head", "owner_head", "source_authority", "owner_kpd"}) step.add_offices(office);
  RouteView view(kEnglish, {}, people);
  view.with_units("agencies/jambi/units/dinkes", "agencies/klaten/units/dlh");
  EXPECT_EQ(
      view.draw(steps, std::nullopt),
      "  . Menetapkan – VACANT\n"
      "      head of the source unit klaten/dlh, head of the owner's unit jambi/dinkes, Pejabat yang Berwenang of the source's "
      "agency klaten, Kepala Perangkat Daerah of the owner: nobody holds this office\n");
  step.set_vacant(false);
  step.add_holders(official("kabid-litbang"));
  EXPECT_EQ(view.draw(steps, std::nullopt).find("klaten/dlh"), std::string::npos) << "who holds it says enough";
}

TEST(RouteDrawing, WrapsWithinTheTerminal) {
  People people(name_of);
  Style style;
  style.unicode = true;
  style.width = 40;
  google::protobuf::RepeatedPtrField<v1::RouteStep> steps;
  *steps.Add() = filing();
  *steps.Add() = skipped();
  EXPECT_EQ(RouteView(kEnglish, style, people).draw(steps, std::nullopt),
            "  ✓ Pemilik kinerja meminta  (Lamp B.1)\n"
            "  │   filed: Tri Puspita\n"
            "  │     (jambi/kabid-litbang), 10 Mar\n"
            "  │     2026\n"
            "  │   letter: Surat Permohonan\n"
            "  │     Pelibatan → Sri Winarno\n"
            "  – Hanya untuk tim – skipped\n");
}

TEST(RouteDrawing, WrapsLongTitlesBesideTheBar) {
  People people(name_of);
  Style style;
  style.unicode = true;
  style.colour = true;
  style.width = 24;
  google::protobuf::RepeatedPtrField<v1::RouteStep> steps;
  *steps.Add() = skipped();
  steps[0].set_title("Hanya untuk tim yang besar");
  *steps.Add() = skipped();
  EXPECT_EQ(RouteView(kEnglish, style, people).draw(steps, std::nullopt),
            "  \033[2m–\033[0m Hanya untuk tim\n"
            "  │   yang besar –\n"
            "  │   skipped\n"
            "  \033[2m–\033[0m Hanya untuk tim –\n"
            "      skipped\n");
}

TEST(RouteDrawing, TellsWhoMayActAndForWhom) {
  People people(name_of);
  v1::RouteStep step;
  step.set_title("Menetapkan");
  step.set_progress(v1::RouteStep::PROGRESS_OPEN);
  step.add_holders(official("kabid-litbang"));
  step.add_holders(official("prakom-muda"));
  step.set_wait_for(v1::OpenStep::WAIT_FOR_ALL);
  step.set_satisfied_by_same_act(true);
  v1::HistoryEntry& act = *step.add_acts();
  act.set_act(v1::HistoryEntry::ACT_RECOMMENDED);
  act.set_actor(official("kabid-perencanaan"));
  act.set_on_behalf_of(official("kaban-bappeda"));
  act.set_mandate_kind("plh");
  act.mutable_time()->set_seconds(kNoon);
  act.set_reason("sesuai\nkompetensi");
  act.add_named_officials(official("prakom-muda"));
  google::protobuf::RepeatedPtrField<v1::RouteStep> steps;
  *steps.Add() = step;
  EXPECT_EQ(RouteView(kEnglish, {}, people).draw(steps, 0),
            "  > Menetapkan\n"
            "      recommended: Sri Winarno (jambi/kabid-perencanaan), Plh for Rina Purnama, 10 Mar 2026\n"
            "      reason: “sesuai kompetensi”\n"
            "      named: jambi/prakom-muda\n"
            "      all of Tri Puspita (jambi/kabid-litbang), jambi/prakom-muda\n"
            "      waiting since today\n"
            "      the same person has just acted: this step is satisfied along with it\n");
}

TEST(LetterText, TellsTheEffectOfAnAssignment) {
  People people(name_of);
  RouteView view(kIndonesian, {}, people);
  v1::Letter letter;
  letter.set_kind("surat_penugasan");
  letter.add_to(official("kabid-litbang"));
  letter.set_effect(v1::Letter::EFFECT_AWAITING_ESTABLISHMENT);
  EXPECT_EQ(view.letter_text(letter), "surat_penugasan -> Tri Puspita – berlaku setelah ditetapkan");
  letter.set_effect(v1::Letter::EFFECT_VOID);
  EXPECT_EQ(view.letter_text(letter), "surat_penugasan -> Tri Puspita – batal");
}

TEST(PeopleNames, AreAskedForOnceAndLongListsAreCut) {
  int asked = 0;
  People people([&](const std::string&) {
    ++asked;
    return std::string("Tri\033[2J");
  });
  EXPECT_EQ(people.full(official("a")), "Tri?[2J (jambi/a)");
  EXPECT_EQ(people.brief(official("a")), "Tri?[2J");
  EXPECT_EQ(asked, 1);
  google::protobuf::RepeatedPtrField<std::string> many;
  for (int i = 0; i < 14; ++i) *many.Add() = official("a");
  EXPECT_EQ(people.brief(many),
            "Tri?[2J, Tri?[2J, Tri?[2J, Tri?[2J, Tri?[2J, Tri?[2J, Tri?[2J, Tri?[2J, Tri?[2J, Tri?[2J, Tri?[2J, Tri?[2J, +2");
}

TEST(History, TellsActsLettersAndNotices) {
  People people(name_of);
  v1::HistoryEntry entry = filing().acts(0);
  entry.set_step_title("Permintaan");
  set_article(*entry.mutable_basis(), "Lamp B.1");
  v1::Notice& turn = *entry.add_notices();
  turn.set_cause(v1::NOTICE_CAUSE_YOUR_TURN);
  turn.set_recipient(official("kabid-perencanaan"));
  v1::Notice& copy = *entry.add_notices();
  copy.set_cause(v1::NOTICE_CAUSE_COPY);
  copy.set_recipient(official("kaban-bappeda"));
  v1::HistoryEntry& also = *entry.add_also();
  also.set_act(v1::HistoryEntry::ACT_APPROVED);
  also.set_actor(official("kabid-litbang"));
  also.set_satisfied_by_same_act(true);
  also.mutable_time()->set_seconds(kNoon);
  google::protobuf::RepeatedPtrField<v1::HistoryEntry> entries;
  *entries.Add() = entry;
  EXPECT_EQ(draw_history(entries, kEnglish, {}, people),
            "10 Mar 2026 12:00 WIB  filed – Tri Puspita (jambi/kabid-litbang)\n"
            "    Permintaan  (Lamp B.1)\n"
            "    letter: Surat Permohonan Pelibatan -> Sri Winarno\n"
            "    notices: your turn: Sri Winarno; copy: Rina Purnama\n"
            "10 Mar 2026 12:00 WIB  approved – Tri Puspita (jambi/kabid-litbang) – satisfied by the same act (house rule)\n");
}

TEST(Notices, OnOneLine) {
  People people(name_of);
  v1::Notice notice;
  notice.set_cause(v1::NOTICE_CAUSE_REJECTED);
  notice.set_request("agencies/jambi/assignmentRequests/7");
  notice.set_state(v1::AssignmentRequest::STATE_REJECTED);
  notice.set_actor(official("kabid-perencanaan"));
  notice.set_letter_kind("surat_penolakan");
  set_article(*notice.mutable_basis(), "Ps.9");
  notice.mutable_create_time()->set_seconds(kNoon);
  EXPECT_EQ(notice_line(notice, kIndonesian, people),
            "10 Mar 2026 12:00 WIB  ditolak: jambi/7 (ditolak) – Sri Winarno (jambi/kabid-perencanaan), surat_penolakan  (Ps.9)");
}

}  // namespace
}  // namespace penugasan::cli
