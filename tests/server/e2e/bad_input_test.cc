// Whatever a caller sends, the answer names what is wrong, and a good call goes through afterwards.
#include <gtest/gtest.h>

#include <functional>

#include "tests/server/e2e/city.h"

namespace penugasan::testing {
namespace {

using v1::AssignmentRequest;
using v1::FileAssignmentRequestRequest;

class BadInput : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { the_city = new City; }
  static void TearDownTestSuite() { delete the_city; }
  // After every test: the server takes a normal filing.
  void TearDown() override {
    EXPECT_EQ(refusal([] { return the_city->file(kFiler, filing()); }), "accepted");
  }

  static std::string filed(const std::function<void(FileAssignmentRequestRequest&)>& change) {
    auto request = filing();
    request.set_validate_only(true);
    change(request);
    return refusal([&] { return the_city->file(kFiler, request); });
  }
  static std::string asked(const std::function<void(AssignmentRequest&)>& change) {
    return filed([&](auto& request) { change(*request.mutable_assignment_request()); });
  }
  static std::string got(const std::string& name) {
    return refusal([&] { return the_city->get(kFiler, name); });
  }

  static City* the_city;
};

City* BadInput::the_city = nullptr;

std::string bad(const std::string& field) { return "INVALID_ARGUMENT INVALID_FIELD " + field; }
std::string ask(const std::string& field) { return bad("assignment_request." + field); }
const std::string u2000 = [] {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "é";  // characters are counted, not bytes
  return text;
}();

TEST_F(BadInput, Parents) {
  for (const char* parent : {"", "palangka-raya", "agencies/", "agencies/Palangka", "agencies/a/b", "agencies/palangka raya"}) {
    EXPECT_EQ(filed([&](auto& one) { one.set_parent(parent); }), bad("parent")) << parent;
  }
  EXPECT_EQ(filed([](auto& one) { one.set_parent("agencies/klaten"); }), ask("owner_unit"));
}

TEST_F(BadInput, UnitsAndOfficials) {
  EXPECT_EQ(asked([](auto& one) { one.set_owner_unit(""); }), ask("owner_unit"));
  EXPECT_EQ(asked([](auto& one) { one.set_owner_unit("dinkes.kesmas"); }), ask("owner_unit"));
  EXPECT_EQ(asked([](auto& one) { one.set_owner_unit("agencies/palangka-raya/units/atlantis"); }),
            "INVALID_ARGUMENT UNIT_UNKNOWN assignment_request.owner_unit");
  EXPECT_EQ(asked([](auto& one) { one.set_source_unit("agencies/palangka-raya/units/" + std::string(64, 'a')); }),
            ask("source_unit"));
  EXPECT_EQ(asked([](auto& one) { one.set_source_unit("agencies/palangka-raya/units/" + std::string(63, 'a')); }),
            "INVALID_ARGUMENT UNIT_UNKNOWN assignment_request.source_unit");
  EXPECT_EQ(asked([](auto& one) { one.set_source_unit(std::string(100000, 'a')); }), ask("source_unit"));
  EXPECT_EQ(asked([](auto& one) { one.set_officials(0, "statistisi-muda"); }), ask("officials[0]"));
  EXPECT_EQ(asked([](auto& one) { one.set_officials(0, "agencies/palangka-raya/officials/tidak-ada"); }),
            "INVALID_ARGUMENT OFFICIAL_UNKNOWN assignment_request.officials");
  EXPECT_EQ(asked([](auto& one) { one.set_call("agencies/palangka-raya/announcements/nol"); }), ask("call"));
  EXPECT_EQ(asked([](auto& one) { one.set_answers("agencies/palangka-raya/assignmentRequests/-1"); }), ask("answers"));
}

TEST_F(BadInput, KindsAndNumbers) {
  EXPECT_EQ(asked([](auto& one) { one.set_mode(v1::MODE_UNSPECIFIED); }), ask("mode"));
  EXPECT_EQ(asked([](auto& one) { one.set_mode(static_cast<v1::Mode>(99)); }), ask("mode"));
  EXPECT_EQ(asked([](auto& one) { one.set_form(static_cast<v1::Form>(-1)); }), ask("form"));
  EXPECT_EQ(asked([](auto& one) { one.set_scope(static_cast<v1::Scope>(5)); }), ask("scope"));
  EXPECT_EQ(asked([](auto& one) { one.set_headcount(-1); }), ask("headcount"));
  EXPECT_EQ(asked([](auto& one) { one.set_headcount(10001); }), ask("headcount"));
  EXPECT_EQ(asked([](auto& one) { one.set_headcount(10000); }), "FAILED_PRECONDITION HEADCOUNT_NOT_MET");
}

TEST_F(BadInput, EveryFaultIsToldAtOnce) {
  EXPECT_EQ(filed([](auto& one) {
              one.set_parent("");
              one.mutable_assignment_request()->set_headcount(-1);
              one.mutable_assignment_request()->set_purpose("a\x01");
            }),
            "INVALID_ARGUMENT INVALID_FIELD parent assignment_request.purpose assignment_request.headcount");
}

TEST_F(BadInput, TextsAtTheirLimits) {
  EXPECT_EQ(asked([](auto& one) { one.set_purpose(u2000); }), "accepted");
  EXPECT_EQ(asked([](auto& one) { one.set_purpose(u2000 + "x"); }), ask("purpose"));
  EXPECT_EQ(asked([](auto& one) { one.set_expectation(u2000); }), "accepted");
  EXPECT_EQ(asked([](auto& one) { one.set_expectation(u2000 + "x"); }), ask("expectation"));
  EXPECT_EQ(asked([](auto& one) { one.add_competencies(std::string(100, 'k')); }), "accepted");
  EXPECT_EQ(asked([](auto& one) { one.add_competencies(std::string(101, 'k')); }), ask("competencies[1]"));
  EXPECT_EQ(asked([](auto& one) {
              for (int i = 0; i < 49; ++i) one.add_competencies("k" + std::to_string(i));
            }),
            "accepted");
  EXPECT_EQ(asked([](auto& one) {
              for (int i = 0; i < 50; ++i) one.add_competencies("k" + std::to_string(i));
            }),
            ask("competencies"));
  EXPECT_EQ(asked([](auto& one) { one.set_team_kind(std::string(64, 't')); }), ask("team_kind"));
}

TEST_F(BadInput, EmptyTexts) {
  const std::string incomplete = "INVALID_ARGUMENT LETTER_INCOMPLETE assignment_request.";
  EXPECT_EQ(asked([](auto& one) { one.clear_purpose(); }), incomplete + "purpose");
  EXPECT_EQ(asked([](auto& one) { one.set_purpose(" \n\xC2\xA0"); }), incomplete + "purpose");
  EXPECT_EQ(asked([](auto& one) { one.clear_expectation(); }), incomplete + "expectation");
  EXPECT_EQ(asked([](auto& one) { one.clear_competencies(); }), incomplete + "competencies");
  EXPECT_EQ(asked([](auto& one) { one.set_competencies(0, " "); }), ask("competencies[0]"));
}

TEST_F(BadInput, ControlCharacters) {
  for (const auto& text : {std::string("a\x01z"), std::string("a\0z", 3), std::string("a\x7Fz"), std::string("a\tz"),
                           std::string("a\xC2\x85z"), std::string("a\xE2\x80\xAEz")}) {
    EXPECT_EQ(asked([&](auto& one) { one.set_purpose(text); }), ask("purpose"));
    EXPECT_EQ(asked([&](auto& one) { one.set_competencies(0, text); }), ask("competencies[0]"));
  }
  EXPECT_EQ(asked([](auto& one) { one.set_purpose("baris satu\nbaris dua"); }), "accepted");
  EXPECT_EQ(asked([](auto& one) { one.set_competencies(0, "statistik\n"); }), ask("competencies[0]"));
}

TEST_F(BadInput, Days) {
  for (const char* day : {"2026-02-30", "2026-13-01", "2026-4-1", "besok", "2026-04-01T00:00:00Z", "0000-00-00", "2026-04-01 "}) {
    EXPECT_EQ(asked([&](auto& one) { one.mutable_period()->set_from(day); }), ask("period.from")) << day;
    EXPECT_EQ(asked([&](auto& one) { one.mutable_period()->set_to(day); }), ask("period.to")) << day;
  }
  const auto period = [](const char* from, const char* to) {
    return asked([&](auto& one) {
      one.mutable_period()->set_from(from);
      one.mutable_period()->set_to(to);
    });
  };
  const std::string invalid = "INVALID_ARGUMENT PERIOD_INVALID assignment_request.period.to";
  EXPECT_EQ(period("2026-03-01", "2026-03-09"), invalid);  // over since yesterday
  EXPECT_EQ(period("2026-03-01", "2026-03-10"), "accepted");
  EXPECT_EQ(period("2026-04-01", "2026-03-31"), invalid);
  EXPECT_EQ(period("2026-04-01", "2026-04-01"), "accepted");
  EXPECT_EQ(asked([](auto& one) { one.clear_period(); }), "INVALID_ARGUMENT LETTER_INCOMPLETE assignment_request.period");
}

TEST_F(BadInput, TooManyOfficials) {
  const auto many = [](int count) {
    return asked([&](auto& one) {
      one.clear_officials();
      for (int i = 0; i < count; ++i) one.add_officials("agencies/palangka-raya/officials/orang-" + std::to_string(i));
    });
  };
  EXPECT_EQ(many(1001), ask("officials"));
  EXPECT_EQ(many(1000), "INVALID_ARGUMENT OFFICIAL_UNKNOWN assignment_request.officials");
  v1::ApproveAssignmentRequestRequest approval;
  approval.set_name("agencies/palangka-raya/assignmentRequests/1");
  approval.set_etag("x");
  for (int i = 0; i < 1001; ++i) approval.add_officials("agencies/palangka-raya/officials/orang");
  EXPECT_EQ(refusal([&] { return the_city->call(kDecider, &Requests::ApproveAssignmentRequest, approval); }), bad("officials"));
}

TEST_F(BadInput, NamesOfRequests) {
  for (const char* name :
       {"", "1", "agencies/palangka-raya/assignmentRequests/", "agencies/palangka-raya/assignmentRequests/0",
        "agencies/palangka-raya/assignmentRequests/01", "agencies/palangka-raya/assignmentRequests/1 ",
        "agencies/palangka-raya/assignmentRequests/18446744073709551616", "agencies/palangka-raya/announcements/1"}) {
    EXPECT_EQ(got(name), bad("name")) << name;
  }
  EXPECT_EQ(got("agencies/palangka-raya/assignmentRequests/18446744073709551615"), "NOT_FOUND NOT_FOUND");
  EXPECT_EQ(got("agencies/" + std::string(100000, 'a') + "/assignmentRequests/1"), bad("name"));
  const auto filed = the_city->file(kFiler, filing());
  const auto number = filed.name().substr(filed.name().rfind('/'));
  EXPECT_EQ(got("agencies/klaten/assignmentRequests" + number), "NOT_FOUND NOT_FOUND");
}

TEST_F(BadInput, EtagsAndReasons) {
  const auto filed = the_city->file(kFiler, filing());
  v1::RejectAssignmentRequestRequest rejection;
  rejection.set_name(filed.name());
  rejection.set_validate_only(true);
  const auto rejected = [&](const std::string& etag, const std::string& reason) {
    rejection.set_etag(etag);
    rejection.set_reason(reason);
    return refusal([&] { return the_city->call(kDecider, &Requests::RejectAssignmentRequest, rejection); });
  };
  EXPECT_EQ(rejected("", "Sibuk"), "INVALID_ARGUMENT ETAG_REQUIRED etag");
  EXPECT_EQ(rejected("lama", "Sibuk"), "ABORTED ETAG_MISMATCH");
  EXPECT_EQ(rejected(std::string(64, 'e'), "Sibuk"), "ABORTED ETAG_MISMATCH");
  EXPECT_EQ(rejected(std::string(65, 'e'), "Sibuk"), bad("etag"));
  EXPECT_EQ(rejected(filed.etag(), u2000), "accepted");
  EXPECT_EQ(rejected(filed.etag(), u2000 + "x"), bad("reason"));
  EXPECT_EQ(rejected(filed.etag(), "a\x02"), bad("reason"));
  EXPECT_EQ(rejected(filed.etag(), " "), "INVALID_ARGUMENT REASON_REQUIRED reason");

  v1::WithdrawAssignmentRequestRequest withdrawal;
  withdrawal.set_name(filed.name());
  withdrawal.set_etag(filed.etag());
  withdrawal.set_validate_only(true);
  withdrawal.set_reason(u2000 + "x");
  EXPECT_EQ(refusal([&] { return the_city->call(kFiler, &Requests::WithdrawAssignmentRequest, withdrawal); }), bad("reason"));
  withdrawal.set_reason(u2000);
  EXPECT_EQ(refusal([&] { return the_city->call(kFiler, &Requests::WithdrawAssignmentRequest, withdrawal); }), "accepted");
  EXPECT_EQ(the_city->get(kFiler, filed.name()).etag(), filed.etag());  // nothing of all that changed it

  (void)the_city->approve(kDecider, filed);
  EXPECT_EQ(refusal([&] { return the_city->approve("palangka-raya/kadis-kesehatan", filed); }),
            "FAILED_PRECONDITION WRONG_ACTION");
  v1::CompleteAssignmentRequestRequest completion;
  completion.set_name(filed.name());
  completion.set_etag(filed.etag());
  EXPECT_EQ(refusal([&] { return the_city->call(kFiler, &Requests::CompleteAssignmentRequest, completion); }),
            "ABORTED ETAG_MISMATCH");
}

TEST_F(BadInput, RequestIds) {
  auto first = filing();
  first.set_request_id(fresh_request_id());
  const auto answer = the_city->file(kFiler, first);
  EXPECT_EQ(the_city->file(kFiler, first).SerializeAsString(), answer.SerializeAsString());
  auto other = first;
  other.mutable_assignment_request()->set_purpose("Lain");
  EXPECT_EQ(refusal([&] { return the_city->file(kFiler, other); }), "INVALID_ARGUMENT REQUEST_ID_REUSED");
  // The key is the caller's own.
  EXPECT_NE(the_city->file("palangka-raya/kadis-kesehatan", first).name(), answer.name());
  for (const char* id : {"1", "not-a-uuid", "00000000-0000-0000-0000-000000000000", "3f2c8a10-5b7e-4c1d-9a00-00000000000g"}) {
    EXPECT_EQ(filed([&](auto& one) { one.set_request_id(id); }), bad("request_id")) << id;
  }
}

TEST_F(BadInput, Filters) {
  v1::ListAssignmentRequestsRequest list;
  list.set_parent("agencies/palangka-raya");
  const auto listed = [&](const std::string& filter) {
    list.set_filter(filter);
    return refusal([&] { return the_city->call(kFiler, &Requests::ListAssignmentRequests, list); });
  };
  for (const std::string filter : {"warna = merah", "state = gelap", "state pending", "state = pending OR mode = penunjukan",
                                   "\"", "create_time > kemarin"}) {
    EXPECT_EQ(listed(filter), "INVALID_ARGUMENT FILTER_INVALID filter") << filter;
  }
  EXPECT_EQ(listed("state = pending" + std::string(985, ' ')), "accepted");
  EXPECT_EQ(listed("state = pending" + std::string(986, ' ')), "INVALID_ARGUMENT FILTER_INVALID filter");
}

TEST_F(BadInput, PageTokens) {
  (void)the_city->file(kFiler, filing());
  (void)the_city->file(kFiler, filing());
  v1::ListAssignmentRequestsRequest list;
  list.set_parent("agencies/palangka-raya");
  list.set_page_size(1);
  const auto token = the_city->call(kFiler, &Requests::ListAssignmentRequests, list).next_page_token();
  ASSERT_FALSE(token.empty());
  const auto listed = [&](const std::string& principal, const std::string& with, const std::string& filter = {}) {
    list.set_page_token(with);
    list.set_filter(filter);
    return refusal([&] { return the_city->call(principal, &Requests::ListAssignmentRequests, list); });
  };
  const std::string invalid = "INVALID_ARGUMENT PAGE_TOKEN_INVALID page_token";
  EXPECT_EQ(listed(kFiler, token), "accepted");
  EXPECT_EQ(listed(kDecider, token), invalid);
  EXPECT_EQ(listed(kFiler, token, "state = pending"), invalid);
  EXPECT_EQ(listed(kFiler, "sampah"), invalid);
  EXPECT_EQ(listed(kFiler, std::string(600, 'A')), invalid);
  auto altered = token;
  altered[5] = altered[5] == 'A' ? 'B' : 'A';
  EXPECT_EQ(listed(kFiler, altered), invalid);
  v1::ListInboxRequest inbox;
  inbox.set_page_token(token);
  EXPECT_EQ(refusal([&] { return the_city->call(kFiler, &v1::InboxService::Stub::ListInbox, inbox); }), invalid);
  list.set_page_size(-1);
  EXPECT_EQ(listed(kFiler, ""), bad("page_size"));
}

TEST_F(BadInput, Subscriptions) {
  v1::AcknowledgeNoticesRequest acknowledgement;
  const auto acknowledged = [&](const std::string& name) {
    acknowledgement.set_subscription(name);
    return refusal([&] { return the_city->call(kFiler, &v1::NoticeService::Stub::AcknowledgeNotices, acknowledgement); });
  };
  EXPECT_EQ(acknowledged(""), bad("subscription"));
  EXPECT_EQ(acknowledged("Bot"), bad("subscription"));
  EXPECT_EQ(acknowledged(std::string(64, 's')), bad("subscription"));
  EXPECT_EQ(acknowledged(std::string(63, 's')), "OUT_OF_RANGE RESUME_TOKEN_INVALID resume_token");
}

TEST_F(BadInput, Principals) {
  v1::ListInboxRequest list;
  const auto listed = [&](const std::vector<std::string>& principals) {
    grpc::ClientContext context;
    for (const auto& one : principals) context.AddMetadata("x-penugasan-principal", one);
    v1::ListInboxResponse answer;
    const auto status = the_city->connection().stub<v1::InboxService::Stub>().ListInbox(&context, list, &answer);
    return refusal([&] {
      clients::throw_if_failed(status);
      return 0;
    });
  };
  const std::string refused = "UNAUTHENTICATED UNAUTHENTICATED";
  EXPECT_EQ(listed({}), refused);
  EXPECT_EQ(listed({"kabid-kesmas"}), refused);
  EXPECT_EQ(listed({"palangka-raya/kabid kesmas"}), refused);
  EXPECT_EQ(listed({kFiler, kFiler}), refused);
  EXPECT_EQ(listed({kFiler, "operator"}), refused);
  EXPECT_EQ(listed({kFiler}), "accepted");
  // Well-formed but in no directory: told so, rather than shown an empty inbox.
  EXPECT_EQ(listed({"palangka-raya/tidak-ada"}), "UNAUTHENTICATED CALLER_UNKNOWN");
  EXPECT_EQ(listed({"service:bot"}), refused);  // none is configured
  v1::LoadDirectoryRequest load;
  EXPECT_EQ(refusal([&] { return the_city->call(kFiler, &v1::DirectoryService::Stub::LoadDirectory, load); }),
            "PERMISSION_DENIED OPERATOR_ONLY");
}

}  // namespace
}  // namespace penugasan::testing
