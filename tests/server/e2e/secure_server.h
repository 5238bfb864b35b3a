// A penugasand with TLS and real credentials, and the authority and token issuer behind them. Palangka Raya's directory is
// loaded. One thread uses it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "clients/connection.h"
#include "clients/pki/authority.h"
#include "clients/pki/test_issuer.h"
#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace penugasan::testing {

inline constexpr const char* kIssuerName = "https://sso.palangka-raya.example";

class SecureServer {
 public:
  /// `client_certificates` as the option. TLS files are looked at every second.
  explicit SecureServer(const std::string& client_certificates = "optional");

  std::string file(const std::string& name) const { return (folder_.path() / name).string(); }
  const TempFolder& folder() const { return folder_; }
  const std::string& address() const { return address_; }
  const clients::Authority& authority() const { return authority_; }
  const clients::TestIssuer& issuer() const { return issuer_; }
  Process& process() { return *process_; }

  /// Makes NAME.pem and NAME-key.pem; what a client shows with them.
  clients::Credentials certificate(const std::string& name, const clients::CertificateWish& wish,
                                   const clients::Authority* by = nullptr) const;
  /// No certificate of its own.
  clients::Credentials nobody() const { return {file("ca.pem"), "", "", ""}; }
  clients::Credentials operators() const { return {file("ca.pem"), file("operator.pem"), file("operator-key.pem"), ""}; }
  /// Of the issuer, from now.
  std::string token(const std::string& subject, std::int64_t lifetime = 600) const;
  void write_callers(const std::string& further) const;

  /// Who the server takes the caller for: "official palangka-raya/kadis-kominfo by TOKEN", or the refusal "UNAUTHENTICATED …".
  std::string who(const clients::Credentials& credentials, const std::string& token = "",
                  const std::string& on_behalf_of = "") const;
  static std::string who(const clients::Connection& connection, const std::string& token = "",
                         const std::string& on_behalf_of = "");

 private:
  TempFolder folder_;
  clients::Authority authority_{"Test authority"};
  clients::TestIssuer issuer_;
  std::unique_ptr<Process> process_;
  std::string address_;
};

}  // namespace penugasan::testing
