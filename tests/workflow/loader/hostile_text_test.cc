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
  EXPECT_EQ(fault_of("#" + std::string((1 << 20) - 1, 'x')).what, "an empty file: a regulation or an overlay is needed");
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
  expect(std::string("a: 1\nb: \0x\n", 11), 2, "a control character (0)");
  expect("a: 1\nb: \x04x\n", 2, "a control character (4)");
  expect("a: \x7f\n", 1, "a control character (127)");
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
