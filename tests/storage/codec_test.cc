// Every event and state survives its bytes; free text stands apart from the hashed body and can be erased.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/codec.h"
#include "tests/storage/samples.h"

namespace penugasan::storage {
namespace {

using namespace workflow;
using ::testing::HasSubstr;
using ::testing::Not;

const Basis kLaw{Basis::Kind::regulation, "Ps.17(2)", "hanya dapat", "catatan"};
const Basis kHouse{Basis::Kind::house, "", "", "where the text is silent"};
const Salt kSalt{1, 2, 3};

/// An announcement with every field set.
Announcement full_announcement() {
  Announcement announcement;
  announcement.id = {"klaten", 77};
  announcement.uid = std::string("\0\x01\xff", 3) + "thirteen more";
  announcement.unit = UnitId("klaten", "dinkes.p2p");
  announcement.office_unit = UnitId("klaten", "dinkes");
  announcement.announcer = OfficialId("klaten", "kepala-dinkes");
  announcement.headcount = 12;
  announcement.competencies = {"epidemiologi", ""};
  announcement.purpose = "Menanggulangi wabah.";
  announcement.period = {*parse_date("1969-12-31"), *parse_date("2026-12-31")};
  announcement.regulation = "klaten-63-2023";
  announcement.regulation_version = std::string(64, 'e');
  announcement.closed = true;
  announcement.created_at = at(1);
  announcement.updated_at = at(2);
  announcement.last_position = 9;
  return announcement;
}

Filed full_filing() {
  auto filing = sample_filing();
  filing.mode = Mode::pengajuan_sukarela;
  filing.form = Form::individu;
  filing.scope = Scope::lintas_instansi;
  filing.team_kind = "kelompok_kerja";
  filing.call = {"klaten", 5};
  filing.answers = {"surakarta", 6};
  const OfficeUnits offices{UnitId("a", "1"), UnitId("a", "2"), UnitId("b", "3"), UnitId("b", "4")};
  return {{"surakarta", 300},
          std::string(16, '\xfe'),
          filing,
          "surakarta-32-2023",
          std::string(64, 'd'),
          offices,
          official("sekda"),
          "plh",
          kLaw,
          {"800/123/BKPSDM", *parse_date("2026-02-27")},
          {Seat::Kind::authority, "surakarta"}};
}

/// Each kind of event, each field set.
Events every_event() {
  const std::vector<Seat> seats = {
      {Seat::Kind::head, "a/u"}, {Seat::Kind::authority, "a"}, {Seat::Kind::appraiser, "a/x"}, {Seat::Kind::person, "a/p"}};
  return {full_filing(),
          Acted{Act::not_recommended,
                7,
                official("penilai"),
                official("sekda"),
                "mandat",
                true,
                seats,
                "Beban kerja penuh.",
                kHouse,
                {"800/124", *parse_date("1969-12-31")},
                {Seat::Kind::appraiser, "a/x"}},
          OfficialsNamed{{official("satu"), official("dua")}},
          LetterIssued{"surat_rekomendasi",
                       official("penilai"),
                       official("sekda"),
                       "plt",
                       {official("satu")},
                       {official("dua")},
                       true,
                       kLaw,
                       {"800/125", *parse_date("2026-03-01")}},
          StepOpened{3, true, seats},
          Established(),
          Closed{State::withdrawn},
          Noticed{Cause::for_your_information, {official("satu"), official("tiga")}, "surat_rekomendasi", kLaw},
          Announced{full_announcement(), kHouse},
          AnnouncementClosed{{"klaten", 77}},
          DirectoryLoaded{sample_agency("surakarta"), 4000},
          MandateRecorded{"surakarta", sample_agency("surakarta").mandates[1], 4001},
          DirectoryConfirmed{"surakarta"},
          PersonErased{official("prakom-muda")},
          PersonNamed{official("prakom-muda")},
          RequestsArchived{std::string(32, '\1'), {3, 300, 70000}, 12, std::string(32, '\2')},
          RegulationLoaded{"jambi-16-2024", std::string(64, '9'), "regulation: jambi-16-2024\n"}};
}

Record record_of(Events events) {
  Record record;
  record.position = 4711;
  record.time = at(123) + std::chrono::microseconds(456789);
  record.actor = official("kepala-diskominfo");
  record.request = 300;
  record.previous = 4000;
  record.events = std::move(events);
  return record;
}

struct Encoded {
  std::string body;
  std::string texts;
};

Encoded encode(const Record& record, const RecordLinks& links = {}, bool short_ids = true) {
  Encoder encoder(short_ids);
  Encoded result;
  encoder.record(record, links, kSalt, result.body, result.texts);
  return result;
}

TEST(RecordCodec, EveryEventComesBack) {
  const Record record = record_of(every_event());
  RecordLinks links{{}, 301};
  links.request_previous[31] = 5;
  const auto encoded = encode(record, links);
  const auto decoded = decode_record(4711, encoded.body, encoded.texts);
  ASSERT_EQ(decoded.record.events.size(), 17u);
  for (std::size_t i = 0; i < record.events.size(); ++i) EXPECT_EQ(decoded.record.events[i], record.events[i]) << "event " << i;
  EXPECT_EQ(decoded.record, record);
  EXPECT_EQ(decoded.links, links);
  EXPECT_EQ(decode_links(encoded.body), links);
}

TEST(RecordCodec, EveryValueOfTheVocabulariesComesBack) {
  Events events;
  for (int i = 0; i <= static_cast<int>(Act::withdrawn); ++i)
    events.emplace_back(Acted{static_cast<Act>(i), 0, {}, {}, {}, false, {}, {}, {}});
  for (int i = 0; i <= static_cast<int>(State::withdrawn); ++i) events.emplace_back(Closed{static_cast<State>(i)});
  for (int i = 0; i <= static_cast<int>(Cause::for_your_information); ++i)
    events.emplace_back(Noticed{static_cast<Cause>(i), {}, {}, {}});
  for (int i = 0; i <= static_cast<int>(Scope::lintas_instansi); ++i) {
    auto filed = full_filing();
    filed.filing.scope = static_cast<Scope>(i);
    filed.filing.mode = static_cast<Mode>(i % 2);
    filed.filing.form = static_cast<Form>(i % 2);
    events.emplace_back(filed);
  }
  const Record record = record_of(events);
  const auto encoded = encode(record);
  EXPECT_EQ(decode_record(4711, encoded.body, encoded.texts).record, record);
}

TEST(RecordCodec, AnEncoderCarriesNothingOverToTheNextRecord) {
  Encoder encoder(true);
  std::string body, texts;
  encoder.record(record_of(every_event()), {{}, 9}, kSalt, body, texts);
  EXPECT_NE(texts, "");
  const Record plain = record_of({OfficialsNamed{{official("satu")}}, Closed{State::assigned}});
  body.clear();
  encoder.record(plain, {}, kSalt, body, texts);
  EXPECT_EQ(texts, "");
  EXPECT_EQ(body, encode(plain).body);
  EXPECT_EQ(decode_record(4711, body, texts).record, plain);
}

TEST(RecordCodec, AnEmptyRecordAndInvalidTextComeBackToo) {
  const Record empty = record_of({});
  EXPECT_EQ(decode_record(4711, encode(empty).body, "").record, empty);
  const Record odd = record_of({Acted{Act::rejected, 0, OfficialId("\xff\xfe"), {}, {}, false, {}, "\xc3\x28 not UTF-8", {}}});
  const auto encoded = encode(odd);
  EXPECT_EQ(decode_record(4711, encoded.body, encoded.texts).record, odd);
}

TEST(RecordCodec, ThousandsOfOfficialsStandOnceEach) {
  std::vector<OfficialId> many;
  for (int i = 0; i < 5000; ++i) many.push_back(official("pelaksana-" + std::to_string(i)));
  const Record once = record_of({Noticed{Cause::copy, many, {}, {}}});
  const Record twice = record_of({Noticed{Cause::copy, many, {}, {}}, Noticed{Cause::assigned, many, {}, {}}});
  EXPECT_EQ(decode_record(4711, encode(twice).body, "").record, twice);
  EXPECT_LT(encode(twice).body.size(), encode(once).body.size() + 10020);
}

TEST(RecordCodec, FreeTextStandsInTheTextsRowOnly) {
  const auto encoded = encode(record_of(every_event()));
  for (const char* text : {"Menyusun arsitektur data", "Rancangan arsitektur", "Beban kerja penuh", "Menanggulangi wabah"}) {
    EXPECT_THAT(encoded.body, Not(HasSubstr(text)));
    EXPECT_THAT(encoded.texts, HasSubstr(text));
  }
  EXPECT_TRUE(has_text(record_of({full_filing()})));
  EXPECT_TRUE(has_text(record_of({Closed{}, Acted{Act::rejected, 0, {}, {}, {}, false, {}, "x", {}}})));
  EXPECT_TRUE(has_text(record_of({Announced{full_announcement(), {}}})));
  EXPECT_FALSE(has_text(record_of({Acted(), Closed(), Announced()})));
  auto filed = full_filing();
  filed.filing.purpose = "";
  EXPECT_TRUE(has_text(record_of({filed})));
  filed.filing.expectation = "";
  EXPECT_FALSE(has_text(record_of({filed})));
}

TEST(RecordCodec, ErasedTextComesBackEmptyAndTheRestStays) {
  const auto encoded = encode(record_of(every_event()));
  const auto erased = decode_record(4711, encoded.body, "").record;
  EXPECT_EQ(std::get<Filed>(erased.events[0]).filing.purpose, "");
  EXPECT_EQ(std::get<Filed>(erased.events[0]).filing.expectation, "");
  EXPECT_EQ(std::get<Acted>(erased.events[1]).reason, "");
  EXPECT_EQ(std::get<Announced>(erased.events[8]).announcement.purpose, "");
  EXPECT_EQ(std::get<Filed>(erased.events[0]).filing.officials, full_filing().filing.officials);
}

TEST(RecordCodec, TextsKeepTheirOwnersWhereOneIsEmptyFromTheBeginning) {
  auto filed = full_filing();
  filed.filing.purpose = "";
  const Record record = record_of({filed, Acted{Act::rejected, 0, {}, {}, {}, false, {}, "Alasan.", {}}});
  const auto encoded = encode(record);
  EXPECT_EQ(decode_record(4711, encoded.body, encoded.texts).record, record);
}

TEST(RecordCodec, AChangedTextIsDamage) {
  auto encoded = encode(record_of({Acted{Act::rejected, 0, {}, {}, {}, false, {}, "Tidak setuju.", {}}}));
  encoded.texts.replace(encoded.texts.find("Tidak"), 5, "Saya!");
  EXPECT_THROW(decode_record(4711, encoded.body, encoded.texts), StoreError);
}

TEST(RecordCodec, TheSaltIsPartOfATextsHash) {
  const Record record = record_of({Acted{Act::rejected, 0, {}, {}, {}, false, {}, "x", {}}});
  Encoder encoder(true);
  std::string one, other, texts;
  encoder.record(record, {}, Salt{1}, one, texts);
  encoder.record(record, {}, Salt{2}, other, texts);
  EXPECT_NE(one, other);
}

TEST(RecordCodec, BytesThatNobodyWroteAreDamage) {
  const auto encoded = encode(record_of(every_event()));
  EXPECT_THROW(decode_record(1, "\x01\x02garbage", ""), StoreError);
  EXPECT_THROW(decode_record(1, encoded.body, "\xff\xff"), StoreError);
  EXPECT_THROW(decode_record(1, std::string_view(encoded.body).substr(0, encoded.body.size() - 3), encoded.texts), StoreError);
  EXPECT_THROW(decode_record(1, std::string("\x3a\x00", 2), ""), StoreError) << "an event of no known kind";
  EXPECT_THROW(decode_record(1, "\x10\x05", ""), StoreError) << "an actor that refers to no text";
  EXPECT_THROW(decode_record(1, "\x3a\x02\x38\x63", ""), StoreError) << "closed with a state of the future";
}

// SHA-256 of a known value, from another program:
//   printf '\0\0\0\0\0\0\0\7abc' | sha256sum;  printf '\1\2\3' + 13 zero bytes + '\0\0\0\5' + 'abc'
TEST(Hashing, IsSha256OverPositionAndValue) {
  Hasher hasher;
  const auto hex = [](const Hash& hash) {
    std::string text;
    for (const auto byte : hash) {
      text += "0123456789abcdef"[byte >> 4];
      text += "0123456789abcdef"[byte & 15];
    }
    return text;
  };
  EXPECT_EQ(hex(hasher.of("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hex(hasher.record(7, "abc")), "6b4b627b3d8f81c56f4424005476cc2b983ac3c50e2a403f9c4baa2f1a382b11");
  EXPECT_EQ(hex(hasher.text(kSalt, 5, "abc")), "cbdaabff4602beee89b5f43b83aab16418aee30ba8379734665f1a4cfa0050bb");
}

Request full_request() {
  Request request;
  const auto filed = full_filing();
  request.id = filed.id;
  request.uid = filed.uid;
  request.filing = filed.filing;
  request.regulation = filed.regulation;
  request.regulation_version = filed.regulation_version;
  request.offices = filed.offices;
  request.filer = official("pemohon");
  request.state = State::pending;
  request.established = true;
  request.open = OpenStep{4, true, {{Seat::Kind::appraiser, "a/x"}, {Seat::Kind::person, "a/p"}}, at(5), 17};
  request.acted = {official("satu"), official("dua")};
  request.named = {official("tiga"), official("satu")};
  request.told = {official("empat")};
  request.copies_pending = true;
  request.reason = "Alasan.";
  request.created_at = at(3);
  request.updated_at = at(6);
  request.first_position = 11;
  request.last_position = 17;
  return request;
}

TEST(RowCodec, ARequestComesBack) {
  Encoder encoder(true);
  std::string row;
  encoder.request(full_request(), row);
  EXPECT_EQ(decode_request(300, row), full_request());
  Request plain;
  plain.id.number = 1;
  std::string plain_row;
  encoder.request(plain, plain_row);
  EXPECT_EQ(decode_request(1, plain_row), plain);
}

TEST(RowCodec, ProgressStandsOverTheFiling) {
  Request filed = full_request();
  Request later = filed;
  later.state = State::rejected;
  later.established = false;
  later.open.reset();
  later.filing.officials = {official("lima")};
  later.acted = {};
  later.named = {official("lima")};
  later.told = {};
  later.copies_pending = false;
  later.reason = "Lain.";
  later.updated_at = at(99);
  later.last_position = 99;
  ASSERT_TRUE(same_filing(filed, later));
  Encoder encoder(true);
  std::string row, progress;
  encoder.request(filed, row);
  encoder.progress(later, progress);
  auto request = decode_request(300, row);
  decode_progress(progress, request);
  EXPECT_EQ(request, later);
}

TEST(RowCodec, AnyOtherChangeIsAChangeOfTheFiling) {
  const Request filed = full_request();
  const auto changed = [&](auto change) {
    Request other = filed;
    change(other);
    return !same_filing(filed, other);
  };
  EXPECT_TRUE(changed([](Request& r) { r.uid[0] = 'x'; }));
  EXPECT_TRUE(changed([](Request& r) { r.id.agency = "x"; }));
  EXPECT_TRUE(changed([](Request& r) { r.regulation = "x"; }));
  EXPECT_TRUE(changed([](Request& r) { r.regulation_version = "x"; }));
  EXPECT_TRUE(changed([](Request& r) { r.offices.source = UnitId("x"); }));
  EXPECT_TRUE(changed([](Request& r) { r.filer = official("x"); }));
  EXPECT_TRUE(changed([](Request& r) { r.created_at = at(0); }));
  EXPECT_TRUE(changed([](Request& r) { r.first_position = 1; }));
  EXPECT_TRUE(changed([](Request& r) { r.filing.mode = Mode::penunjukan; }));
  EXPECT_TRUE(changed([](Request& r) { r.filing.form = Form::tim_kerja; }));
  EXPECT_TRUE(changed([](Request& r) { r.filing.team_kind = "x"; }));
  EXPECT_TRUE(changed([](Request& r) { r.filing.scope = Scope::dalam_unit; }));
  EXPECT_TRUE(changed([](Request& r) { r.filing.owner = UnitId("x"); }));
  EXPECT_TRUE(changed([](Request& r) { r.filing.source = UnitId("x"); }));
  EXPECT_TRUE(changed([](Request& r) { r.filing.headcount = 99; }));
  EXPECT_TRUE(changed([](Request& r) { r.filing.purpose = "x"; }));
  EXPECT_TRUE(changed([](Request& r) { r.filing.competencies = {}; }));
  EXPECT_TRUE(changed([](Request& r) { r.filing.expectation = "x"; }));
  EXPECT_TRUE(changed([](Request& r) { r.filing.period.to += std::chrono::days(1); }));
  EXPECT_TRUE(changed([](Request& r) { r.filing.call.number = 1; }));
  EXPECT_TRUE(changed([](Request& r) { r.filing.answers.number = 1; }));
}

TEST(RowCodec, TheOtherRowsComeBack) {
  Encoder encoder(true);
  std::string announcement, answer, person, regulation;
  encoder.announcement(full_announcement(), announcement);
  EXPECT_EQ(decode_announcement(announcement), full_announcement());
  const Idempotency idempotency{digest(1), digest(2), 300, {official("satu"), official("dua")}};
  encoder.idempotency(idempotency, answer);
  EXPECT_EQ(decode_idempotency(digest(1), answer), idempotency);
  EXPECT_THROW(decode_idempotency(digest(1), ""), StoreError);
  encoder.person({official("satu"), "Ani", "199001012015012001"}, person);
  EXPECT_EQ(decode_person("surakarta/satu", person), (Person{official("satu"), "Ani", "199001012015012001"}));
  encoder.regulation({"id", "version", "source"}, 3, regulation);
  EXPECT_EQ(decode_regulation(regulation).regulation, (RegulationLoaded{"id", "version", "source"}));
  EXPECT_EQ(decode_regulation(regulation).sequence, 3u);
}

}  // namespace
}  // namespace penugasan::storage
