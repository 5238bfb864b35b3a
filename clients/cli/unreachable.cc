#include "clients/cli/unreachable.h"

#include <array>

#include "clients/cli/texts.h"

namespace penugasan::cli {
namespace {

constexpr Text kNoAnswer("Server {0} tidak menjawab.", "The server {0} does not answer.");
constexpr Text kUnverified(
    "Sertifikat server {0} tidak dapat dipercaya: bukan dari penjamin (CA) yang ditunjuk, atau sudah habis masanya.",
    "The certificate of the server {0} is not to be trusted: not issued by the authority (CA) named, or expired.");
constexpr Text kNextUnverified(
    "tunjuk penjamin server itu: --ca BERKAS (PENUGASAN_CA); bila sudah benar, beri tahu pengelola server",
    "name the server's authority: --ca FILE (PENUGASAN_CA); if it is the right one, tell the server's operators");
constexpr Text kOtherName("Sertifikat server {0} berlaku untuk nama lain.",
                          "The certificate of the server {0} is for another name.");
constexpr Text kNextOtherName("pakai nama pada sertifikat: --server HOST:PORT, atau --server-name NAMA",
                              "use the name in the certificate: --server HOST:PORT, or --server-name NAME");
constexpr Text kNoTls("Server {0} tidak memakai TLS, padahal diminta.", "The server {0} does not use TLS, which was asked for.");
constexpr Text kNextNoTls("periksa porta pada --server; tanpa TLS (hanya loopback): tanpa --ca, --cert dan PENUGASAN_CA",
                          "check the port of --server; without TLS (loopback only): without --ca, --cert and PENUGASAN_CA");
constexpr Text kHungUp("Server {0} menutup sambungan saat perkenalan.",
                       "The server {0} closed the connection during the handshake.");
constexpr Text kNextHungUp(
    "mungkin ia meminta TLS (--ca BERKAS), atau sertifikat klien yang dikenalnya (--cert BERKAS --key BERKAS)",
    "it may want TLS (--ca FILE), or a client certificate that it knows (--cert FILE --key FILE)");

struct Sign {
  std::string_view words;
  Unreachable told;
};

}  // namespace

Unreachable unreachable(std::string_view grpc_message) {
  static constexpr std::array kSigns = {
      Sign{"certificate verify failed", {kUnverified, kNextUnverified}},
      Sign{"is not in peer certificate", {kOtherName, kNextOtherName}},
      Sign{"wrong version number", {kNoTls, kNextNoTls}},
      Sign{"Socket closed", {kHungUp, kNextHungUp}},
      Sign{"Connection reset", {kHungUp, kNextHungUp}},
  };
  // What was said on a connection that did come about means something else.
  if (grpc_message.starts_with("failed to connect")) {
    for (const auto& sign : kSigns) {
      if (grpc_message.find(sign.words) != std::string_view::npos) return sign.told;
    }
  }
  return {kNoAnswer, texts::kNextServer};
}

}  // namespace penugasan::cli
