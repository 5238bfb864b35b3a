// Page tokens, resume tokens and the base64url that they are written in.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "server/input/base64url.h"
#include "server/input/bytes.h"
#include "server/input/page_token.h"
#include "server/input/resume_token.h"

namespace penugasan::server {
namespace {

using std::string_literals::operator""s;

TEST(Base64Url, WritesWhatTheRfcSays) {
  EXPECT_EQ(base64url_encode(""), "");
  EXPECT_EQ(base64url_encode("f"), "Zg");
  EXPECT_EQ(base64url_encode("fo"), "Zm8");
  EXPECT_EQ(base64url_encode("foo"), "Zm9v");
  EXPECT_EQ(base64url_encode("foobar"), "Zm9vYmFy");
  EXPECT_EQ(base64url_encode("\xfb\xff\xfe"), "-__-");
}

TEST(Base64Url, ReadsOnlyWhatItWrites) {
  EXPECT_EQ(base64url_decode(""), "");
  EXPECT_EQ(base64url_decode("Zm8"), "fo");
  EXPECT_EQ(base64url_decode("-__-"), "\xfb\xff\xfe");
  EXPECT_FALSE(base64url_decode("Z"));  // a length that cannot be
  EXPECT_FALSE(base64url_decode("Zm9vY"));
  EXPECT_FALSE(base64url_decode("Zg=="));  // padding
  EXPECT_FALSE(base64url_decode("+//+"));  // the other alphabet
  EXPECT_FALSE(base64url_decode("Zm 8"));
  EXPECT_FALSE(base64url_decode("Zh"));  // stray bits
  EXPECT_FALSE(base64url_decode("Zm9"));
  EXPECT_FALSE(base64url_decode("Zm9\xff"));
}

TEST(Base64Url, AnyBytesComeBack) {
  EXPECT_TRUE(rc::check([](const std::string& bytes) { RC_ASSERT(base64url_decode(base64url_encode(bytes)) == bytes); }));
  EXPECT_TRUE(rc::check([](const std::string& text) {
    if (const auto bytes = base64url_decode(text)) RC_ASSERT(base64url_encode(*bytes) == text);
  }));
}

TEST(Bytes, NumbersAreBigEndian) {
  std::string bytes;
  put_u64(bytes, 0x0102030405060708);
  EXPECT_EQ(bytes, "\x01\x02\x03\x04\x05\x06\x07\x08");
  EXPECT_EQ(get_u64(bytes), 0x0102030405060708u);
}

TEST(Bytes, Sha256OfTheStandardsExample) {
  const auto hash = sha256("abc");
  EXPECT_EQ(view_of(hash).substr(0, 4), "\xba\x78\x16\xbf");
  EXPECT_EQ(hash[31], 0xad);
}

const QueryDigest kQuery = digest_of_query({"surakarta/sekda", "agencies/surakarta", "state = pending"});

bool refused(const EdgeResult<PagePosition>& result) {
  const auto* error = std::get_if<EdgeError>(&result);
  return error != nullptr && error->reason == EdgeReason::page_token_invalid;
}

TEST(PageToken, ComesBackForTheSameQuery) {
  const PagePosition position{{42, 18446744073709551615u}, "kadis-kominfo"};
  const std::string token = encode_page_token(PageKind::requests, position, kQuery);
  EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), std::string::npos);
  EXPECT_EQ(std::get<PagePosition>(decode_page_token(token, PageKind::requests, kQuery)), position);
}

TEST(PageToken, AnEmptyOneIsTheBeginning) {
  EXPECT_TRUE(std::get<PagePosition>(decode_page_token("", PageKind::inbox, kQuery)).empty());
}

TEST(PageToken, AnotherQueryCallerOrListIsRefused) {
  const std::string token = encode_page_token(PageKind::requests, {{42}, ""}, kQuery);
  EXPECT_FALSE(refused(decode_page_token(token, PageKind::requests, kQuery)));
  EXPECT_TRUE(refused(decode_page_token(token, PageKind::announcements, kQuery)));
  const auto other_caller = digest_of_query({"surakarta/kadis-kominfo", "agencies/surakarta", "state = pending"});
  EXPECT_TRUE(refused(decode_page_token(token, PageKind::requests, other_caller)));
  const auto other_filter = digest_of_query({"surakarta/sekda", "agencies/surakarta", "state = assigned"});
  EXPECT_TRUE(refused(decode_page_token(token, PageKind::requests, other_filter)));
}

TEST(PageToken, TheDigestTellsWherePartsEnd) {
  EXPECT_NE(digest_of_query({"ab", "c"}), digest_of_query({"a", "bc"}));
  EXPECT_NE(digest_of_query({"a"}), digest_of_query({"a", ""}));
}

TEST(PageToken, AnyAlteredBitIsRefused) {
  const std::string bytes = *base64url_decode(encode_page_token(PageKind::inbox, {{7, 9}, "x"}, kQuery));
  for (std::size_t i = 0; i < bytes.size() * 8; ++i) {
    std::string altered = bytes;
    altered[i / 8] = static_cast<char>(altered[i / 8] ^ (1 << (i % 8)));
    EXPECT_TRUE(refused(decode_page_token(base64url_encode(altered), PageKind::inbox, kQuery))) << "bit " << i;
  }
}

// The digest is no secret: somebody may seal what this program never writes.
std::string sealed(const std::string& body) {
  return base64url_encode(body + std::string(view_of(sha256(body + std::string(view_of(kQuery)))).substr(0, 8)));
}

TEST(PageToken, SealedNonsenseIsRefused) {
  const std::string eight = "\0\0\0\0\0\0\0\7"s;
  EXPECT_EQ(std::get<PagePosition>(decode_page_token(sealed("\1\3\1" + eight), PageKind::inbox, kQuery)),
            (PagePosition{{7}, ""}));
  EXPECT_TRUE(refused(decode_page_token(sealed("\2\3\1" + eight), PageKind::inbox, kQuery)));  // a later version
  EXPECT_TRUE(refused(decode_page_token(sealed("\1\3\2" + eight), PageKind::inbox, kQuery)));  // a number short
  EXPECT_TRUE(refused(decode_page_token(sealed("\1\3\5" + eight + eight + eight + eight + eight), PageKind::inbox, kQuery)));
  EXPECT_TRUE(refused(decode_page_token(sealed("\1\3"), PageKind::inbox, kQuery)));
  EXPECT_TRUE(refused(decode_page_token(sealed(""), PageKind::inbox, kQuery)));
  EXPECT_TRUE(refused(decode_page_token(sealed("\1\3\0"s + std::string(1000, 'a')), PageKind::inbox, kQuery)));
  EXPECT_TRUE(refused(decode_page_token(std::string(5000000, 'A'), PageKind::inbox, kQuery)));
}

TEST(PageToken, AnyTextIsReadSafely) {
  EXPECT_TRUE(rc::check([](const std::string& text) {
    RC_ASSERT(text.empty() || refused(decode_page_token(text, PageKind::notices, kQuery)));
    RC_ASSERT(text.empty() || refused(decode_page_token(base64url_encode(text), PageKind::notices, kQuery)));
  }));
}

constexpr StoreIdentity kStore = {1, 2, 3};
constexpr StoreIdentity kOtherStore = {1, 2, 4};
constexpr StoreIdentity kEmptyStore = {};

bool resume_refused(const EdgeResult<std::uint64_t>& result) {
  const auto* error = std::get_if<EdgeError>(&result);
  return error != nullptr && error->reason == EdgeReason::resume_token_invalid;
}

TEST(ResumeToken, ComesBackToTheSameStreamStoreAndCaller) {
  const std::string token = encode_resume_token(StreamKind::notices, kStore, 17, "jambi/sekda");
  EXPECT_EQ(std::get<std::uint64_t>(decode_resume_token(token, StreamKind::notices, kStore, 17, "jambi/sekda")), 17u);
  EXPECT_TRUE(resume_refused(decode_resume_token(token, StreamKind::inbox, kStore, 17, "jambi/sekda")));
  EXPECT_TRUE(resume_refused(decode_resume_token(token, StreamKind::notices, kOtherStore, 17, "jambi/sekda")));
  EXPECT_TRUE(resume_refused(decode_resume_token(token, StreamKind::notices, kStore, 17, "jambi/wakil")));
  EXPECT_TRUE(resume_refused(decode_resume_token(token, StreamKind::notices, kStore, 16, "jambi/sekda")));  // a store from a copy
}

TEST(ResumeToken, OfAnEmptyStoreStaysGood) {
  const std::string token = encode_resume_token(StreamKind::inbox, kEmptyStore, 0, "jambi/sekda");
  EXPECT_EQ(std::get<std::uint64_t>(decode_resume_token(token, StreamKind::inbox, kEmptyStore, 0, "jambi/sekda")), 0u);
  EXPECT_EQ(std::get<std::uint64_t>(decode_resume_token(token, StreamKind::inbox, kStore, 5, "jambi/sekda")), 0u);
  const std::string beyond = encode_resume_token(StreamKind::inbox, kEmptyStore, 3, "jambi/sekda");
  EXPECT_TRUE(resume_refused(decode_resume_token(beyond, StreamKind::inbox, kStore, 5, "jambi/sekda")));
}

TEST(ResumeToken, AnyAlteredBitIsRefused) {
  const std::string bytes = *base64url_decode(encode_resume_token(StreamKind::inbox, kStore, 3, "jambi/sekda"));
  for (std::size_t i = 0; i < bytes.size() * 8; ++i) {
    std::string altered = bytes;
    altered[i / 8] = static_cast<char>(altered[i / 8] ^ (1 << (i % 8)));
    EXPECT_TRUE(resume_refused(decode_resume_token(base64url_encode(altered), StreamKind::inbox, kStore, 9, "jambi/sekda")));
  }
}

TEST(ResumeToken, ALaterVersionIsRefused) {
  const std::string body = "\2\1"s + std::string(view_of(kStore)) + "\0\0\0\0\0\0\0\3"s;
  const std::string seal(view_of(sha256(body + "jambi/sekda")).substr(0, 8));
  EXPECT_TRUE(resume_refused(decode_resume_token(base64url_encode(body + seal), StreamKind::inbox, kStore, 9, "jambi/sekda")));
}

TEST(ResumeToken, AnyTextIsReadSafely) {
  EXPECT_TRUE(rc::check([](const std::string& text) {
    RC_ASSERT(resume_refused(decode_resume_token(text, StreamKind::notices, kStore, 9, "jambi/sekda")));
    RC_ASSERT(resume_refused(decode_resume_token(base64url_encode(text), StreamKind::notices, kStore, 9, "jambi/sekda")));
  }));
  EXPECT_TRUE(resume_refused(decode_resume_token(std::string(5000000, 'A'), StreamKind::notices, kStore, 9, "jambi/sekda")));
}

}  // namespace
}  // namespace penugasan::server
