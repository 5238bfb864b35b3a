// Real authentication for a private server: an authority, a token issuer and a file of callers made on the spot, mutual TLS, the
// operator by certificate, and a token of their own for every actor.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "clients/connection.h"
#include "clients/pki/test_issuer.h"

namespace penugasan::clients {

/// Not thread-safe.
class RealCredentials {
 public:
  /// `agencies`: whose officials the issuer may vouch for.
  explicit RealCredentials(std::set<std::string> agencies) : agencies_(std::move(agencies)) {}

  /// Writes everything to the folder; what penugasand is to be started with.
  std::vector<std::string> write(const std::filesystem::path& folder);
  /// A connection as whoever calls: the operator by certificate, others by a token that is made at their first call. Must not
  /// outlive this.
  Connection connect(const std::string& address);
  /// The tokens made so far, by whom they stand for: for those who look whether one has leaked.
  const std::map<std::string, std::string>& tokens() const { return tokens_; }
  /// The issuer's key, as PEM.
  std::string issuer_key() const { return issuer_.key(); }

 private:
  std::string token_of(const std::string& principal);

  std::set<std::string> agencies_;
  std::filesystem::path folder_;
  TestIssuer issuer_;
  std::map<std::string, std::string> tokens_;
};

}  // namespace penugasan::clients
