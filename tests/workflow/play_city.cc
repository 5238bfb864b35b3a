#include "play.h"

namespace penugasan::workflow {

namespace {

Basis article(const char* text) { return {Basis::Kind::regulation, text, {}, {}}; }

Unit a_unit(const char* id, const char* kind, const char* parent, const char* head) {
  return {unit(id), id, kind, *parent == '\0' ? UnitId() : unit(parent), *head == '\0' ? OfficialId() : person(head)};
}

Official an_official(const char* id, const char* rank, const char* at, const char* appraiser,
                     std::vector<std::string> competencies = {}) {
  return {person(id), rank, id, unit(at), *appraiser == '\0' ? OfficialId() : person(appraiser), std::move(competencies)};
}

LetterRule letter(const char* kind, std::vector<Office> to, std::vector<Office> cc = {}) {
  return {kind, false, std::move(to), std::move(cc), {}, article("Ps.9")};
}

Refusal refusal(bool reason_required, std::vector<Office> to) {
  return {reason_required, article("Ps.8"), {letter("surat_penolakan", std::move(to))}};
}

Step a_step(const char* id, StepAct act, std::vector<Office> offices, const char* basis) {
  Step step;
  step.id = id;
  step.title = id;
  step.act = act;
  step.offices = std::move(offices);
  step.basis = article(basis);
  return step;
}

Step receipt() {
  auto step = a_step("penerimaan", StepAct::acknowledge, {Office::assignees}, "Ps.7");
  step.wait_all = true;
  return step;
}

Step deciding(const char* id, Office office, const char* basis, bool reason_required, std::vector<LetterRule> letters) {
  auto step = a_step(id, StepAct::decide, {office}, basis);
  step.refusal = refusal(reason_required, {Office::filer});
  step.letters = std::move(letters);
  return step;
}

Flow a_flow(Mode mode, Scope scope, std::vector<Office> by, std::vector<LetterRule> letters) {
  Flow flow;
  flow.mode = mode;
  flow.scope = scope;
  flow.basis = article("Ps.2");
  flow.filing.by = std::move(by);
  flow.filing.letters = std::move(letters);
  flow.filing.items = {LetterItem::purpose, LetterItem::period};
  flow.filing.items_basis = article("Ps.3");
  flow.filing.basis = article("Ps.2(1)");
  return flow;
}

Flow appointment_within() {
  auto flow = a_flow(Mode::penunjukan, Scope::dalam_unit, {Office::owner_head}, {letter("sk_tim_kerja", {Office::assignees})});
  flow.filing.names_required = true;
  flow.steps = {receipt()};
  return flow;
}

Flow appointment_across() {
  auto flow = a_flow(Mode::penunjukan, Scope::lintas_unit, {Office::owner_head},
                     {letter("surat_permohonan_pelibatan", {Office::source_head}, {Office::appraisers})});
  flow.filing.items = {LetterItem::purpose, LetterItem::competencies, LetterItem::expectation, LetterItem::period};
  auto recommendation = a_step("rekomendasi", StepAct::recommend, {Office::appraisers}, "Ps.4");
  recommendation.wait_all = true;
  recommendation.when.people_named = true;
  recommendation.letters = {letter("surat_rekomendasi", {Office::source_head})};
  recommendation.refusal = Refusal{true, article("Ps.8"), {letter("surat_rekomendasi", {Office::source_head})}};
  auto decision = deciding("keputusan", Office::source_head, "Ps.5", true,
                           {letter("surat_persetujuan", {Office::owner_head}), letter("surat_penugasan", {Office::assignees})});
  decision.names_people = true;
  auto establishment = a_step("penetapan", StepAct::complete, {Office::owner_head}, "Ps.6");
  establishment.letters = {letter("sk_tim_kerja", {Office::assignees}, {Office::source_head})};
  establishment.letters.front().when.form = Form::tim_kerja;
  flow.steps = {recommendation, decision, establishment, receipt()};
  return flow;
}

Flow voluntary_within() {
  auto flow =
      a_flow(Mode::pengajuan_sukarela, Scope::dalam_unit, {Office::assignees}, {letter("catatan_lisan", {Office::owner_head})});
  flow.filing.call = CallNeed::open_announcement;
  flow.filing.call_basis = article("Ps.10");
  flow.steps = {deciding("keputusan", Office::owner_head, "Ps.5", false, {letter("surat_penugasan", {Office::assignees})}),
                deciding("penetapan", Office::owner_kpd, "Ps.6", false, {letter("penetapan_penugasan", {Office::assignees})}),
                receipt()};
  return flow;
}

Flow voluntary_across() {
  auto flow = a_flow(Mode::pengajuan_sukarela, Scope::lintas_unit, {Office::assignees}, {});
  flow.filing.call = CallNeed::incoming_request;
  flow.filing.call_basis = article("Ps.11");
  auto held = letter("surat_permohonan_sukarela", {Office::owner_head}, {Office::appraisers});
  held.from_filer = true;
  flow.steps = {deciding("persetujuan", Office::source_head, "Ps.5", true, {held}), receipt()};
  return flow;
}

Flow closed_flow(Mode mode, Flow::Availability availability, const char* basis) {
  Flow flow;
  flow.mode = mode;
  flow.scope = Scope::lintas_instansi;
  flow.availability = availability;
  flow.basis = article(basis);
  return flow;
}

Limit a_limit(Condition when, const char* basis) {
  Limit limit;
  limit.when = std::move(when);
  limit.basis = article(basis);
  return limit;
}

std::vector<Limit> limits() {
  Condition team;
  team.form = Form::tim_kerja;
  auto longest = a_limit(team, "Ps.12");
  longest.at_most = Length{1, Length::Unit::years};
  auto people = a_limit({}, "Ps.13");
  people.headcount_at_most = 3;
  auto years = a_limit({}, "Ps.14");
  years.within_one_calendar_year = true;
  years.warns = true;
  return {longest, people, years};
}

}  // namespace

std::shared_ptr<const Agency> city() {
  Agency agency;
  agency.id = "kota";
  agency.regulation = "uji-1-2026";
  agency.authority = person("sekda");
  agency.personnel_office = unit("dinas-a");
  agency.units = {a_unit("setda", "sekretariat_daerah", "", "sekda"),
                  a_unit("dinas-a", "dinas", "", "kepala-a"),
                  a_unit("dinas-a.bidang-a", "bidang", "dinas-a", "kabid-a"),
                  a_unit("dinas-b", "dinas", "", "kepala-b"),
                  a_unit("dinas-b.bidang-b", "bidang", "dinas-b", "kabid-b"),
                  a_unit("dinas-b.bidang-b2", "bidang", "dinas-b", "kabid-b2"),
                  a_unit("dinas-c", "dinas", "", ""),
                  a_unit("dinas-c.bidang-c", "bidang", "dinas-c", "kabid-c")};
  agency.officials = {an_official("sekda", "jpt_pratama", "setda", ""),
                      an_official("kepala-a", "jpt_pratama", "dinas-a", "sekda"),
                      an_official("kabid-a", "administrator", "dinas-a.bidang-a", "kepala-a"),
                      an_official("staf-a", "ahli_muda", "dinas-a.bidang-a", "kabid-a", {"data"}),
                      an_official("baru", "pelaksana", "dinas-a.bidang-a", "", {"data"}),
                      an_official("kepala-b", "jpt_pratama", "dinas-b", "sekda"),
                      an_official("wakil-b", "ahli_madya", "dinas-b", "kepala-b", {"data"}),
                      an_official("kabid-b", "administrator", "dinas-b.bidang-b", "kepala-b"),
                      an_official("kabid-b2", "administrator", "dinas-b.bidang-b2", "kepala-b"),
                      an_official("staf-b", "ahli_muda", "dinas-b.bidang-b", "kabid-b", {"data", "hukum"}),
                      an_official("staf-b2", "pelaksana", "dinas-b.bidang-b", "kabid-b", {"data"}),
                      an_official("staf-b3", "ahli_pertama", "dinas-b.bidang-b2", "kabid-b2", {"data"}),
                      an_official("staf-b4", "ahli_pertama", "dinas-b.bidang-b2", "kabid-b2", {"gambar"}),
                      an_official("kabid-c", "administrator", "dinas-c.bidang-c", "sekda"),
                      an_official("staf-c", "ahli_muda", "dinas-c.bidang-c", "kabid-c", {"data"})};
  agency.mandates = {{"plh", person("kepala-b"), {}, person("wakil-b"), day("2026-03-01"), day("2026-03-31")},
                     {"plt", {}, unit("dinas-c"), person("kabid-c"), day("2026-05-01"), day("2026-05-31")}};
  return std::make_shared<const Agency>(std::move(agency));
}

std::shared_ptr<const Agency> neighbour() {
  Agency agency;
  agency.id = "tetangga";
  agency.regulation = "lain-1-2026";
  const UnitId dinas("tetangga", "dinas-x");
  const OfficialId head("tetangga", "kepala-x");
  agency.units = {{dinas, "dinas-x", "dinas", {}, head}};
  agency.officials = {{head, "jpt_pratama", "kepala-x", dinas, {}, {}},
                      {OfficialId("tetangga", "staf-x"), "ahli_muda", "staf-x", dinas, head, {"data"}}};
  return std::make_shared<const Agency>(std::move(agency));
}

Regulation small_regulation() {
  Regulation regulation;
  regulation.id = "uji-1-2026";
  regulation.short_title = "Peraturan Uji 1/2026";
  regulation.version = "v1";
  regulation.in_force_from = day("2026-01-01");
  regulation.unit_rule.lifted = true;
  regulation.unit_rule.lift_to = {"dinas", "sekretariat_daerah"};
  regulation.unit_rule.scopes = {{Scope::dalam_unit, ScopeRule::When::same_unit},
                                 {Scope::lintas_unit, ScopeRule::When::same_agency},
                                 {Scope::lintas_instansi, ScopeRule::When::other_agency}};
  regulation.unit_rule.basis = article("Ps.1");
  regulation.people = {{"ahli_madya", "ahli_muda", "ahli_pertama", "pelaksana"},
                       article("Ps.20"),
                       house("h"),
                       article("Ps.21"),
                       article("Ps.22"),
                       article("Ps.23"),
                       article("Ps.24")};
  for (const char* kind : {"sk_tim_kerja", "surat_permohonan_pelibatan", "surat_rekomendasi", "surat_persetujuan",
                           "surat_penolakan", "catatan_lisan", "penetapan_penugasan", "surat_permohonan_sukarela"}) {
    regulation.letters[kind] = {kind, false, article("Ps.9")};
  }
  regulation.letters["surat_penugasan"] = {"Surat Penugasan", true, article("Ps.9")};
  regulation.team_kinds = {{"kelompok_kerja", "Kelompok Kerja", {Scope::dalam_unit}, article("Ps.15")},
                           {"tim", "Tim", {Scope::lintas_unit}, article("Ps.15")}};
  regulation.limits = limits();
  regulation.flows = {appointment_within(),
                      appointment_across(),
                      voluntary_within(),
                      voluntary_across(),
                      closed_flow(Mode::pengajuan_sukarela, Flow::Availability::forbidden, "Ps.16"),
                      closed_flow(Mode::penunjukan, Flow::Availability::not_provided, "Ps.17")};
  return regulation;
}

Filing across_units() {
  Filing filing;
  filing.form = Form::tim_kerja;
  filing.owner = unit("dinas-a");
  filing.officials = {person("staf-b")};
  filing.headcount = 0;
  filing.purpose = "Penyatuan data aset";
  filing.competencies = {"data"};
  filing.expectation = "Satu daftar aset";
  filing.period = {day("2026-04-01"), day("2026-06-30")};
  return filing;
}

Filing within_unit() {
  Filing filing = across_units();
  filing.officials = {person("staf-a")};
  return filing;
}

Filing voluntary() {
  Filing filing = across_units();
  filing.mode = Mode::pengajuan_sukarela;
  filing.officials.clear();
  return filing;
}

}  // namespace penugasan::workflow
