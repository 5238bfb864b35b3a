#include <fstream>
#include <iterator>
#include <stdexcept>

#include <curl/curl.h>

#include "server/identity/key_ring.h"

namespace penugasan::server {

namespace {

constexpr long kConnectSeconds = 5;
constexpr long kSeconds = 10;

std::string read_keys_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text(kLargestKeySet + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!in.is_open() || in.bad() || in.gcount() == 0) throw std::runtime_error("cannot be read");
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

std::size_t take(const char* bytes, std::size_t size, std::size_t count, void* to) {
  auto& text = *static_cast<std::string*>(to);
  if (text.size() + size * count > kLargestKeySet) return 0;  // libcurl then gives up
  text.append(bytes, size * count);
  return size * count;
}

std::string ask(CURL* curl, const Issuer& issuer) {
  std::string text;
  curl_easy_setopt(curl, CURLOPT_URL, issuer.keys.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, kSeconds);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &text);
  if (!issuer.keys_ca.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, issuer.keys_ca.c_str());
  const CURLcode code = curl_easy_perform(curl);
  if (code != CURLE_OK) throw std::runtime_error(curl_easy_strerror(code));
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  if (status != 200) throw std::runtime_error("answered with HTTP status " + std::to_string(status));
  return text;
}

}  // namespace

std::string fetch_keys(const Issuer& issuer) {
  if (!issuer.keys.starts_with("https://")) return read_keys_file(issuer.keys);
  const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), curl_easy_cleanup);
  if (!curl) throw std::runtime_error("libcurl cannot be used");
  return ask(curl.get(), issuer);
}

}  // namespace penugasan::server
