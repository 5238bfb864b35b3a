// A bot in one file: follows the notices of one official and prints one line for each, or posts it as JSON. Start from here.
//
// It never loses a notice and hardly ever repeats one: the server keeps how far the subscription has come, the bot acknowledges a
// notice only after it is out, and it drops what it has seen already (deliveries are at least once, each with a stable id).
#include <curl/curl.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <string>
#include <thread>
#include <unordered_set>

#include <google/protobuf/util/json_util.h>

#include "clients/cli/text.h"
#include "clients/cli/unreachable.h"
#include "clients/connection.h"
#include "clients/grpc_log.h"
#include "clients/names.h"
#include "clients/yaml_reader.h"

namespace {

using namespace penugasan;
using cli::Speaker;
using cli::Text;
using clients::CallError;
using std::chrono::milliseconds;

// What the bot says; the server's own sentences come in the same language.
constexpr Text kHelp(
    "Mengikuti pemberitahuan seorang pejabat: mencetak satu baris untuk tiap pemberitahuan, atau mengirimnya sebagai JSON.",
    "Follows the notices of one official: prints one line for each, or posts it as JSON.");
constexpr Text kHelpHelp("Menampilkan bantuan ini", "Print this help message and exit");
constexpr Text kHelpAs("pemberitahuan siapa, AGENCY/OFFICIAL (server pengembangan)",
                       "whose notices, AGENCY/OFFICIAL (development server)");
constexpr Text kHelpCa("berkas PEM penjamin server (TLS)", "PEM file of who vouches for the server (TLS)");
constexpr Text kHelpCert("sertifikat klien, PEM", "client certificate, PEM");
constexpr Text kHelpKey("kunci privatnya, PEM", "its private key, PEM");
constexpr Text kHelpServerName("nama pada sertifikat server", "name in the server's certificate");
constexpr Text kHelpTokenFile("berkas token pejabat itu", "file with the official's token");
constexpr Text kHelpSubscription("server mengingat sampai di mana langganan ini; [a-z0-9-]",
                                 "the server remembers how far it has come; [a-z0-9-]");
constexpr Text kHelpPost("alamat tujuan tiap pemberitahuan sebagai JSON, alih-alih mencetaknya",
                         "where to post each notice as JSON, instead of printing it");
constexpr Text kHelpLang("id atau en; biasanya menurut LANG", "id or en; usually as LANG says");
constexpr Text kTryingAgain("{0}, dicoba lagi", "{0}, trying again");
constexpr Text kNotTaken("penerima tidak mengambil sebuah pemberitahuan, dicoba lagi",
                         "the other side did not take a notice, trying again");
constexpr Text kNobody("--as {0} bukan seorang pejabat: tulislah AGENCY/OFFICIAL, misalnya jambi/kadis-kominfo",
                       "--as {0} is no official: write AGENCY/OFFICIAL, for example jambi/kadis-kominfo");

void complain(const std::string& what) { std::cerr << "penugasan-bot: " << what << "\n"; }

struct Options {
  std::string language;  // "id" or "en"; empty: as LANG says
  std::string server = "127.0.0.1:7443";
  std::string as;
  clients::Credentials credentials;
  std::string token_file;
  std::string subscription = "bot";
  std::string post;  // a URL; empty: print
};

std::string json_of(const v1::Notice& notice) {
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(notice, &json);
  if (!status.ok()) throw std::runtime_error("a notice cannot be written as JSON");
  return json;
}

/// "giliran Anda" and the like are for a person's eyes; a bot gets the API's own words.
std::string line_of(const v1::Notice& notice) {
  return notice.id() + " " + v1::NoticeCause_Name(notice.cause()) + " " + clients::short_form(notice.request()) + " by " +
         clients::short_form(notice.actor()) + (notice.letter_kind().empty() ? "" : " " + notice.letter_kind());
}

/// Posts and waits for the answer; false unless it is 2xx.
bool post(const std::string& url, const std::string& body) {
  constexpr long kPatienceMs = 10'000;
  long answer = 0;
  CURL* curl = curl_easy_init();
  curl_slist* headers = curl_slist_append(nullptr, "Content-Type: application/json");
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.c_str());
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, kPatienceMs);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  // What the other side answers is of no interest, but curl would print it.
  curl_easy_setopt(
      curl, CURLOPT_WRITEFUNCTION, +[](char*, std::size_t size, std::size_t count, void*) { return size * count; });
  if (curl_easy_perform(curl) == CURLE_OK) curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
  curl_slist_free_all(headers);
  curl_easy_cleanup(curl);
  return answer >= 200 && answer < 300;
}

class Bot {
 public:
  Bot(Options options, Speaker say)
      : options_(std::move(options)),
        say_(say),
        connection_(options_.server, options_.credentials),
        caller_{options_.as, std::string(cli::code_of(say.language()))} {}

  /// For ever: subscribe, tell, acknowledge; when the server is away, come back later. Throws what trying again does not mend.
  void run() {
    for (milliseconds pause = kFirstPause;; pause = std::min(pause * 2, kLongestPause)) {
      const auto told = told_;
      try {
        follow();
      } catch (const CallError& error) {
        if (error.reason() == "TOKEN_EXPIRED" && newer_token()) continue;
        const bool for_good = error.code() == grpc::StatusCode::INVALID_ARGUMENT ||
                              error.code() == grpc::StatusCode::UNAUTHENTICATED ||
                              error.code() == grpc::StatusCode::PERMISSION_DENIED || error.code() == grpc::StatusCode::NOT_FOUND;
        if (for_good) throw;
        complain(say_(kTryingAgain, {what_hinders(error)}));
      }
      if (told_ != told) pause = kFirstPause;
      std::this_thread::sleep_for(pause);
      // gRPC connects anew only while somebody waits for it.
      connection_.wait_until_connected(kLongestPause);
    }
  }

 private:
  static constexpr milliseconds kFirstPause{200};
  static constexpr milliseconds kLongestPause{10'000};
  static constexpr std::size_t kRemembered = 10'000;  // only what was not acknowledged can come again

  // What hinders the connection is told, so that whoever set the bot up can put it right while it tries.
  std::string what_hinders(const CallError& error) const {
    if (error.code() != grpc::StatusCode::UNAVAILABLE || !error.reason().empty()) return error.code_name();
    const auto [what, next] = cli::unreachable(error.what());
    return error.code_name() + ": " + say_(what, {options_.server}) + " " + say_(next);
  }

  // Whoever renews the token leaves the next one in its file.
  bool newer_token() const { return !options_.token_file.empty() && clients::read_token(options_.token_file) != caller_.token; }

  // One stream, until it ends. The server starts it after what was acknowledged last.
  void follow() {
    if (!options_.token_file.empty()) caller_.token = clients::read_token(options_.token_file);
    grpc::ClientContext context;
    clients::Connection::prepare(context, caller_);
    v1::SubscribeNoticesRequest request;
    request.set_subscription(options_.subscription);
    const auto stream = connection_.stub<v1::NoticeService::Stub>().SubscribeNotices(&context, request);
    v1::SubscribeNoticesResponse message;
    while (stream->Read(&message)) {
      if (!message.has_notice()) continue;
      if (!tell(message.notice())) return context.TryCancel();  // not out: the stream begins with it again
      acknowledge(message.resume_token());
    }
    clients::throw_if_failed(stream->Finish());
  }

  bool tell(const v1::Notice& notice) {
    if (seen_.contains(notice.id())) return true;
    if (options_.post.empty()) {
      std::cout << line_of(notice) << std::endl;
    } else if (!post(options_.post, json_of(notice))) {
      complain(say_(kNotTaken));
      return false;
    }
    if (seen_.size() == kRemembered) seen_.clear();
    seen_.insert(notice.id());
    ++told_;
    return true;
  }

  void acknowledge(const std::string& token) {
    v1::AcknowledgeNoticesRequest request;
    request.set_subscription(options_.subscription);
    request.set_resume_token(token);
    connection_.call(&v1::NoticeService::Stub::AcknowledgeNotices, request, caller_);
  }

  Options options_;
  Speaker say_;
  clients::Connection connection_;
  clients::Caller caller_;
  std::unordered_set<std::string> seen_;
  std::size_t told_ = 0;
};

void add_options(CLI::App& app, Options& options, const Speaker& say) {
  app.set_help_flag("-h,--help", say(kHelpHelp));
  app.add_option("--lang", options.language, say(kHelpLang))->check(CLI::IsMember({"id", "en"}));
  app.add_option("--server", options.server, "HOST:PORT")->envname("PENUGASAN_SERVER");
  app.add_option("--as", options.as, say(kHelpAs))->envname("PENUGASAN_AS");
  app.add_option("--ca", options.credentials.ca, say(kHelpCa))->envname("PENUGASAN_CA");
  app.add_option("--cert", options.credentials.certificate, say(kHelpCert))->envname("PENUGASAN_CERT");
  app.add_option("--key", options.credentials.key, say(kHelpKey))->envname("PENUGASAN_KEY");
  app.add_option("--server-name", options.credentials.server_name, say(kHelpServerName))->envname("PENUGASAN_SERVER_NAME");
  app.add_option("--token-file", options.token_file, say(kHelpTokenFile))->envname("PENUGASAN_TOKEN_FILE");
  app.add_option("--subscription", options.subscription, say(kHelpSubscription));
  app.add_option("--post", options.post, say(kHelpPost));
}

/// Help is printed while the options are still being read, so it goes by LANG alone.
Speaker speaker_of(const std::string& language) { return Speaker(cli::choose_language(language, cli::process_environment())); }

// What is no plain text cannot stand in a call's metadata, nor on a terminal.
void check_who(const Options& options, const Speaker& say) {
  if (!options.token_file.empty() || !options.credentials.certificate.empty()) return;
  const bool plain = std::all_of(options.as.begin(), options.as.end(), [](char c) { return c > ' ' && c < '\x7f'; });
  try {
    clients::official_name(plain ? options.as : "");
  } catch (const std::invalid_argument&) {
    throw std::invalid_argument(say(kNobody, {plain ? options.as : "?"}));
  }
}

}  // namespace

int main(int argc, char** argv) {
  clients::silence_grpc();
  Options options;
  const Speaker before = speaker_of("");
  CLI::App app(before(kHelp), "penugasan-bot");
  add_options(app, options, before);
  CLI11_PARSE(app, argc, argv);
  const Speaker say = speaker_of(options.language);
  try {
    check_who(options, say);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    Bot(options, say).run();
  } catch (const clients::InputError& error) {
    complain(say.language() == cli::Language::indonesian ? error.indonesian() : error.what());
  } catch (const std::exception& error) {
    complain(error.what());
  }
  return 1;
}
