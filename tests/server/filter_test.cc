#include "server/input/filter.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "server/core/clock.h"

namespace penugasan::server {
namespace {

using workflow::OfficialId;
using workflow::UnitId;

workflow::Request request() {
  workflow::Request request;
  request.id = {"jambi", 7};
  request.filing.mode = workflow::Mode::pengajuan_sukarela;
  request.filing.form = workflow::Form::tim_kerja;
  request.filing.scope = workflow::Scope::lintas_unit;
  request.filing.owner = UnitId("jambi/diskominfo");
  request.filing.source = UnitId("jambi/bappeda");
  request.filing.officials = {OfficialId("jambi/a"), OfficialId("jambi/b")};
  request.filer = OfficialId("jambi/kadis");
  request.regulation = "jambi-32-2023";
  request.state = workflow::State::rejected;
  request.created_at = noon_of(*workflow::parse_date("2026-03-10"));
  return request;
}

bool matches(std::string_view text) { return std::get<Filter>(Filter::parse(text)).matches(request()); }

TEST(Filter, AnEmptyOneMatchesEverything) {
  EXPECT_TRUE(matches(""));
  EXPECT_TRUE(matches("  \n "));
  EXPECT_TRUE(matches("\nstate\n=\nrejected\nAND form = tim_kerja\n"));
}

TEST(Filter, EachVocabularyByItsNames) {
  EXPECT_TRUE(matches("state = rejected"));
  EXPECT_TRUE(matches("state=REJECTED"));
  EXPECT_TRUE(matches("state = STATE_REJECTED"));
  EXPECT_FALSE(matches("state = pending"));
  EXPECT_TRUE(matches("state != pending"));
  EXPECT_FALSE(matches("state != rejected"));
  EXPECT_TRUE(matches("mode = pengajuan_sukarela"));
  EXPECT_TRUE(matches("mode = MODE_PENGAJUAN_SUKARELA"));
  EXPECT_FALSE(matches("mode = penunjukan"));
  EXPECT_TRUE(matches("form = FORM_TIM_KERJA"));
  EXPECT_FALSE(matches("form = individu"));
  EXPECT_TRUE(matches("scope = SCOPE_LINTAS_UNIT"));
  EXPECT_FALSE(matches("scope = dalam_unit"));
}

TEST(Filter, UnitsOfficialsAndRegulation) {
  EXPECT_TRUE(matches("owner_unit = agencies/jambi/units/diskominfo"));
  EXPECT_TRUE(matches("owner_unit = \"agencies/jambi/units/diskominfo\""));
  EXPECT_FALSE(matches("owner_unit = agencies/jambi/units/bappeda"));
  EXPECT_TRUE(matches("source_unit = agencies/jambi/units/bappeda"));
  EXPECT_FALSE(matches("source_unit != agencies/jambi/units/bappeda"));
  EXPECT_TRUE(matches("filer = agencies/jambi/officials/kadis"));
  EXPECT_FALSE(matches("filer = agencies/jambi/officials/a"));
  EXPECT_TRUE(matches("officials:agencies/jambi/officials/a"));
  EXPECT_TRUE(matches("officials : 'agencies/jambi/officials/b'"));
  EXPECT_FALSE(matches("officials:agencies/jambi/officials/kadis"));
  EXPECT_TRUE(matches("regulation = jambi-32-2023"));
  EXPECT_FALSE(matches("regulation != jambi-32-2023"));
  EXPECT_TRUE(matches("regulation = \"regulations/jambi-32-2023\"")) << "as answers carry it";
  EXPECT_FALSE(matches("regulation = \"regulations/klaten-34-2024\""));
}

TEST(Filter, DaysInJakarta) {
  EXPECT_TRUE(matches("create_time = 2026-03-10"));
  EXPECT_FALSE(matches("create_time != 2026-03-10"));
  EXPECT_FALSE(matches("create_time < 2026-03-10"));
  EXPECT_TRUE(matches("create_time < 2026-03-11"));
  EXPECT_TRUE(matches("create_time <= 2026-03-10"));
  EXPECT_FALSE(matches("create_time <= 2026-03-09"));
  EXPECT_FALSE(matches("create_time > 2026-03-10"));
  EXPECT_TRUE(matches("create_time > 2026-03-09"));
  EXPECT_TRUE(matches("create_time >= 2026-03-10"));
  EXPECT_FALSE(matches("create_time >= 2026-03-11"));
  auto late = request();
  late.created_at = workflow::Time(*workflow::parse_date("2026-03-09")) + std::chrono::hours(17);  // midnight in Jakarta
  EXPECT_TRUE(std::get<Filter>(Filter::parse("create_time = 2026-03-10")).matches(late));
}

TEST(Filter, AllComparisonsMustHold) {
  EXPECT_TRUE(matches("state = rejected AND form = tim_kerja AND officials:\"agencies/jambi/officials/a\""));
  EXPECT_FALSE(matches("state = rejected AND form = individu"));
  EXPECT_FALSE(matches("state = pending AND form = tim_kerja"));
}

// "position problem" of a refused filter; empty where it is accepted.
std::string fault(std::string_view text) {
  const auto result = Filter::parse(text);
  const auto* error = std::get_if<EdgeError>(&result);
  if (error == nullptr) return "";
  EXPECT_EQ(error->reason, EdgeReason::filter_invalid);
  EXPECT_EQ(error->fields.at(0).field, "filter");
  EXPECT_EQ(error->fields.at(0).what, error->values.at(1).second);
  return error->values.at(0).second + " " + error->values.at(1).second;
}

TEST(Filter, WhatIsUnknownIsNeverIgnored) {
  EXPECT_EQ(fault("colour = red"), "1 filter_field");
  EXPECT_EQ(fault("State = pending"), "1 filter_field");
  EXPECT_EQ(fault("state = pending AND name = x"), "21 filter_field");
  EXPECT_EQ(fault("(state = pending)"), "1 filter_field");
  EXPECT_EQ(fault("-state = pending"), "1 filter_field");
  EXPECT_EQ(fault("NOT state = pending"), "1 filter_field");
  EXPECT_EQ(fault("AND"), "1 filter_field");
  EXPECT_EQ(fault("state = pending AND"), "20 filter_field");
  EXPECT_EQ(fault("state = pending OR state = assigned"), "17 filter_and");
  EXPECT_EQ(fault("state = pending and state = assigned"), "17 filter_and");
  EXPECT_EQ(fault("state = pending state = assigned"), "17 filter_and");
  EXPECT_EQ(fault("state = pending, form = individu"), "16 filter_and");
}

TEST(Filter, OperatorsAreThoseOfTheField) {
  EXPECT_EQ(fault("state"), "6 filter_operator");
  EXPECT_EQ(fault("state < pending"), "7 filter_operator");
  EXPECT_EQ(fault("state:pending"), "6 filter_operator");
  EXPECT_EQ(fault("state == pending"), "8 filter_value");
  EXPECT_EQ(fault("officials = agencies/jambi/officials/a"), "11 filter_operator");
  EXPECT_EQ(fault("create_time:2026-03-10"), "12 filter_operator");
  EXPECT_EQ(fault("owner_unit >= agencies/jambi/units/x"), "12 filter_operator");
  EXPECT_EQ(fault("create_time ~ 2026-03-10"), "13 filter_operator");
}

TEST(Filter, ValuesAreOfTheFieldsType) {
  EXPECT_EQ(fault("state ="), "8 filter_value");
  EXPECT_EQ(fault("state = \"\""), "9 filter_value");
  EXPECT_EQ(fault("state = done"), "9 filter_value");
  EXPECT_EQ(fault("state = Pending"), "9 filter_value");
  EXPECT_EQ(fault("state = state_pending"), "9 filter_value");
  EXPECT_EQ(fault("state = MODE_PENUNJUKAN"), "9 filter_value");
  EXPECT_EQ(fault("state = STATE_UNSPECIFIED"), "9 filter_value");
  EXPECT_EQ(fault("mode = lintas_unit"), "8 filter_value");
  EXPECT_EQ(fault("create_time > yesterday"), "15 filter_value");
  EXPECT_EQ(fault("create_time > 2026-02-30"), "15 filter_value");
  EXPECT_EQ(fault("owner_unit = diskominfo"), "14 filter_value");
  EXPECT_EQ(fault("owner_unit = jambi/diskominfo"), "14 filter_value");
  EXPECT_EQ(fault("filer = agencies/jambi/units/x"), "9 filter_value");
  EXPECT_EQ(fault("regulation = Jambi"), "14 filter_value");
  EXPECT_EQ(fault("state = pendingAND form = individu"), "9 filter_value");
}

TEST(Filter, Quotes) {
  EXPECT_EQ(fault("state = \"pending"), "9 filter_quote");
  EXPECT_EQ(fault("state = 'pending\""), "9 filter_quote");
  EXPECT_EQ(fault("state = \"pending\\"), "9 filter_quote");
  EXPECT_EQ(fault("state = \"pending\\\""), "9 filter_quote");
  EXPECT_TRUE(matches("state = \"reje\\cted\""));
}

TEST(Filter, ThePositionIsInCharacters) { EXPECT_EQ(fault("state = \"é\" AND x"), "9 filter_value"); }

TEST(Filter, AnErrorSaysWhatIsAllowed) {
  const auto error = std::get<EdgeError>(Filter::parse("state < pending"));
  EXPECT_EQ(error.values.at(2), (std::pair<std::string, std::string>("allowed", "=, !=")));
  EXPECT_EQ(std::get<EdgeError>(Filter::parse("state = x")).values.at(2).second, "pending, assigned, rejected, withdrawn");
}

TEST(Filter, AtMostAThousandCharactersAndTwentyComparisons) {
  EXPECT_EQ(fault(std::string(1000, ' ')), "");
  EXPECT_EQ(fault(std::string(1001, ' ')), "1 filter_too_long");
  EXPECT_EQ(fault(std::string(5000000, 'a')), "1 filter_too_long");
  std::string twenty = "state = rejected";
  for (int i = 1; i < 20; ++i) twenty += " AND state = rejected";
  EXPECT_TRUE(matches(twenty));
  const std::string too_many = twenty + " AND state = rejected";
  EXPECT_EQ(fault(too_many), std::to_string(twenty.size() + 6) + " filter_terms");
}

TEST(Filter, BytesThatAreNoText) {
  EXPECT_EQ(fault("state = \xff"), "1 filter_character");
  EXPECT_EQ(fault(std::string_view("state\0= pending", 15)), "1 filter_character");
}

TEST(FilterProperties, AnyTextIsReadSafely) {
  EXPECT_TRUE(rc::check([](const std::string& text) {
    const auto result = Filter::parse(text);
    if (const auto* filter = std::get_if<Filter>(&result)) RC_ASSERT(filter->matches(request()) || !filter->terms().empty());
  }));
}

TEST(FilterProperties, PiecesOfFiltersInAnyOrderAreReadSafely) {
  const std::vector<std::string> pieces = {"state",   "officials",  "create_time",
                                           "=",       "!=",         "<",
                                           ":",       "AND",        "\"",
                                           "'",       "\\",         " ",
                                           "pending", "2026-03-10", "agencies/jambi/officials/a",
                                           "(",       "-",          "é"};
  EXPECT_TRUE(rc::check([&](const std::vector<std::uint8_t>& choice) {
    std::string text;
    for (const auto one : choice) text += pieces[one % pieces.size()];
    const auto result = Filter::parse(text);
    if (const auto* error = std::get_if<EdgeError>(&result)) RC_ASSERT(error->reason == EdgeReason::filter_invalid);
  }));
}

}  // namespace
}  // namespace penugasan::server
