// Text that is no regulation: broken, huge, deep, or meant to blow up the reader. Each is refused, quickly, with its line.
#include <gtest/gtest.h>

#include <chrono>

#include "tests/workflow/loader/sample.h"

namespace penugasan::testing {
namespace {

using workflow::Fault;

Fault fault_of(const std::string& text) {
  const auto faults = faults_of({{"x.yaml", text}});
  return faults.size() == 1 ? faults.front() : Fault{"", -1, std::to_string(faults.size()) + " faults"};
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

void expect(const std::string& text, int line, const std::string& said) {
  const auto start = std::chrono::steady_clock::now();
  const auto fault = fault_of(text);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
  EXPECT_EQ(fault.line, line) << said << "\n" << fault.what;
  EXPECT_NE(fault.what.find(said), std::string::npos) << fault.what;
}

TEST(HostileText, BrokenYaml) {
  expect("regulation: x\ntitle: \"open\n", 2, "not YAML here: illegal EOF in scalar");
  expect("regulation: x\ntitle: 'open\n\n", 3, "not YAML here: illegal EOF in scalar");
  expect("regulation: x\ntitle: \"open", 2, "not YAML here: illegal EOF in scalar");
  expect("regulation: x\n  title: a\n bad\n", 2, "not YAML here");
  expect("a: [1, 2\n", 1, "not YAML here: end of sequence flow not found");
  expect("a: 1\n- b\n", 2, "not YAML here");
}

TEST(HostileText, NothingOrNoMapping) {
  expect("", 0, "an empty file");
  expect("# only a comment\n", 0, "an empty file");
  expect("just words\n", 1, "a regulation must be a mapping");
  expect("- a\n- b\n", 1, "a regulation must be a mapping");
}

TEST(HostileText, AnEmptyFileIsToldHowItBegins) {
  EXPECT_EQ(faults_of({{"folder/kota-1-2026.yaml", ""}}).front().text(),
            "folder/kota-1-2026.yaml: an empty file: a regulation begins with `regulation: kota-1-2026` and then its `title`, a "
            "house overlay with `overlay: kota-1-2026`");
  EXPECT_EQ(faults_of({{"Kota 1.yaml", ""}}).front().what,
            "an empty file: a regulation begins with `regulation: ID` and then its `title`, a house overlay with `overlay: ID`");
}

TEST(HostileText, AnchorsAliasesAndTags) {
  expect("a: 1\nb: &x [1]\n", 2, "an anchor (&) is not allowed here");
  expect("a: 1\nb: &x word\n", 2, "an anchor (&) is not allowed here");
  expect("a: 1\nb: &x\n  c: d\n", 2, "an anchor (&) is not allowed here");
  expect("a: 1\nb: *x\n", 2, "not YAML here");
  expect("a: 1\nb: !!binary aGk=\n", 2, "the tag tag:yaml.org,2002:binary is not allowed here");
  expect("a: !x [1]\n", 1, "the tag !x is not allowed here");
}

TEST(HostileText, KeysThatAreNoWords) {
  expect("[a, b]: c\n", 1, "a key must be a word");
  expect("{a: b}: c\n", 1, "a key must be a word");
  expect("a: b\n: c\n", 2, "a key is missing");
}

TEST(HostileText, OneByteOverTheBoundIsRefused) {
  EXPECT_EQ(fault_of("#" + std::string((1 << 20) - 1, 'x')).what,
            "an empty file: a regulation begins with `regulation: x` and then its `title`, a house overlay with `overlay: x`");
  EXPECT_EQ(fault_of("#" + std::string(1 << 20, 'x')).what, "larger than 1 MiB: a regulation is a few dozen KiB");
}

TEST(HostileText, DepthIsBounded) {
  expect(repeated("[", 1000000), 1, "more brackets stand open");
  expect(repeated("{a: ", 250000), 1, "more brackets stand open");
  expect("a: 1\nb: " + repeated("[", 40) + repeated("]", 40) + "\n", 2, "nested deeper than 24 levels");
  expect("b:\n  " + repeated("- ", 500000), 2, "nested deeper than 24 levels");
  std::string stairs;
  for (int depth = 0; depth < 1000; ++depth) stairs += std::string(static_cast<std::size_t>(depth), ' ') + "a:\n";
  expect(stairs, 25, "nested deeper than 24 levels");
}

TEST(HostileText, ManyValuesAreBounded) {
  expect("a: [" + repeated("x,", 400000) + "]\n", 1, "more than 50000 values");
  EXPECT_EQ(faults_of({{"x.yaml", repeated("a: b\n", 200000)}}).size(), 25000u);  // the first is good, the last one too many
  std::string keys;
  for (int at = 0; at < 90000; ++at) keys += "k" + std::to_string(at) + ": 1\n";
  expect(keys, 25000, "more than 50000 values");
  expect(repeated("? ", 500000), 1, "a key must be a word");
}

TEST(HostileText, Characters) {
  expect(std::string("a: 1\nb: \0x\n", 11), 2, "a control character (U+0000): remove it");
  expect("a: 1\nb: \x04x\n", 2, "a control character (U+0004): remove it");
  expect("a: \x7f\n", 1, "a control character (U+007F): remove it");
  expect("a: 1\n\nb: \xff\n", 3, "not UTF-8");
  expect("a: \xc0\xaf\n", 1, "not UTF-8");
  expect("a: \xc3\n", 1, "not UTF-8");
  expect("a: \xe0\x80\xaf\n", 1, "not UTF-8");
  expect("a: \xed\xa0\x80\n", 1, "not UTF-8");
  expect("a: \xe2\x82\n", 1, "not UTF-8");
  expect("a: \xf0\x80\x80\xaf\n", 1, "not UTF-8");
  expect("a: \xf4\x90\x80\x80\n", 1, "not UTF-8");
  expect("a: \xf0\x9f\x98\n", 1, "not UTF-8");
  expect(
      "a: \xf0\x9f"
      "A\x80\n",
      1, "not UTF-8");
  expect(
      "a: \xf0"
      "A\x98\x80\n",
      1, "not UTF-8");
  expect("a: \xf5\x80\x80\x80\n", 1, "not UTF-8");
  expect(
      "a: \xe2"
      "A\x82\n",
      1, "not UTF-8");
  expect("a: \x80\n", 1, "not UTF-8");
  expect(
      "\xef\xbb\xbf"
      "a: 1\n",
      1, "a byte order mark");
  expect(std::string("\xff\xfe"
                     "a\0",
                     4),
         1, "not UTF-8");
}

TEST(HostileText, ControlsBeyondAscii) {
  expect("a: \xc2\x80\n", 1, "a control character (U+0080)");
  expect("a: \xc2\x9f\n", 1, "a control character (U+009F)");
  expect("a: 1\n# \xe2\x80\xa8\n", 2, "a control character (U+2028)");
  expect("a: \xe2\x80\xae\n", 1, "a control character (U+202E)");
  expect("a: \xe2\x81\xa6\n", 1, "a control character (U+2066)");
  expect("a: \xe2\x81\xa9\n", 1, "a control character (U+2069)");
}

/// The small regulation with an escape in its title, which stands in line 2.
std::vector<Fault> faults_of_title(const std::string& escape) {
  return faults_of({changed(small_file(), 2, "Peraturan Kecil", "Peraturan" + escape + "Kecil")});
}

TEST(HostileText, ControlCharactersByEscapes) {
  const std::pair<std::string, std::string> escapes[] = {
      {"\\0", "0000"},     {"\\x07", "0007"},   {"\\a", "0007"},     {"\\x1b", "001B"},      {"\\e", "001B"},
      {"\\r", "000D"},     {"\\t", "0009"},     {"\\x7f", "007F"},   {"\\x9b", "009B"},      {"\\x85", "0085"},
      {"\\u2028", "2028"}, {"\\u202e", "202E"}, {"\\u2066", "2066"}, {"\\U0000202a", "202A"}};
  for (const auto& [escape, code] : escapes) {
    const auto faults = faults_of_title(escape);
    ASSERT_EQ(faults.size(), 1u) << escape;
    EXPECT_EQ(faults[0].text(), "kecil-1-2026.yaml:2: a control character (U+" + code + "): remove it");
  }
  EXPECT_EQ(faults_of({changed(small_file(), 21, "Surat Penugasan", "Surat \\x1b[2J")}).front().line, 21);
  const auto key = faults_of({changed(small_file(), 3, "short_title", "\"short\\x07title\"")});
  ASSERT_EQ(key.size(), 3u);
  EXPECT_EQ(key[0].text(), "kecil-1-2026.yaml:1: a regulation lacks the key `short_title`");
  EXPECT_EQ(key[1].text(), "kecil-1-2026.yaml:3: a control character (U+0007): remove it");
  EXPECT_EQ(key[2].text().find("kecil-1-2026.yaml:3: a regulation has no key `?`, only: "), 0u) << "nothing of it is shown";
}

TEST(HostileText, EscapesThatAreNoUtf8) {
  for (const std::string escape : {"\\N", "\\_"}) {
    const auto faults = faults_of_title(escape);
    ASSERT_EQ(faults.size(), 1u) << escape;
    EXPECT_EQ(faults[0].text(), "kecil-1-2026.yaml:2: an escape that is no UTF-8: write the character itself, or remove it");
  }
}

TEST(HostileText, HarmlessEscapesAreRead) {
  for (const std::string escape : {"\\n", "\\xa0", "\\u2027", "\\u202f", "\\u2065", "\\u206a", "\\u20ac"}) {
    EXPECT_TRUE(faults_of_title(escape).empty()) << escape;
  }
}

TEST(HostileText, OtherCharactersAreRead) {
  const auto file = changed(small_file(), 2, "Peraturan Kecil", "Peraturan \u201cKecil\u201d \u20ac \U0001F600 \u00e9");
  EXPECT_EQ(load_one({file})->title, "Peraturan \u201cKecil\u201d \u20ac \U0001F600 \u00e9 Nomor 1 Tahun 2026");
}

TEST(HostileText, OneDocumentOnly) {
  expect("---\na: 1\n", 1, "a file is one document");
  expect("a: 1\n---\nb: 1\n", 2, "a file is one document");
  expect("a: 1\n...\n", 2, "a file is one document");
  expect("%YAML 1.2\n", 1, "a file is one document");
  expect("{a: 1}\n{b: 1}\n", 0, "a file is one document");
}

TEST(HostileText, WindowsLineEndsAreRead) {
  auto file = small_file();
  std::string text;
  for (const char c : file.text) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  EXPECT_EQ(load_one({{file.name, text}})->title, "Peraturan Kecil Nomor 1 Tahun 2026");
  EXPECT_EQ(faults_of({changed({file.name, text}, 34, "owner_head", "x")}).front().line, 34);
}

}  // namespace
}  // namespace penugasan::testing
