#include "clients/demo/flows.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

namespace penugasan::clients {
namespace {

std::map<DemoFlow::Ending, int> endings_of(const std::string& regulation) {
  std::map<DemoFlow::Ending, int> endings;
  for (const auto& flow : demo_flows()) {
    if (flow.regulation == regulation) ++endings[flow.ending];
  }
  return endings;
}

using Endings = std::map<DemoFlow::Ending, int>;

TEST(DemoFlows, WhatEachRegulationProvidesAndRefuses) {
  using enum DemoFlow::Ending;
  EXPECT_EQ(endings_of("palangka-raya-13-2024"), (Endings{{assigned, 5}, {not_provided, 1}}));
  EXPECT_EQ(endings_of("barito-timur-11-2024"), (Endings{{assigned, 5}, {not_provided, 1}}));
  EXPECT_EQ(endings_of("surakarta-32-2023"), (Endings{{assigned, 5}, {forbidden, 1}}));
  EXPECT_EQ(endings_of("klaten-34-2024"), (Endings{{assigned, 5}, {forbidden, 1}}));
  EXPECT_EQ(endings_of("jambi-13-2025"), (Endings{{assigned, 5}, {not_provided, 1}, {forbidden, 2}}));
  EXPECT_EQ(demo_flows().size(), 32U);
}

TEST(DemoFlows, EachFlowAndEachScenarioOnce) {
  std::set<std::string> flows;
  std::set<std::string> scenarios;
  for (const auto& flow : demo_flows()) {
    EXPECT_TRUE(flows.insert(std::string(flow.regulation) + flow.mode + flow.scope).second) << flow.scenario;
    EXPECT_TRUE(scenarios.insert(flow.scenario).second) << flow.scenario;
  }
}

}  // namespace
}  // namespace penugasan::clients
