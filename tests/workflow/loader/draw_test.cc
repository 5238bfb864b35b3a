#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/workflow/loader/sample.h"

namespace penugasan::workflow {
namespace {

using testing::changed;
using testing::load_one;
using testing::small_file;

std::string drawn(const SourceFile& file, Mode mode, Scope scope) {
  const auto regulation = load_one({file});
  return draw_flow(*regulation, *regulation->flow(mode, scope));
}

void expect_line(const std::string& dot, const std::string& line) {
  EXPECT_NE(dot.find(line), std::string::npos) << line << "\n" << dot;
}

std::string labelled(const std::string& label) {
  return "[label=<<table border=\"0\" cellpadding=\"4\"><tr><td>" + label + "</td></tr></table>>";
}

std::string grey(const std::string& text) { return "<font point-size=\"10\" color=\"#555555\">" + text + "</font>"; }
std::string dark(const std::string& text) { return "<font point-size=\"10\" color=\"#222222\">" + text + "</font>"; }

TEST(Draw, StepsShowTitleOfficesAndBasis) {
  const auto dot = drawn(small_file(), Mode::penunjukan, Scope::lintas_unit);
  expect_line(dot, "label=<<b>penunjukan lintas_unit</b><br/>" + grey("Kecil 1/2026 - Ps.7, Lamp\u00a0II.A.1") + ">;");
  expect_line(dot, "file [shape=note, style=\"filled\", fillcolor=\"#ffffff\", label=<<b>Meminta</b><br/>owner_head files<br/>" +
                       grey("Ps.7(1)"));
  expect_line(
      dot,
      "step_0 [shape=hexagon, style=\"filled\", fillcolor=\"#fff3cd\", label=<<b>Menjawab</b><br/>source_head or source_kpd "
      "decides<br/>" +
          grey("names the people") + "<br/>" + grey("Ps.7(3)") + ">];");
  expect_line(dot,
              "step_2 [shape=ellipse, style=\"filled\", fillcolor=\"#e2f0d9\", label=<<b>Menerima</b><br/>all assignees "
              "acknowledge<br/>" +
                  grey("house") + ">];");
}

TEST(Draw, ConditionalStepsAreDashedAndPassedBy) {
  const auto dot = drawn(small_file(), Mode::penunjukan, Scope::lintas_unit);
  expect_line(dot, "step_1 [shape=box, style=\"filled,dashed\"");
  expect_line(dot, "<font point-size=\"10\" color=\"#a02020\">only: tim_kerja</font>");
  expect_line(dot,
              "step_0 -> step_1 " + labelled("<b>approve</b><br/>" + dark("Surat Penugasan \u2192 assignees")) + ", weight=10];");
  expect_line(dot, "step_0 -> step_2 [style=dashed];");
  EXPECT_EQ(dot.find("step_1 -> assigned"), std::string::npos);
}

TEST(Draw, NoArrowLeadsWhereNoFilingGoes) {
  // For teams step_1, for individuals the added step_2: never one after the other.
  const auto file =
      changed(small_file(), 81, "complete: {letters: []}",
              "complete: {letters: []}\n      - {id: lain, title: Lain, title_en: A, office: [owner_head], act: complete, "
              "when: {form: individu}, basis: house}");
  const auto dot = drawn(file, Mode::penunjukan, Scope::lintas_unit);
  expect_line(dot, "step_0 -> step_1 ");
  expect_line(dot, "step_0 -> step_2 ");
  expect_line(dot, "step_1 -> step_3 ");
  expect_line(dot, "step_2 -> step_3 ");
  EXPECT_EQ(dot.find("step_1 -> step_2"), std::string::npos);
  EXPECT_EQ(dot.find("step_0 -> step_3"), std::string::npos);
}

TEST(Draw, OutcomesAndLetters) {
  const auto dot = drawn(small_file(), Mode::penunjukan, Scope::lintas_unit);
  expect_line(dot,
              "file -> step_0 " + labelled("<b>file</b><br/>" + dark("Surat Permohonan \u2192 source_head (cc<br/>appraisers)")));
  expect_line(dot, "step_0 -> rejected " + labelled("<b>reject</b><br/>" + dark("Surat Penolakan \u2192 owner_head") + "<br/>" +
                                                    grey("reason required: Ps.7(4)")));
  expect_line(dot, "step_2 -> assigned " + labelled("<b>acknowledge</b>"));
  const auto voluntary = drawn(small_file(), Mode::pengajuan_sukarela, Scope::dalam_unit);
  expect_line(voluntary, "step_0 [shape=octagon");
  expect_line(voluntary, dark("Surat Permohonan from filer \u2192<br/>owner_head"));
  expect_line(voluntary, grey("goes on either way"));
  EXPECT_EQ(voluntary.find("step_0 -> rejected"), std::string::npos);
  expect_line(voluntary, "step_2 -> rejected ");
  expect_line(voluntary, "owner_head completes or rejects");
}

TEST(Draw, FlowWithoutRefusalHasNoRejectedEnd) {
  const auto dot = drawn(small_file(), Mode::penunjukan, Scope::dalam_unit);
  EXPECT_EQ(dot.find("rejected"), std::string::npos);
  expect_line(dot, "assigned [shape=ellipse");
}

TEST(Draw, FlowsThatAreRefusedSayWhy) {
  const auto dot = drawn(small_file(), Mode::pengajuan_sukarela, Scope::lintas_unit);
  expect_line(dot, "<b>not provided</b><br/>" + grey("house"));
  const auto forbids =
      changed(small_file(), 124, "not_provided: {basis: house}", "forbidden: {basis: Ps.8(3), words: hanya dapat}");
  const auto forbidden = drawn(forbids, Mode::pengajuan_sukarela, Scope::lintas_unit);
  expect_line(forbidden, "<b>forbidden</b><br/>" + grey("Ps.8(3)") + "<br/>&quot;hanya dapat&quot;");
  EXPECT_EQ(forbidden.find("->"), std::string::npos);
}

TEST(Draw, TextIsEscapedAndBroken) {
  const auto file = changed(small_file(), 64, "\"Menjawab\"", "'A & B <i>\"x\"</i> dan kata yang sangat banyak sekali'");
  const auto dot = drawn(file, Mode::penunjukan, Scope::lintas_unit);
  expect_line(dot, "<b>A &amp; B &lt;i&gt;&quot;x&quot;&lt;/i&gt; dan kata yang sangat<br/>banyak sekali</b>");
}

TEST(Draw, EveryPictureRenders) {
  if (std::system("dot -V 2>/dev/null") != 0) GTEST_SKIP() << "graphviz is not installed";
  auto files = shipped_regulations();
  files.push_back({"fiktif-1-2026.yaml", testing::read_text_file("tests/regulations/fiktif-1-2026.yaml")});
  files.push_back(changed(small_file(), 64, "\"Menjawab\"", "'\\N & <b> \"x\" \u00e9\u2192'"));
  const auto path = (std::filesystem::path(::testing::TempDir()) / "all_flows.dot").string();
  std::ofstream out(path);
  for (const auto& regulation : load_regulations(files)) {
    for (const auto& flow : regulation->flows) out << draw_flow(*regulation, flow);
  }
  out.close();
  EXPECT_EQ(std::system(("dot -Tsvg " + path + " >/dev/null 2>" + path + ".errors").c_str()), 0);
  EXPECT_EQ(std::filesystem::file_size(path + ".errors"), 0u);
  std::filesystem::remove(path);
  std::filesystem::remove(path + ".errors");
}

}  // namespace
}  // namespace penugasan::workflow
