// Bearer tokens: whatever comes, nobody is let in whom the issuer may not vouch for, and no refusal repeats the token.
#include "server/identity/key_set.h"
#include "server/identity/token.h"
#include "tests/fuzz/target.h"

using namespace penugasan;

namespace {

// The public half of a key that was thrown away after signing the corpus.
constexpr std::string_view kKeys =
    R"({"keys":[{"kty":"OKP","crv":"Ed25519","kid":"uji","alg":"EdDSA","use":"sig","x":"NK0wViuEUwnOuWMmMdvQstMeEkYDPMTycKNKfjEF2Vg"}]})";
constexpr workflow::Time kNow{std::chrono::seconds(1'790'000'010)};

server::Callers callers() {
  server::Issuer issuer;
  issuer.issuer = "https://sso.example";
  issuer.audience = "penugasan";
  issuer.algorithms = {server::Algorithm::eddsa};
  issuer.agencies = {"surakarta"};
  server::Callers all;
  all.issuers = {issuer};
  return all;
}

std::variant<server::PublicKey, std::string_view> find_key(const server::Issuer& /*issuer*/, std::string_view kid) {
  static const auto set = std::get<server::KeySet>(server::parse_key_set(kKeys));
  const auto found = set.keys.find(kid);
  if (found == set.keys.end()) return std::string_view("token_key_unknown");
  return found->second;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const server::Callers known = callers();
  const auto text = testing::text_of(data, size);
  const auto read = server::check_token(text, known, find_key, kNow);
  if (const auto* token = std::get_if<server::Token>(&read)) {
    testing::promise(token->issuer == &known.issuers.front() && !token->subject.empty(), "a sound token says who");
    testing::promise(token->expires + server::kTokenSkew >= kNow, "a sound token has not expired");
    return 0;
  }
  for (const auto& [key, value] : std::get<server::EdgeError>(read).values) {
    testing::promise(size < 16 || value.find(text) == std::string::npos, "a refusal does not repeat the token");
  }
  return 0;
}
