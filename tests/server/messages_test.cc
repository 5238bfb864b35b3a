// The catalogue: every reason has its sentences in both languages, and doc/errors.md knows it.
#include "server/errors/messages.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "server/errors/errors.h"
#include "server/errors/words.h"
#include "server/input/text.h"
#include "tests/support/paths.h"

namespace penugasan::server {
namespace {

using workflow::Basis;
using workflow::Reason;
using workflow::Rejection;

constexpr int kReasons = static_cast<int>(Reason::announcement_closed) + 1;

std::string code_name(grpc::StatusCode code) {
  static const std::map<grpc::StatusCode, std::string> names = {{grpc::StatusCode::INVALID_ARGUMENT, "INVALID_ARGUMENT"},
                                                                {grpc::StatusCode::FAILED_PRECONDITION, "FAILED_PRECONDITION"},
                                                                {grpc::StatusCode::PERMISSION_DENIED, "PERMISSION_DENIED"},
                                                                {grpc::StatusCode::ABORTED, "ABORTED"},
                                                                {grpc::StatusCode::UNAUTHENTICATED, "UNAUTHENTICATED"},
                                                                {grpc::StatusCode::NOT_FOUND, "NOT_FOUND"},
                                                                {grpc::StatusCode::OUT_OF_RANGE, "OUT_OF_RANGE"},
                                                                {grpc::StatusCode::RESOURCE_EXHAUSTED, "RESOURCE_EXHAUSTED"},
                                                                {grpc::StatusCode::DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED"},
                                                                {grpc::StatusCode::UNAVAILABLE, "UNAVAILABLE"},
                                                                {grpc::StatusCode::INTERNAL, "INTERNAL"}};
  return names.at(code);
}

// The rows of doc/errors.md in order: reason, code.
std::vector<std::pair<std::string, std::string>> documented() {
  std::ifstream in(testing::source_dir() / "doc/errors.md");
  std::vector<std::pair<std::string, std::string>> rows;
  const std::regex row(R"(\| `([A-Z_]+)` \| ([A-Z_]+) \| ([^|]+[^| ]) \| ([^|]+[^| ]) \|)");
  for (std::string line; std::getline(in, line);) {
    std::smatch match;
    if (std::regex_match(line, match, row)) rows.emplace_back(match[1], match[2]);
  }
  return rows;
}

TEST(Errors, TheDocumentAndTheEnumsAgreeInNameCodeAndOrder) {
  std::vector<std::pair<std::string, std::string>> known;
  for (int i = 0; i < kReasons; ++i) {
    const auto reason = static_cast<Reason>(i);
    known.emplace_back(workflow::name_of(reason), code_name(code_of(reason)));
  }
  for (int i = 0; i < kEdgeReasons; ++i) {
    const auto reason = static_cast<EdgeReason>(i);
    known.emplace_back(wire_name(reason), code_name(code_of(reason)));
  }
  EXPECT_EQ(documented(), known);
  EXPECT_EQ(known.size(), 29u + 32u);
  EXPECT_EQ(workflow::name_of(static_cast<Reason>(kReasons)), "");
}

void expect_good(const Texts& texts, std::string_view reason) {
  std::set<std::string_view> different;
  for (const auto text : {texts.id.what, texts.id.next, texts.en.what, texts.en.next}) {
    EXPECT_GT(text.size(), 10u) << reason;
    EXPECT_TRUE(text.ends_with('.')) << reason << ": " << text;
    EXPECT_TRUE(is_utf8(text)) << reason;
    EXPECT_EQ(std::count(text.begin(), text.end(), '['), std::count(text.begin(), text.end(), ']')) << text;
    EXPECT_EQ(std::count(text.begin(), text.end(), '{'), std::count(text.begin(), text.end(), '}')) << text;
    different.insert(text);
  }
  EXPECT_EQ(different.size(), 4u) << reason;
}

TEST(Messages, EveryReasonHasItsOwnTextsInBothLanguages) {
  std::set<std::string_view> whats;
  for (int i = 0; i < kReasons; ++i) {
    const auto& texts = texts_of(static_cast<Reason>(i));
    expect_good(texts, workflow::name_of(static_cast<Reason>(i)));
    whats.insert({texts.id.what, texts.en.what});
  }
  for (int i = 0; i < kEdgeReasons; ++i) {
    const auto& texts = texts_of(static_cast<EdgeReason>(i));
    expect_good(texts, wire_name(static_cast<EdgeReason>(i)));
    whats.insert({texts.id.what, texts.en.what});
  }
  EXPECT_EQ(whats.size(), 2u * static_cast<unsigned>(kReasons + kEdgeReasons));
}

TEST(Messages, PlaceholdersAreTheSameInBothLanguages) {
  const auto placeholders = [](std::string_view text) {
    std::multiset<std::string> found;
    const std::string copy(text);
    const std::regex one(R"(\{([a-z_]+)\})");
    for (std::sregex_iterator it(copy.begin(), copy.end(), one), end; it != end; ++it) found.insert((*it)[1]);
    return found;
  };
  for (int i = 0; i < kReasons; ++i) {
    const auto& texts = texts_of(static_cast<Reason>(i));
    EXPECT_EQ(placeholders(texts.id.what), placeholders(texts.en.what)) << texts.en.what;
  }
}

TEST(Messages, FillKeepsOptionalPartsOnlyWhenComplete) {
  EXPECT_EQ(fill("a {x}[ b {y}][ c {x}{z}].", {{"x", "1"}, {"y", "2"}}), "a 1 b 2.");
  EXPECT_EQ(fill("{gone} and {empty}", {{"empty", ""}}), "- and -");
  EXPECT_EQ(fill("", {}), "");
  EXPECT_EQ(fill("plain", {}), "plain");
  EXPECT_EQ(fill("{x}", {{"x", "[{x}]"}}), "[{x}]");  // values are never filled themselves
}

TEST(Messages, AForbiddenFlowQuotesTheWords) {
  Rejection rejection{Reason::flow_forbidden,
                      {Basis::Kind::regulation, "Lamp IV.3.2", "hanya dapat dilakukan di dalam Pemerintah Daerah", {}},
                      "surakarta-32-2023",
                      {{"mode", "pengajuan_sukarela"}, {"scope", "lintas_instansi"}},
                      {}};
  EXPECT_EQ(
      sentence_of(rejection, Language::id),
      "Peraturan melarang alur pengajuan sukarela lintas instansi. Hal ini menurut Lamp IV.3.2 surakarta-32-2023: \"hanya dapat "
      "dilakukan di dalam Pemerintah Daerah\". Pilih cara pengajuan atau lingkup lain yang diperbolehkan.");
  EXPECT_EQ(
      sentence_of(rejection, Language::en),
      "The regulation forbids the flow pengajuan sukarela (voluntary application) across agencies (lintas instansi). This is "
      "under "
      "Lamp IV.3.2 surakarta-32-2023: \"hanya dapat dilakukan di dalam Pemerintah Daerah\". Choose another mode or scope that it "
      "allows.");
}

TEST(Messages, AFlowThatIsNotProvidedReadsDifferently) {
  Rejection rejection{Reason::flow_not_provided,
                      {Basis::Kind::regulation, "Lamp II.I.C.4.c.1", {}, {}},
                      "palangka-raya-13-2024",
                      {{"mode", "pengajuan_sukarela"}, {"scope", "lintas_instansi"}},
                      {}};
  EXPECT_EQ(
      sentence_of(rejection, Language::id),
      "Peraturan tidak menyediakan alur pengajuan sukarela lintas instansi; peraturan tidak menyebutnya, dan tidak pula "
      "melarangnya. "
      "Hal ini menurut Lamp II.I.C.4.c.1 palangka-raya-13-2024. Pilih alur lain, atau mintalah instansi menetapkan pengaturannya "
      "sendiri untuk alur ini.");
}

TEST(Messages, AHouseRuleIsNeverToldAsLaw) {
  const Rejection rejection{Reason::reason_required, workflow::house("ours"), "jambi-32-2023", {{"step", "keputusan"}}, {}};
  EXPECT_EQ(
      sentence_of(rejection, Language::id),
      "Penolakan harus disertai alasan. Ini aturan rumah (house rule), bukan ketentuan peraturan. Tuliskan alasannya, lalu kirim "
      "kembali.");
  EXPECT_EQ(sentence_of(rejection, Language::en),
            "A refusal must give its reason. This is a house rule (aturan rumah), not a provision of the regulation. State the "
            "reason and "
            "send it again.");
}

TEST(Messages, WhatRestsOnNoRuleSaysNothingOfRules) {
  const Rejection rejection{Reason::etag_mismatch, workflow::house(), "jambi-32-2023", {}, {}};
  EXPECT_EQ(sentence_of(rejection, Language::en),
            "It has changed since you read it. Read it again, see what changed, and repeat with the new etag.");
}

TEST(Messages, PeopleReadTitlesWhereTheyAreKnown) {
  const Rejection rejection{Reason::wrong_action,
                            {Basis::Kind::regulation, "Ps.5", {}, {}},
                            "jambi-13-2025",
                            {{"step", "penetapan"},
                             {"step_title", "Kepala Dinas menetapkan"},
                             {"step_title_en", "The head of the Dinas establishes"},
                             {"options", "complete"},
                             {"regulation_title", "Perwali Jambi 13/2025"}},
                            {}};
  EXPECT_EQ(
      sentence_of(rejection, Language::id),
      "Tindakan ini tidak tersedia pada langkah \"Kepala Dinas menetapkan\"; yang tersedia: selesaikan. Hal ini menurut Ps.5 "
      "Perwali Jambi 13/2025. Gunakan tindakan yang tersedia.");
  EXPECT_EQ(short_sentence_of(rejection, Language::en),
            "This action is not possible at step \"The head of the Dinas establishes\"; possible: complete.");
}

TEST(Messages, ValuesAreGivenInTheReadersWords) {
  const Rejection rejection{
      Reason::wrong_action, workflow::house(), "x", {{"step", "keputusan_unit_asal"}, {"options", "approve, reject"}}, {}};
  EXPECT_EQ(short_sentence_of(rejection, Language::id),
            "Tindakan ini tidak tersedia pada langkah \"keputusan_unit_asal\"; yang tersedia: setujui, tolak.");
  EXPECT_EQ(in_words("limit", "longer_than 1 months, shorter_than 1 years", Language::id),
            "lebih dari 1 bulan, kurang dari 1 tahun");
  EXPECT_EQ(in_words("offices", "source_head, appraisers", Language::en),
            "head of the source unit, Pejabat Penilai Kinerja (appraiser)");
  EXPECT_EQ(in_words("unit", "approve", Language::id), "approve");  // an id, not a word
  EXPECT_EQ(in_words("options", "", Language::id), "");
  EXPECT_EQ(in_words("options", ", approve,,", Language::id), ", setujui,,");
}

TEST(Messages, AVacantOfficeIsNamedWithItsUnit) {
  const Rejection rejection{
      Reason::office_vacant, workflow::house(), "x", {{"offices", "source_head"}, {"seats", "jambi/dlh"}}, {}};
  EXPECT_EQ(short_sentence_of(rejection, Language::en),
            "Nobody can act on the step; vacant: head of the source unit (jambi/dlh).");
  EXPECT_EQ(short_sentence_of(rejection, Language::id),
            "Tidak ada yang dapat bertindak pada langkah; jabatan yang kosong: pimpinan unit asal (jambi/dlh).");
  const Rejection own_case{Reason::office_vacant, workflow::house(), "x", {{"offices", "source_head"}, {"seats", ""}}, {}};
  EXPECT_EQ(short_sentence_of(own_case, Language::en), "Nobody can act on the step; vacant: head of the source unit.");
}

TEST(Messages, TheEdgeNamesTheFirstFieldAtFault) {
  EXPECT_EQ(sentence_of(invalid_field("assignment_request.purpose", "too_long", "2000"), Language::id),
            "Isian tidak sah: assignment_request.purpose: lebih dari 2000 karakter. Perbaiki isian yang disebutkan, lalu kirim "
            "kembali.");
  EXPECT_EQ(sentence_of(not_found("agencies/jambi/assignmentRequests/9"), Language::en),
            "Not found: agencies/jambi/assignmentRequests/9. Check the name; what you may not see counts as not there.");
  EXPECT_EQ(sentence_of(EdgeError{EdgeReason::unauthenticated, {{"problem", "principal_missing"}}, {}}, Language::id),
            "Pemanggil tidak dikenali: metadata x-penugasan-principal tidak ada. Sertakan tepat satu metadata "
            "\"x-penugasan-principal\", "
            "misalnya \"surakarta/kadis-kominfo\".");
}

TEST(Messages, WhoMayNotIsToldWhoMayAndWhatToDo) {
  const EdgeError loads{EdgeReason::operator_only, {{"allowed", "operator, administrator, directory.load"}}, {}};
  EXPECT_EQ(sentence_of(loads, Language::id),
            "Panggilan ini bukan untuk pemanggil seperti Anda; hanya untuk pengelola, administrator instansinya, akun layanan "
            "instansinya dengan scope directory.load. Mintalah mereka melakukannya; bila Anda termasuk, periksa dengan WhoAmI "
            "sebagai siapa Anda dikenal, lalu ulangi.");
  EXPECT_EQ(sentence_of(loads, Language::en),
            "This call is not for a caller like you; only for operators, administrators of its agency, its service accounts with "
            "the scope directory.load. Ask them to do it; if you are one of them, see by WhoAmI whom the server takes you for, "
            "then repeat it.");
}

TEST(Messages, EveryFieldKeyReadsWellInBothLanguages) {
  const auto keys = field_keys();
  EXPECT_EQ(std::set<std::string_view>(keys.begin(), keys.end()).size(), keys.size());
  for (const auto key : keys) {
    const std::string id = field_sentence(key, "17", Language::id);
    const std::string en = field_sentence(key, "17", Language::en);
    EXPECT_NE(id, en) << key;
    EXPECT_EQ((id + en).find_first_of("{}[]"), std::string::npos) << key;
  }
  EXPECT_EQ(field_sentence("in_the_past", "", Language::id), "sudah lewat");
  EXPECT_EQ(field_sentence("something_new", "", Language::en), "is not valid (something_new)");
}

TEST(Messages, WhateverTheDomainFaultsIsInTheCatalogue) {
  const auto keys = field_keys();
  for (const std::string_view key : {"missing", "mismatch", "others", "not_here", "before_start", "in_the_past", "required",
                                     "repeated", "unknown", "not_answered_here"}) {
    EXPECT_NE(std::find(keys.begin(), keys.end(), key), keys.end()) << key;
  }
}

TEST(Messages, WarningsSayWhatTheyRestOn) {
  EXPECT_EQ(
      warning_sentence("PERIOD_SPANS_YEARS", workflow::house(), "klaten-42-2024", Language::en),
      "The period spans more than one budget year. This is a house rule (aturan rumah), not a provision of the regulation.");
  EXPECT_EQ(
      warning_sentence("PERIOD_OVER_ADVISED", {Basis::Kind::regulation, "Ps.12(6)", {}, {}}, "klaten-42-2024", Language::id),
      "Jangka waktunya di luar yang dianjurkan. Hal ini menurut Ps.12(6) klaten-42-2024.");
  EXPECT_TRUE(warning_sentence("HEADCOUNT_OVER_ADVISED", workflow::house(), "x", Language::id).starts_with("Jumlah pejabatnya"));
  EXPECT_TRUE(warning_sentence("NEW_ONE", workflow::house(), "x", Language::id).starts_with("NEW_ONE. "));
}

TEST(Messages, ClipCutsBetweenCharacters) {
  EXPECT_EQ(clip("abc", 3), "abc");
  EXPECT_EQ(clip("abcd", 3), "…");
  EXPECT_EQ(clip("abcde", 4), "a…");
  EXPECT_EQ(clip("ééé", 5), "é…");
  EXPECT_EQ(clip("abc", 2), "ab");
  EXPECT_EQ(clip("a\xff", 10), "a?");
  EXPECT_TRUE(rc::check([](const std::string& text) {
    const auto bytes = *rc::gen::inRange<std::size_t>(0, 40);
    const std::string clipped = clip(text, bytes);
    RC_ASSERT(clipped.size() <= bytes);
    RC_ASSERT(is_utf8(clipped));
  }));
}

}  // namespace
}  // namespace penugasan::server
