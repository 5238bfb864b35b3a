// How a client reaches a server and proves who it is: TLS files, and tokens kept between commands. A program that is linked with
// this may end by exit() while gRPC still connects: OpenSSL stays usable to the end of the process.
#pragma once

#include <grpcpp/security/credentials.h>

#include <memory>
#include <string>

namespace penugasan::clients {

/// What a channel needs. All empty: plain text.
struct Credentials {
  std::string ca;           // PEM file with the authorities that vouch for the server; "system": those of the machine
  std::string certificate;  // PEM file with the client's own certificate and chain; empty: none
  std::string key;          // PEM file with its private key
  std::string server_name;  // in the server's certificate, where it is not the address's host

  bool tls() const { return !ca.empty(); }
};

/// Throws std::runtime_error where a file cannot be read, or a certificate comes without key or `ca`.
std::shared_ptr<grpc::ChannelCredentials> channel_credentials(const Credentials& credentials);

/// A token from a file: one line. Throws std::runtime_error where it cannot be read, holds no token, or can be read by others
/// than its owner.
std::string read_token(const std::string& file);

/// Any secret file, as it is. Throws as read_token().
std::string read_secret_file(const std::string& file);

/// True for what can stand in a call's metadata as a token: 1 to 6144 visible ASCII characters.
bool is_token(const std::string& text);

/// True for 127.x.x.x, [::1] and localhost, with or without port.
bool is_loopback_address(const std::string& address);

}  // namespace penugasan::clients
