#include "tests/storage/samples.h"

#include "storage/archive.h"
#include "storage/row_store.h"
#include "tests/simulation/store/sim_place.h"
#include "workflow/apply.h"

namespace penugasan::storage {

using namespace workflow;

namespace {

const Basis kConsent{Basis::Kind::regulation, "Lamp IV.3.1.b.2", "Pimpinan Unit Organisasi asal memberikan persetujuan", ""};

std::string sixteen(std::uint64_t number) {
  std::string uid = "uid-" + std::to_string(number);
  uid.resize(16, '.');
  return uid;
}

}  // namespace

OfficialId official(const std::string& local) { return OfficialId("surakarta", local); }
Seat head_of(const std::string& unit) { return {Seat::Kind::head, "surakarta/" + unit}; }
Time at(int second) { return Time(std::chrono::seconds(1'790'000'000 + second)); }

Digest digest(std::uint8_t first) {
  Digest result{};
  result[0] = first;
  result[15] = 0xff;
  return result;
}

Filing sample_filing(const std::string& owner, const std::string& source) {
  Filing filing;
  filing.mode = Mode::penunjukan;
  filing.form = Form::tim_kerja;
  filing.scope = Scope::lintas_unit;
  filing.owner = UnitId("surakarta", owner);
  filing.source = UnitId(source);
  filing.officials = {official("prakom-muda"), official("statistisi-muda")};
  filing.headcount = 2;
  filing.purpose = "Menyusun arsitektur data kota bersama unit penghasil data.";
  filing.competencies = {"arsitektur data", "statistik"};
  filing.expectation = "Rancangan arsitektur data selesai dan disepakati seluruh unit.";
  filing.period = {*parse_date("2026-04-01"), *parse_date("2026-09-30")};
  return filing;
}

Events approval_events(const std::string& next_head) {
  const auto head = official("kepala-bappeda"), owner = official("kepala-diskominfo");
  const std::vector<OfficialId> people = {official("prakom-muda"), official("statistisi-muda")};
  return {Acted{Act::approved, 0, head, {}, {}, false, {}, {}, kConsent},
          LetterIssued{"surat_persetujuan", head, {}, {}, {owner}, {}, false, kConsent},
          LetterIssued{"surat_penugasan", head, {}, {}, people, {}, false, kConsent},
          StepOpened{1, false, {head_of(next_head)}},
          Noticed{Cause::your_turn, {owner}, {}, kConsent},
          Noticed{Cause::approved, {owner, people[0], people[1]}, "surat_persetujuan", kConsent}};
}

Events rejection_events(const std::string& reason) {
  const auto head = official("kepala-bappeda");
  return {Acted{Act::rejected, 0, head, {}, {}, false, {}, reason, kConsent},
          LetterIssued{"surat_penolakan", head, {}, {}, {official("kepala-diskominfo")}, {}, false, kConsent},
          Closed{State::rejected}, Noticed{Cause::rejected, {official("kepala-diskominfo")}, "surat_penolakan", kConsent}};
}

Writer::Writer(EventStore& store) : store_(store), head_(store.head()) {}

Entry& Writer::add(Events events) {
  Entry entry;
  entry.record.position = ++head_.position;
  entry.record.time = at(static_cast<int>(head_.position));
  entry.record.actor = official("kepala-diskominfo");
  entry.record.events = std::move(events);
  return entries_.emplace_back(std::move(entry));
}

std::uint64_t Writer::file(Filing filing, std::vector<Seat> seats) {
  const auto number = ++head_.last_number;
  const std::string agency(filing.owner.agency());
  const OfficeUnits offices{filing.owner, filing.owner, filing.source, UnitId(std::string(filing.source.agency()), "bappeda")};
  auto& entry =
      add({Filed{{agency, number},
                 sixteen(number),
                 std::move(filing),
                 "surakarta-32-2023",
                 std::string(64, 'a'),
                 offices,
                 {},
                 {},
                 kConsent},
           StepOpened{0, false, std::move(seats)}, Noticed{Cause::your_turn, {official("kepala-bappeda")}, {}, kConsent}});
  entry.record.request = number;
  entry.after = requests_[number] = &states_.emplace_back(*workflow::apply(std::optional<Request>(), entry.record));
  return number;
}

void Writer::act(std::uint64_t request, Events events) {
  if (!requests_.contains(request)) requests_[request] = &states_.emplace_back(store_.request(request).value());
  auto& entry = add(std::move(events));
  entry.before = requests_[request];
  entry.record.request = request;
  entry.record.previous = entry.before->last_position;
  entry.after = requests_[request] = &states_.emplace_back(*workflow::apply(*entry.before, entry.record));
}

std::uint64_t Writer::announce(const std::string& agency, const std::string& purpose) {
  const auto number = ++head_.last_number;
  Announcement announcement;
  announcement.id = {agency, number};
  announcement.uid = sixteen(number);
  announcement.unit = UnitId(agency, "diskominfo");
  announcement.office_unit = announcement.unit;
  announcement.announcer = official("kepala-diskominfo");
  announcement.headcount = 3;
  announcement.competencies = {"statistik"};
  announcement.purpose = purpose;
  announcement.period = {*parse_date("2026-04-01"), *parse_date("2026-04-30")};
  announcement.regulation = "klaten-63-2023";
  announcement.regulation_version = std::string(64, 'b');
  auto& entry = add({Announced{announcement, kConsent}});
  entry.announcement = announcements_[number] =
      &announcement_states_.emplace_back(*workflow::apply(std::optional<Announcement>(), entry.record));
  return number;
}

void Writer::close_announcement(std::uint64_t number) {
  const Announcement before = *announcements_.at(number);
  auto& entry = add({AnnouncementClosed{before.id}});
  entry.announcement = announcements_[number] =
      &announcement_states_.emplace_back(*workflow::apply(std::optional(before), entry.record));
}

void Writer::load_directory(Agency agency, std::vector<Person> people, std::uint64_t previous) {
  add({DirectoryLoaded{std::move(agency), previous}}).people = std::move(people);
}

void Writer::record_mandate(const std::string& agency, Mandate mandate, std::uint64_t previous) {
  add({MandateRecorded{agency, std::move(mandate), previous}});
}

void Writer::erase_person(const OfficialId& official) { add({PersonErased{official}}); }

void Writer::name_anew(Agency agency, std::vector<Person> people, const std::vector<OfficialId>& officials) {
  auto& entry = add({DirectoryLoaded{std::move(agency), 0}});
  for (const auto& one : officials) entry.record.events.emplace_back(PersonNamed{one});
  entry.people = std::move(people);
}

void Writer::archive(const std::vector<std::uint64_t>& requests, const Hash& head) {
  add({archived_event(store_, requests, head)}).record.actor = OfficialId();
}

void Writer::load_regulation(const std::string& version, const std::string& source) {
  add({RegulationLoaded{"surakarta-32-2023", version, source}}).record.actor = OfficialId();
}

void Writer::answer(Idempotency idempotency) { last().idempotency = std::move(idempotency); }

void Writer::commit() {
  store_.commit(entries_);
  entries_.clear();
}

Agency sample_agency(const std::string& id, const std::string& title) {
  Agency agency;
  agency.id = id;
  agency.name = "Pemerintah Kota " + id;
  agency.regulation = "surakarta-32-2023";
  agency.regional_head = "Wali Kota";
  agency.authority = OfficialId(id, "sekda");
  agency.personnel_office = UnitId(id, "bkpsdm");
  agency.units = {{UnitId(id, "diskominfo"), "Dinas Kominfo", "dinas", {}, OfficialId(id, "kepala-diskominfo")},
                  {UnitId(id, "diskominfo.data"), "Bidang Data", "bidang", UnitId(id, "diskominfo"), {}}};
  agency.officials = {
      {OfficialId(id, "kepala-diskominfo"), "jpt_pratama", title, UnitId(id, "diskominfo"), OfficialId(id, "sekda"), {}},
      {OfficialId(id, "prakom-muda"),
       "ahli_muda",
       "Pranata Komputer",
       UnitId(id, "diskominfo.data"),
       OfficialId(id, "kepala-diskominfo"),
       {"arsitektur data", "statistik"}}};
  agency.mandates = {{"plh",
                      OfficialId(id, "sekda"),
                      {},
                      OfficialId(id, "kepala-diskominfo"),
                      *parse_date("2026-04-01"),
                      *parse_date("2026-04-14")}};
  agency.units[1].head.terms = {{OfficialId(id, "sekda"), {}, *parse_date("2026-03-31")},
                                {OfficialId(id, "prakom-muda"), *parse_date("2026-04-01"), {}}};
  agency.mandates.push_back({"mandat",
                             OfficialId(id, "sekda"),
                             {},
                             OfficialId(id, "prakom-muda"),
                             *parse_date("2026-05-01"),
                             *parse_date("2026-05-14"),
                             {"800/12/SETDA", *parse_date("2026-04-20")}});
  agency.administrators = {OfficialId(id, "prakom-muda")};
  agency.auditors = {OfficialId(id, "kepala-diskominfo"), OfficialId(id, "sekda")};
  return agency;
}

std::string name_of(Which which) { return which == Which::memory ? "Memory" : which == Which::rocksdb ? "RocksDB" : "Simulated"; }

void AnyStore::open() {
  switch (which_) {
    case Which::memory: store_ = open_memory_store(); break;
    case Which::rocksdb: store_ = open_rocks_store(folder()); break;
    case Which::simulated: store_ = RowStore::open(std::make_shared<simulation::SimPlace>(disk_), "/data/store"); break;
  }
}

}  // namespace penugasan::storage
