#include "clients/cli/logins.h"

#include <algorithm>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "clients/credentials.h"
#include "clients/pki/openssl.h"
#include "clients/yaml_reader.h"

namespace penugasan::cli {

namespace fs = std::filesystem;

fs::path login_file(const std::string& server, const Environment& environment) {
  const std::string configured = environment("XDG_CONFIG_HOME");
  const std::string home = environment("HOME");
  if (configured.empty() && home.empty()) return {};
  // Of an address only what is fit for a file's name; the whole stands in the file.
  std::string name = server;
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return c == '/' || c <= ' ' || c >= 0x7f; }, '_');
  return (configured.empty() ? fs::path(home) / ".config" : fs::path(configured)) / "penugasan" / "logins" / (name + ".json");
}

std::optional<Login> read_login(const fs::path& file) {
  if (file.empty() || !fs::exists(file)) return std::nullopt;
  const auto json = nlohmann::json::parse(clients::read_secret_file(file), nullptr, false);
  if (!json.is_object() || !json.contains("as") || !json["as"].is_string() || !json.contains("token") ||
      !json["token"].is_string()) {
    throw clients::InputError(
        file.string(), 0,
        {"holds no login; type: penugasan logout", "tidak berisi token yang disimpan; ketik: penugasan logout"});
  }
  return Login{json["as"], json["token"]};
}

void keep_login(const fs::path& file, const Login& login) {
  if (file.empty()) throw std::runtime_error("there is no home folder to keep the token in: set HOME or XDG_CONFIG_HOME");
  fs::create_directories(file.parent_path());
  fs::permissions(file.parent_path(), fs::perms::owner_all);
  clients::replace_file(file, nlohmann::json({{"as", login.as}, {"token", login.token}}).dump() + "\n", true);
}

bool forget_login(const fs::path& file) { return !file.empty() && fs::remove(file); }

}  // namespace penugasan::cli
