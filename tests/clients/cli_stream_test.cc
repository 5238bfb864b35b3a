// What follows the server for long must outlive it: watch and the bot across a restart.
#include <gtest/gtest.h>

#include <csignal>

#include <algorithm>
#include <thread>

#include "tests/clients/cli_session.h"
#include "tests/support/ports.h"

namespace penugasan::testing {
namespace {

using std::chrono::seconds;

// Long enough for several attempts to reconnect that fail.
constexpr auto kOutage = seconds(2);

const std::string kSource = "jambi/kabid-perencanaan";

int count(const std::string& text, const std::string& part) {
  int found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

TEST(Watch, TellsOfTheInboxAcrossARestart) {
  CliSession session;
  const std::string first = session.file_request();
  const auto watch = session.start("penugasan", kSource, {"watch"});
  ASSERT_TRUE(watch->wait_for_output(first + " waits for you", seconds(20))) << watch->out() << watch->err();
  ASSERT_TRUE(watch->wait_for_output("That is all for now", seconds(20)));
  session.kill_server();
  ASSERT_TRUE(watch->wait_for_output("trying again", seconds(20)));
  std::this_thread::sleep_for(kOutage);
  session.start_server();
  const std::string second = session.file_request();
  ASSERT_TRUE(watch->wait_for_output(second + " waits for you", seconds(30))) << watch->out() << watch->err();
  EXPECT_EQ(session.cli(kSource, {"approve", first}).exit_code, 0);
  ASSERT_TRUE(watch->wait_for_output(first + " no longer waits for you.", seconds(20))) << watch->out() << watch->err();
  EXPECT_EQ(count(watch->out(), first + " waits for you"), 1) << "it resumes where it was";
  watch->signal(SIGINT);
  EXPECT_EQ(watch->wait(seconds(10)), 0) << "Ctrl-C is a good end";
}

TEST(Watch, TellsOfNoticesAcrossARestart) {
  CliSession session;
  const std::string first = session.file_request();
  const auto watch = session.start("penugasan", kSource, {"watch", "--notices"});
  ASSERT_TRUE(watch->wait_for_output("your turn: " + first, seconds(20))) << watch->out() << watch->err();
  session.kill_server();
  session.start_server();
  const std::string second = session.file_request();
  ASSERT_TRUE(watch->wait_for_output("your turn: " + second, seconds(30))) << watch->out() << watch->err();
  EXPECT_EQ(count(watch->out(), "your turn: " + first), 1);
  watch->signal(SIGTERM);
  EXPECT_EQ(watch->wait(seconds(10)), 0);
}

TEST(Watch, DoesNotWaitForAServerThatWasNeverThere) {
  const CliSession session;
  EXPECT_EQ(session.cli(kSource, {"--server", free_address(), "watch"}).exit_code, 4);
}

TEST(Watch, ForProgramsIsOneObjectALine) {
  const CliSession session;
  const std::string request = session.file_request();
  const auto watch = session.start("penugasan", kSource, {"--output", "json", "watch"});
  ASSERT_TRUE(watch->wait_for_output("\"caughtUp\":true", seconds(20))) << watch->out() << watch->err();
  EXPECT_EQ(std::count(watch->out().begin(), watch->out().end(), '\n'), 2) << watch->out();
  EXPECT_EQ(watch->out().find("{\"item\":{\"assignmentRequest\":{\"name\":\"agencies/jambi/assignmentRequests/1\""), 0U);
  EXPECT_EQ(watch->err(), "");
}

TEST(Filing, OutlivesAShortAbsenceOfTheServerAndFilesOnce) {
  CliSession session;
  session.kill_server();
  const auto filing = session.start("penugasan", "jambi/kabid-litbang", usual_filing("file"));
  session.start_server();
  EXPECT_EQ(filing->wait(seconds(20)), 0) << filing->err();
  EXPECT_EQ(count(session.cli(kSource, {"inbox"}).out, "jambi/"), 1);
}

TEST(Bot, GoesOnAcrossARestartOfTheServer) {
  CliSession session;
  const std::string first = session.file_request();
  const auto bot = session.start("penugasan-bot", kSource, {"--server", session.address(), "--subscription", "meja"});
  ASSERT_TRUE(
      bot->wait_for_output("NOTICE_CAUSE_YOUR_TURN " + first + " by jambi/kabid-litbang surat_permohonan_pelibatan", seconds(20)))
      << bot->out() << bot->err();
  session.kill_server();
  std::this_thread::sleep_for(kOutage);
  session.start_server();
  const std::string second = session.file_request();
  ASSERT_TRUE(bot->wait_for_output("NOTICE_CAUSE_YOUR_TURN " + second, seconds(30))) << bot->out() << bot->err();
  EXPECT_EQ(count(bot->out(), "NOTICE_CAUSE_YOUR_TURN " + first + " "), 1);
}

TEST(Bot, GoesOnWhereItWasAfterItsOwnRestart) {
  const CliSession session;
  const std::string first = session.file_request();
  {
    const auto bot = session.start("penugasan-bot", kSource, {"--subscription", "meja"});
    ASSERT_TRUE(bot->wait_for_output("NOTICE_CAUSE_YOUR_TURN " + first, seconds(20))) << bot->err();
    const std::string second = session.file_request();
    // By the time the next notice is out, the one before is acknowledged.
    ASSERT_TRUE(bot->wait_for_output("NOTICE_CAUSE_YOUR_TURN " + second, seconds(20)));
    bot->kill_now();
  }
  const std::string third = session.file_request();
  const auto bot = session.start("penugasan-bot", kSource, {"--subscription", "meja"});
  ASSERT_TRUE(bot->wait_for_output("NOTICE_CAUSE_YOUR_TURN " + third, seconds(20))) << bot->err();
  EXPECT_EQ(count(bot->out(), "NOTICE_CAUSE_YOUR_TURN " + first + " "), 0);
  const auto other = session.start("penugasan-bot", kSource, {"--subscription", "lain"});
  EXPECT_TRUE(other->wait_for_output("NOTICE_CAUSE_YOUR_TURN " + first + " ", seconds(20)))
      << "another subscription has its own place";
}

TEST(Bot, EndsWhereTryingAgainDoesNotHelp) {
  const CliSession session;
  const auto bot = session.start("penugasan-bot", kSource, {"--subscription", "Bukan Nama"});
  EXPECT_EQ(bot->wait(seconds(20)), 1) << bot->out() << bot->err();
  const auto odd = session.start("penugasan-bot", "jambi/a\nb", {});
  EXPECT_EQ(odd->wait(seconds(20)), 1);
}

}  // namespace
}  // namespace penugasan::testing
