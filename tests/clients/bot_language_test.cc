// The bot speaks the language that the command line would: LANG and its like, or --lang.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/cli_session.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace penugasan::testing {
namespace {

using ::testing::HasSubstr;

ProcessResult bot(const std::string& locale, std::vector<Argument> arguments, const std::string& server = "127.0.0.1:1") {
  arguments.insert(arguments.begin(), program("penugasan-bot"));
  ProcessOptions options;
  options.environment = {{"LC_ALL", locale}, {"PENUGASAN_SERVER", server}, {"PENUGASAN_AS", ""}};
  return run(arguments, options);
}

TEST(BotLanguage, IsTheLocales) {
  const auto indonesian = bot("id_ID.UTF-8", {"--as", "tanpa-garis"});
  EXPECT_EQ(indonesian.exit_code, 1);
  EXPECT_EQ(indonesian.err,
            "penugasan-bot: --as tanpa-garis bukan seorang pejabat: tulislah AGENCY/OFFICIAL, misalnya jambi/kadis-kominfo\n");
  EXPECT_EQ(bot("C.UTF-8", {"--as", "tanpa-garis"}).err,
            "penugasan-bot: --as tanpa-garis is no official: write AGENCY/OFFICIAL, for example jambi/kadis-kominfo\n");
  EXPECT_THAT(bot("id_ID.UTF-8", {"--help"}).out, HasSubstr("Mengikuti pemberitahuan seorang pejabat"));
  EXPECT_THAT(bot("C.UTF-8", {"--help"}).out, HasSubstr("Follows the notices of one official"));
}

TEST(BotLanguage, MayBeAskedFor) {
  EXPECT_THAT(bot("C.UTF-8", {"--lang", "id", "--as", "x"}).err, HasSubstr("bukan seorang pejabat"));
  EXPECT_THAT(bot("id_ID.UTF-8", {"--lang", "en", "--as", "x"}).err, HasSubstr("is no official"));
  EXPECT_NE(bot("C.UTF-8", {"--lang", "fr", "--as", "x"}).exit_code, 0);
}

TEST(BotLanguage, IsThatOfFilesToo) {
  EXPECT_THAT(bot("id_ID.UTF-8", {"--token-file", "/tidak-ada"}).err, HasSubstr("/tidak-ada: tidak dapat dibaca"));
  EXPECT_THAT(bot("C.UTF-8", {"--token-file", "/tidak-ada"}).err, HasSubstr("/tidak-ada: cannot be read"));
}

TEST(BotLanguage, NothingOddReachesTheTerminal) {
  EXPECT_EQ(bot("C.UTF-8", {"--as", "jambi/a\x1b[2J"}).err,
            "penugasan-bot: --as ? is no official: write AGENCY/OFFICIAL, for example jambi/kadis-kominfo\n");
}

TEST(BotLanguage, IsThatOfTheServersSentences) {
  const CliSession session;
  const std::vector<Argument> arguments{"--as", "jambi/kabid-perencanaan", "--subscription", "Bukan Nama"};
  const auto indonesian = bot("id_ID.UTF-8", arguments, session.address());
  const auto english = bot("C.UTF-8", arguments, session.address());
  EXPECT_EQ(indonesian.exit_code, 1);
  EXPECT_EQ(english.exit_code, 1);
  EXPECT_THAT(indonesian.err, HasSubstr("penugasan-bot: Isian tidak sah"));
  EXPECT_THAT(english.err, HasSubstr("penugasan-bot: A field is not valid"));
  EXPECT_NE(indonesian.err, english.err);
}

}  // namespace
}  // namespace penugasan::testing
