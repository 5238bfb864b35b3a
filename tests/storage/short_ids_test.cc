// From format 4 on ids stand without the agency that acts or whose request it is: what is written is shorter, what is read the
// same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/codec.h"
#include "tests/storage/samples.h"

namespace penugasan::storage {
namespace {

using namespace workflow;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr Salt kSalt = {1, 2, 3};

Record named(std::vector<OfficialId> officials, OfficialId actor = official("kabid")) {
  Record record;
  record.position = 7;
  record.actor = std::move(actor);
  record.events = {OfficialsNamed{std::move(officials)}};
  return record;
}

std::string encoded(const Record& record, bool short_ids = true) {
  Encoder encoder(short_ids);
  std::string body, texts;
  encoder.record(record, {}, kSalt, body, texts);
  return body;
}

TEST(ShortIds, StandWithoutTheActorsAgency) {
  const auto record = named({official("satu"), OfficialId("klaten/dua"), OfficialId("surakarta-2/tiga")});
  const auto body = encoded(record);
  EXPECT_THAT(body, AllOf(HasSubstr("/kabid"), HasSubstr("/satu"), HasSubstr("klaten/dua"), HasSubstr("surakarta-2/tiga")));
  EXPECT_THAT(body, AllOf(Not(HasSubstr("surakarta/kabid")), Not(HasSubstr("surakarta/satu"))));
  EXPECT_EQ(decode_record(7, body, {}).record, record);
}

TEST(ShortIds, AreInFullWhereNobodyActs) {
  const auto record = named({official("satu")}, {});
  EXPECT_THAT(encoded(record), HasSubstr("surakarta/satu"));
  EXPECT_EQ(decode_record(7, encoded(record), {}).record, record);
}

// An older store's bytes may begin with a slash too: they are what they are.
TEST(ShortIds, AreInFullInOlderStores) {
  const auto record = named({official("satu"), OfficialId(std::string("/dua"))});
  const auto body = encoded(record, false);
  EXPECT_THAT(body, AllOf(HasSubstr("surakarta/kabid"), HasSubstr("surakarta/satu")));
  EXPECT_EQ(decode_record(7, body, {}).record, record);
}

class AnyText : public ::testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Texts, AnyText,
                         ::testing::Values("surakarta", "surakarta/", "surakarta//", "surakarta//x", "surakarta/x/y", "/", "//",
                                           "/x", "//x", "/surakarta/x", "surakart", "surakartax", "x", " "));

TEST_P(AnyText, ComesBackAsItWas) {
  const auto record = named({OfficialId(std::string(GetParam()))});
  EXPECT_EQ(decode_record(7, encoded(record), {}).record, record);

  Request request;
  request.id = {"surakarta", 9};
  request.filing.competencies = {GetParam()};
  request.regulation = GetParam();
  request.acted = {OfficialId(std::string(GetParam()))};
  Encoder encoder(true);
  std::string row, progress;
  encoder.request(request, row);
  EXPECT_EQ(decode_request(9, row), request);
  request.told = {OfficialId(std::string(GetParam())), official("satu")};
  encoder.progress(request, progress);
  auto read = decode_request(9, row);
  decode_progress(progress, read);
  EXPECT_EQ(read, request);
}

TEST(ShortIds, OfARowStandWithoutTheRequestsAgency) {
  Request request;
  request.id = {"surakarta", 9};
  request.filer = official("kabid");
  request.acted = {OfficialId("klaten/dua"), official("satu")};
  Encoder encoder(true), in_full(false);
  std::string row, progress, old_progress;
  encoder.request(request, row);
  encoder.progress(request, progress);
  in_full.progress(request, old_progress);
  EXPECT_THAT(row, AllOf(HasSubstr("/kabid"), HasSubstr("klaten/dua"), HasSubstr("/satu"), Not(HasSubstr("surakarta/"))));
  EXPECT_THAT(progress, AllOf(HasSubstr("klaten/dua"), HasSubstr("/satu"), Not(HasSubstr("surakarta"))));
  EXPECT_THAT(old_progress, AllOf(HasSubstr("klaten/dua"), HasSubstr("surakarta/satu")));
}

}  // namespace
}  // namespace penugasan::storage
