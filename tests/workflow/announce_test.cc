#include <gtest/gtest.h>

#include "play.h"

namespace penugasan::workflow {
namespace {

struct AnnounceTest : ::testing::Test {
  Play play;
  Announcement need(const char* at) const {
    Announcement asked;
    asked.id = {"kota", 7};
    asked.unit = unit(at);
    asked.purpose = "Perapian data";
    asked.period = {day("2026-04-01"), day("2026-05-31")};
    return asked;
  }
  Decision announce(const char* actor, const Announcement& asked) const { return decide(Announce{asked}, play.context(actor)); }
  static Reason reason(const Decision& decision) { return std::get<Rejection>(decision).reason; }
};

TEST_F(AnnounceTest, TheHeadOfTheLiftedUnitAnnounces) {
  const auto decision = announce("kepala-a", need("dinas-a.bidang-a"));
  const auto& made = std::get<Announced>(std::get<Events>(decision).front());
  EXPECT_EQ(made.announcement.office_unit, unit("dinas-a"));
  EXPECT_EQ(made.announcement.announcer, person("kepala-a"));
  EXPECT_EQ(made.basis.article, "Ps.10");
}

TEST_F(AnnounceTest, NobodyElseDoes) {
  EXPECT_EQ(reason(announce("kabid-a", need("dinas-a.bidang-a"))), Reason::not_your_turn);
  EXPECT_EQ(reason(announce("kepala-b", need("dinas-a"))), Reason::not_your_turn);
}

TEST_F(AnnounceTest, ItsPeriodIsToCome) {
  auto asked = need("dinas-a");
  asked.period = {day("2026-05-01"), day("2026-04-30")};
  EXPECT_EQ(reason(announce("kepala-a", asked)), Reason::period_invalid);
  asked.period = {day("2026-03-01"), day("2026-03-31")};
  EXPECT_EQ(reason(announce("kepala-a", asked)), Reason::period_invalid);
}

TEST_F(AnnounceTest, OnlyWhereTheRegulationKnowsThem) {
  auto regulation = small_regulation();
  regulation.version = "v4";
  regulation.flows.erase(regulation.flows.begin() + 2);
  play.regulations = {};
  play.regulations.add(std::make_shared<const Regulation>(regulation));
  EXPECT_EQ(reason(announce("kepala-a", need("dinas-a"))), Reason::flow_not_provided);
  play.today = day("2025-01-01");
  EXPECT_EQ(reason(announce("kepala-a", need("dinas-a"))), Reason::no_regulation_in_force);
  EXPECT_EQ(reason(announce("kepala-a", need("dinas-z"))), Reason::unit_unknown);
}

TEST_F(AnnounceTest, TheHeadClosesItOnce) {
  Record record;
  record.position = 3;
  record.events = std::get<Events>(announce("kepala-a", need("dinas-a")));
  auto made = workflow::apply(std::optional<Announcement>(), record);
  ASSERT_TRUE(made);
  EXPECT_TRUE(made->open_on(day("2026-05-31")));
  EXPECT_FALSE(made->open_on(day("2026-06-01")));
  const auto close = [&](const char* actor, const std::string& etag) {
    return decide(&*made, CloseAnnouncement{etag}, play.context(actor));
  };
  EXPECT_EQ(reason(close("kabid-a", "p3")), Reason::not_your_turn);
  EXPECT_EQ(reason(close("kepala-a", "p2")), Reason::etag_mismatch);
  EXPECT_EQ(reason(decide(static_cast<const Announcement*>(nullptr), CloseAnnouncement{"p3"}, play.context("kepala-a"))),
            Reason::not_your_turn);
  Record closing;
  closing.position = 4;
  closing.events = std::get<Events>(close("kepala-a", "p3"));
  made = workflow::apply(std::move(made), closing);
  EXPECT_FALSE(made->open_on(day("2026-04-01")));
  EXPECT_EQ(reason(close("kepala-a", "p4")), Reason::announcement_closed);
}

}  // namespace
}  // namespace penugasan::workflow
