// Tokens that `penugasan login` keeps between commands: one a server, in ~/.config/penugasan/logins (or below XDG_CONFIG_HOME),
// in files and folders that only their owner can read.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "clients/cli/text.h"

namespace penugasan::cli {

struct Login {
  std::string as;  // who signed in, in short form: "surakarta/kadis-kominfo", "service:bot", "operator"
  std::string token;
};

/// Where the login of a server ("HOST:PORT") is kept. Empty where there is no home folder.
std::filesystem::path login_file(const std::string& server, const Environment& environment);

/// Nothing where there is none. Throws std::runtime_error where others than the owner can use the file, or it is malformed.
std::optional<Login> read_login(const std::filesystem::path& file);

/// Throws std::runtime_error or std::system_error where it cannot be kept.
void keep_login(const std::filesystem::path& file, const Login& login);

/// False where there was none.
bool forget_login(const std::filesystem::path& file);

}  // namespace penugasan::cli
