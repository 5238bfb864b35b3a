// The metrics of a running server, fetched as Prometheus fetches them.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "tests/server/e2e/city.h"
#include "tests/support/http.h"
#include "tests/support/paths.h"
#include "tests/support/ports.h"

namespace penugasan::testing {
namespace {

using namespace std::chrono_literals;

std::string value_of(const std::string& text, const std::string& series) {
  const auto at = text.find("\n" + series + " ");
  if (at == std::string::npos) return "none";
  const auto from = at + series.size() + 2;
  return text.substr(from, text.find('\n', from) - from);
}

class ServedMetrics : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { the_city = new City({"--metrics-listen", "127.0.0.1:0"}); }
  static void TearDownTestSuite() { delete the_city; }
  static std::string scrape() { return http_get(the_city->metrics_address(), "/metrics"); }
  static City* the_city;
};

City* ServedMetrics::the_city = nullptr;

TEST_F(ServedMetrics, CallsAreCountedByMethodAndOutcome) {
  const auto filed = the_city->file(kFiler, filing());
  EXPECT_EQ(refusal([&] { return the_city->approve(kOutsider, filed); }), "PERMISSION_DENIED NOT_YOUR_TURN");
  (void)the_city->approve(kDecider, filed);
  const auto text = scrape();
  const std::string service = R"(method="AssignmentRequestService/)";
  EXPECT_EQ(value_of(text, R"(penugasan_calls_total{code="OK",)" + service + R"(FileAssignmentRequest",reason=""})"), "1");
  EXPECT_EQ(value_of(text, R"(penugasan_calls_total{code="OK",)" + service + R"(ApproveAssignmentRequest",reason=""})"), "1");
  EXPECT_EQ(value_of(text, R"(penugasan_calls_total{code="PERMISSION_DENIED",)" + service +
                               R"(ApproveAssignmentRequest",reason="NOT_YOUR_TURN"})"),
            "1");
  EXPECT_EQ(value_of(text, "penugasan_call_duration_seconds_count{" + service + R"(FileAssignmentRequest",outcome="accepted"})"),
            "1");
}

TEST_F(ServedMetrics, ACallerWithoutANameIsCountedAsSuch) {
  EXPECT_EQ(refusal([&] { return the_city->get("not a name", "x"); }), "UNAUTHENTICATED UNAUTHENTICATED");
  EXPECT_EQ(value_of(scrape(), R"(penugasan_calls_total{code="UNAUTHENTICATED",)"
                               R"(method="AssignmentRequestService/GetAssignmentRequest",reason="UNAUTHENTICATED"})"),
            "1");
}

TEST_F(ServedMetrics, TheStateOfTheServer) {
  const auto text = scrape();
  EXPECT_EQ(value_of(text, "penugasan_read_only"), "0");
  EXPECT_EQ(value_of(text, "penugasan_disk_reserve_bytes"), "536870912");
  EXPECT_GT(std::stod(value_of(text, "penugasan_disk_free_bytes")), 1e6);
  EXPECT_GT(std::stod(value_of(text, "penugasan_store_bytes")), 1000);
  EXPECT_GE(std::stod(value_of(text, "penugasan_log_head")), 6);  // five regulations, one directory
  EXPECT_LT(std::stod(value_of(text, "penugasan_fence_age_seconds")), 600);
  EXPECT_GT(std::stod(value_of(text, "process_resident_memory_bytes")), 1e6);
}

std::string file_text(const char* name) {
  std::ifstream in(source_dir() / name);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Every metric that the text names, histograms without the endings of their series.
std::set<std::string> named_in(const std::string& text) {
  static const std::regex kName("\\b(?:penugasan|process)_[a-z_]+");
  static const std::regex kEnding("_(bucket|sum|count)$");
  std::set<std::string> names;
  for (std::sregex_iterator name(text.begin(), text.end(), kName), end; name != end; ++name) {
    names.insert(std::regex_replace(name->str(), kEnding, ""));
  }
  return names;
}

std::set<std::string> exported_by(const std::string& scraped) {
  static const std::regex kType("# TYPE ([a-z_]+) ");
  std::set<std::string> names;
  for (std::sregex_iterator type(scraped.begin(), scraped.end(), kType), end; type != end; ++type) names.insert((*type)[1]);
  return names;
}

std::set<std::string> missing(const std::set<std::string>& wanted, const std::set<std::string>& there) {
  std::set<std::string> absent;
  std::set_difference(wanted.begin(), wanted.end(), there.begin(), there.end(), std::inserter(absent, absent.end()));
  return absent;
}

// A panel or a rule on a metric that nobody exports shows nothing and never alarms.
TEST_F(ServedMetrics, DashboardAndAlertsNameOnlyWhatIsExported) {
  const auto exported = exported_by(scrape());
  for (const auto* file : {"deploy/grafana/penugasan.json", "deploy/prometheus/alerts.yml"}) {
    const auto named = named_in(file_text(file));
    EXPECT_GE(named.size(), 9u) << file;
    EXPECT_EQ(missing(named, exported), std::set<std::string>{}) << file;
  }
}

TEST_F(ServedMetrics, EveryMetricAndEveryAlertIsExplained) {
  const auto document = file_text("doc/observability.md");
  for (const auto& name : exported_by(scrape())) {
    // The exporter's own figures are the library's.
    if (name.starts_with("exposer_")) continue;
    EXPECT_NE(document.find("`" + name + "`"), std::string::npos) << name;
  }
  const auto rules = file_text("deploy/prometheus/alerts.yml");
  static const std::regex kAlert("alert: (\\w+)");
  for (std::sregex_iterator alert(rules.begin(), rules.end(), kAlert), end; alert != end; ++alert) {
    EXPECT_NE(document.find("`" + (*alert)[1].str() + "`"), std::string::npos) << (*alert)[1];
  }
}

TEST_F(ServedMetrics, NobodyIsNamed) {
  const auto filed = the_city->file(kFiler, filing("Rahasia sekali"));
  const auto text = scrape();
  for (const auto* word : {"Rahasia", "kabid-kesmas", "statistisi", "palangka-raya/"}) {
    EXPECT_EQ(text.find(word), std::string::npos) << word;
  }
}

TEST(MetricsAddress, ATakenPortDoesNotKeepTheServerFromServing) {
  City first({"--metrics-listen", "127.0.0.1:0"});
  City second({"--metrics-listen", first.metrics_address(), "--log-level", "error"});
  EXPECT_EQ(refusal([&] { return second.file(kFiler, filing()); }), "accepted");
}

// A second server on one machine finds the first one's port taken.
TEST(TakenMetricsPort, IsWarnedOfAndCallsAreServed) {
  const OccupiedPort taken;
  const City city({"--metrics-listen", taken.address(), "--log-level", "warning"});
  ASSERT_TRUE(city.wait_for_log("without metrics")) << city.log();
  EXPECT_NE(city.log().find("warning cannot serve metrics on " + taken.address() +
                            ": another program (a second server?) has the port, or the address is not of this machine; set "
                            "metrics_listen (--metrics-listen) to another HOST:PORT, or to \"\" for no metrics; until then calls "
                            "are served without metrics\n"),
            std::string::npos)
      << city.log();
  EXPECT_EQ(refusal([&] { return city.file(kFiler, filing()); }), "accepted");
}

}  // namespace
}  // namespace penugasan::testing
