#include "server/rpc/listener.h"

#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_credentials_options.h>

namespace penugasan::server {

namespace {

grpc_ssl_client_certificate_request_type request_type(const Config& config) {
  if (config.client_certificates == "required") return GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY;
  if (config.client_certificates == "optional") return GRPC_SSL_REQUEST_CLIENT_CERTIFICATE_AND_VERIFY;
  return GRPC_SSL_DONT_REQUEST_CLIENT_CERTIFICATE;
}

}  // namespace

std::shared_ptr<grpc::ServerCredentials> server_credentials(const Config& config) {
  namespace tls = grpc::experimental;
  if (config.tls_certificate.empty()) return grpc::InsecureServerCredentials();
  const bool asks = config.client_certificates != "none";
  const auto files = std::make_shared<tls::FileWatcherCertificateProvider>(config.tls_key, config.tls_certificate,
                                                                           asks ? config.tls_client_ca : "",
                                                                           static_cast<unsigned>(config.tls_refresh.count()));
  tls::TlsServerCredentialsOptions options(files);
  options.watch_identity_key_cert_pairs();
  if (asks) options.watch_root_certs();
  options.set_cert_request_type(request_type(config));
  return tls::TlsServerCredentials(options);
}

}  // namespace penugasan::server
