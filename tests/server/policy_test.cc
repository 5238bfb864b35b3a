// The policy by itself; through the wire: tests/server/access.
#include "server/access/policy.h"

#include <gtest/gtest.h>

#include "penugasan/v1/directory.pb.h"

namespace penugasan::server {
namespace {

using workflow::OfficialId;

workflow::Official official(const std::string& id) { return {OfficialId(id), "ahli_muda", "", {}, {}, {}}; }

workflow::Organisation organisation() {
  auto agency = std::make_shared<workflow::Agency>();
  agency->id = "kota";
  agency->authority = OfficialId("kota/sekda");
  agency->officials = {official("kota/sekda"), official("kota/kadis"), official("kota/staf"), official("kota/pengelola")};
  agency->units = {{workflow::UnitId("kota/dinas"), "", "dinas", {}, OfficialId("kota/kadis")}};
  agency->administrators = {OfficialId("kota/pengelola")};
  return workflow::Organisation({agency});
}

Principal person(const std::string& id) { return Principal::of_official(OfficialId(id)); }
Principal service(Scopes scopes, std::vector<std::string> agencies, const std::string& acting = {}) {
  return Principal::of_service(
      std::make_shared<const ServiceAccount>(ServiceAccount{"bot", scopes, std::move(agencies), "service:bot"}),
      acting.empty() ? OfficialId() : OfficialId(acting));
}

constexpr workflow::Date kDay{std::chrono::days(20600)};

Detail detail(const Principal& who, const std::string& of) { return detail_of(who, organisation(), OfficialId(of), kDay); }

TEST(Policy, NumbersOfPeopleAreForThoseWhoKeepThemAndForThemselves) {
  EXPECT_EQ(detail(person("kota/staf"), "kota/staf"), Detail::all);
  EXPECT_EQ(detail(person("kota/pengelola"), "kota/staf"), Detail::all);
  EXPECT_EQ(detail(Principal::of_operator(), "kota/staf"), Detail::all);
  EXPECT_EQ(detail(service({Scope::directory_load}, {"kota"}), "kota/staf"), Detail::all);
  EXPECT_EQ(detail(person("kota/sekda"), "kota/staf"), Detail::name);
}

TEST(Policy, NamesAreForColleaguesAndNamesOfOfficeHoldersForAll) {
  EXPECT_EQ(detail(person("kota/kadis"), "kota/staf"), Detail::name);
  EXPECT_EQ(detail(service({Scope::directory_read}, {"kota"}), "kota/staf"), Detail::name);
  EXPECT_EQ(detail(person("kabupaten/staf"), "kota/kadis"), Detail::name);
  EXPECT_EQ(detail(person("kabupaten/staf"), "kota/sekda"), Detail::name);
  EXPECT_EQ(detail(person("kabupaten/staf"), "kota/staf"), Detail::post);
  EXPECT_EQ(detail(service({Scope::directory_read}, {"kabupaten"}), "kota/staf"), Detail::post);
}

TEST(Policy, AServiceSeesForAnOfficialWhatTheOfficialSees) {
  EXPECT_EQ(detail(service({Scope::directory_read}, {"kota", "kabupaten"}, "kabupaten/staf"), "kota/staf"), Detail::post);
  EXPECT_EQ(detail(service({Scope::directory_read}, {"kota"}, "kota/kadis"), "kota/staf"), Detail::name);
  EXPECT_EQ(detail(service({Scope::directory_read}, {"kota"}, "kota/pengelola"), "kota/staf"), Detail::name)
      << "to see numbers as an administrator, the account must be allowed to load";
}

TEST(Policy, DirectoriesAreLoadedByTheirKeepers) {
  const auto here = organisation();
  EXPECT_TRUE(may_load_directory(Principal::of_operator(), here, "kota"));
  EXPECT_TRUE(may_load_directory(Principal::of_operator(), here, "baru"));
  EXPECT_TRUE(may_load_directory(person("kota/pengelola"), here, "kota"));
  EXPECT_FALSE(may_load_directory(person("kota/pengelola"), here, "kabupaten"));
  EXPECT_FALSE(may_load_directory(person("kota/sekda"), here, "kota"));
  EXPECT_TRUE(may_load_directory(service({Scope::directory_load}, {"kota"}), here, "kota"));
  EXPECT_FALSE(may_load_directory(service({Scope::directory_load}, {"kabupaten"}), here, "kota"));
  EXPECT_FALSE(may_load_directory(service({Scope::directory_load}, {"kota"}, "kota/staf"), here, "kota"));
  EXPECT_TRUE(may_load_directory(service({Scope::directory_load}, {"kota"}, "kota/pengelola"), here, "kota"));
  EXPECT_FALSE(may_load_directory(service({Scope::directory_read}, {"kota"}, "kota/pengelola"), here, "kota"));
}

// What an operator did stands in records without an official: that makes nobody a part of the request.
TEST(Policy, OperatorsSeeNoRequestEvenWhereTheyActed) {
  workflow::Request request;
  request.id = {"kota", 1};
  request.acted = {OfficialId()};
  EXPECT_FALSE(may_see(Principal::of_operator(), request, World(), {}));
}

TEST(Policy, WhatLiesBeyondTheDetailGoes) {
  v1::Official whole;
  whole.set_name("agencies/kota/officials/staf");
  whole.set_display_name("Wulan");
  whole.set_nip("199402022022011005");
  whole.set_title("Analis");
  whole.set_appraiser("kadis");
  auto named = whole;
  reduce(named, Detail::name);
  EXPECT_EQ(named.nip(), "");
  EXPECT_EQ(named.display_name(), "Wulan");
  auto post = whole;
  reduce(post, Detail::post);
  EXPECT_EQ(post.nip() + post.display_name() + post.appraiser(), "");
  EXPECT_EQ(post.title(), "Analis");
  auto all = whole;
  reduce(all, Detail::all);
  EXPECT_EQ(all.SerializeAsString(), whole.SerializeAsString());
}

}  // namespace
}  // namespace penugasan::server
