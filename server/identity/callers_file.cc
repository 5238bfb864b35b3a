#include "server/identity/callers_file.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "server/input/names.h"
#include "server/input/text.h"
#include "workflow/loader/fields.h"
#include "workflow/loader/source_text.h"

namespace penugasan::server {

namespace {

using workflow::Fields;
using workflow::Reading;
using workflow::YamlNode;

constexpr std::chrono::seconds kLongestLifetime = std::chrono::hours(24 * 30);

std::string read_local_id(const YamlNode* node, const Reading& reading) {
  auto text = read_text(node, reading);
  if (text.empty() || workflow::is_local_id(text)) return text;
  reading.fault(node->line, "must be 1 to 63 of a-z, 0-9, '.', '-', beginning with a letter or a digit");
  return {};
}

std::vector<std::string> read_agencies(const YamlNode* node, const Reading& reading) {
  auto agencies = read_list(node, reading, read_local_id);
  std::sort(agencies.begin(), agencies.end());
  return agencies;
}

std::string read_certificate_name(const YamlNode* node, const Reading& reading) {
  auto text = read_text(node, reading);
  if (text.empty()) return text;
  if ((text.starts_with("uri:") || text.starts_with("dns:")) && text.size() > 4) return text;
  reading.fault(node->line, "must be a name as it stands in the certificate's SAN: uri:… or dns:…");
  return {};
}

// "24h", "90m", "3600s".
std::chrono::seconds read_lifetime(const YamlNode* node, const Reading& reading) {
  const std::string text = read_text(node, reading);
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  std::chrono::seconds lifetime{0};
  if (error == std::errc{} && number <= 2'592'000) {
    if (unit == "s") lifetime = std::chrono::seconds(number);
    if (unit == "m") lifetime = std::chrono::minutes(number);
    if (unit == "h") lifetime = std::chrono::hours(number);
  }
  const bool sound = lifetime.count() >= 1 && lifetime <= kLongestLifetime;
  if (node != nullptr && !sound) reading.fault(node->line, "must be a duration within 1s and 720h, like 24h, 90m or 3600s");
  return sound ? lifetime : std::chrono::seconds(1);
}

Algorithm read_algorithm(const YamlNode* node, const Reading& reading) {
  return read_word<Algorithm>(node, reading,
                              {{"ES256", Algorithm::es256}, {"RS256", Algorithm::rs256}, {"EdDSA", Algorithm::eddsa}});
}

Scope read_scope(const YamlNode* node, const Reading& reading) {
  workflow::Words<Scope> words;
  for (int i = 0; i < kScopes; ++i) words.emplace_back(name_of(static_cast<Scope>(i)), static_cast<Scope>(i));
  return read_word<Scope>(node, reading, words);
}

// The file as a whole: what stands for whom may stand once only.
class Reader {
 public:
  explicit Reader(const Reading& reading) : reading_(reading) {}

  Callers read(const YamlNode& root) {
    const Fields all(&root, reading_, "the file", {"issuers", "operators", "officials", "service_accounts"});
    each(all.optional("issuers"), [this](const YamlNode& node) { issuer(node); });
    if (const auto* node = all.optional("operators")) operators(*node);
    if (const auto* node = all.optional("officials")) officials(*node);
    each(all.optional("service_accounts"), [this](const YamlNode& node) { service(node); });
    return std::move(callers_);
  }

 private:
  template <class Each>
  void each(const YamlNode* list, Each read) {
    if (list == nullptr || !is_list(list, reading_)) return;
    for (const auto& node : list->items) read(node);
  }

  std::string keys_of(const YamlNode* node) const {
    std::string keys = read_text(node, reading_);
    if (keys.starts_with("https://") || keys.empty()) return keys;
    if (keys.find("://") != std::string::npos) {
      reading_.fault(node->line, "must be a file or an https:// address; keys are never taken from an unprotected address");
    }
    return beside(keys);
  }

  std::string beside(const std::string& path) const {
    return (std::filesystem::path(reading_.file).parent_path() / path).string();
  }

  void issuer(const YamlNode& node) {
    const Fields fields(
        &node, reading_, "an issuer",
        {"issuer", "audience", "keys", "keys_ca", "algorithms", "official_claim", "agencies", "longest_lifetime"});
    Issuer issuer;
    issuer.issuer = read_text(fields.required("issuer"), reading_);
    issuer.audience = read_text(fields.required("audience"), reading_);
    issuer.keys = keys_of(fields.required("keys"));
    issuer.algorithms = read_list(fields.required("algorithms"), reading_, read_algorithm);
    if (const auto* ca = fields.optional("keys_ca")) issuer.keys_ca = beside(read_text(ca, reading_));
    if (const auto* claim = fields.optional("official_claim")) issuer.official_claim = read_text(claim, reading_);
    if (const auto* agencies = fields.optional("agencies")) issuer.agencies = read_agencies(agencies, reading_);
    if (const auto* longest = fields.optional("longest_lifetime")) issuer.longest = read_lifetime(longest, reading_);
    if (callers_.issuer(issuer.issuer) != nullptr) reading_.fault(node.line, "this issuer stands here twice");
    callers_.issuers.push_back(std::move(issuer));
  }

  void operators(const YamlNode& node) {
    const Fields fields(&node, reading_, "operators", {"certificates", "tokens"});
    credentials(fields, Principal::of_operator());
  }

  void officials(const YamlNode& node) {
    const Fields fields(&node, reading_, "officials", {"agencies_by_certificate"});
    callers_.agencies_by_certificate = read_agencies(fields.required("agencies_by_certificate"), reading_);
  }

  void service(const YamlNode& node) {
    const Fields fields(&node, reading_, "a service account", {"name", "certificates", "tokens", "scopes", "agencies"});
    auto account = std::make_shared<ServiceAccount>();
    account->name = read_local_id(fields.required("name"), reading_);
    account->key = "service:" + account->name;
    for (const Scope scope : read_list(fields.required("scopes"), reading_, read_scope)) account->scopes.add(scope);
    if (const auto* agencies = fields.optional("agencies")) account->agencies = read_agencies(agencies, reading_);
    if (callers_.service(account->name)) reading_.fault(node.line, "this service account stands here twice");
    callers_.services[account->name] = account;
    credentials(fields, Principal::of_service(account));
  }

  void credentials(const Fields& fields, const Principal& principal) {
    if (const auto* names = fields.optional("certificates")) {
      for (const auto& name : read_list(names, reading_, read_certificate_name)) {
        if (!callers_.by_certificate.emplace(name, principal).second)
          reading_.fault(names->line, name + " stands for two callers");
      }
    }
    each(fields.optional("tokens"), [&](const YamlNode& node) { token(node, principal); });
  }

  void token(const YamlNode& node, const Principal& principal) {
    const Fields fields(&node, reading_, "a token", {"issuer", "subject"});
    auto issuer = read_text(fields.required("issuer"), reading_);
    auto subject = read_text(fields.required("subject"), reading_);
    if (callers_.issuer(issuer) == nullptr) reading_.fault(node.line, "its issuer is not one of the issuers of this file");
    if (!callers_.by_subject.emplace(std::pair(std::move(issuer), std::move(subject)), principal).second) {
      reading_.fault(node.line, "this subject stands for two callers");
    }
  }

  const Reading& reading_;
  Callers callers_;
};

}  // namespace

Callers parse_callers(std::string_view text, const std::string& file) {
  const workflow::SourceFile source{file, std::string(text)};
  workflow::Faults faults;
  Callers callers;
  if (check_source_text(source, faults)) {
    const auto root = parse_yaml(source, faults);
    if (root) callers = Reader({file, faults}).read(*root);
  }
  faults.throw_any();
  return callers;
}

Callers read_callers(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.is_open() || in.bad() || std::filesystem::is_directory(file)) throw std::runtime_error(file + ": cannot be read");
  return parse_callers(text, file);
}

}  // namespace penugasan::server
