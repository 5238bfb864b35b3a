#include "clients/pki/authority.h"

#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace penugasan::clients {
namespace {

using Memory = std::unique_ptr<BIO, Release<BIO, BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION, X509_EXTENSION_free>>;

constexpr long kDay = 24L * 60 * 60;
constexpr long kSkew = -5L * 60;  // a machine's clock may be a little behind
constexpr int kAuthorityDays = 3650;

std::string pem_of(X509* certificate) {
  const Memory memory(BIO_new(BIO_s_mem()));
  must(PEM_write_bio_X509(memory.get(), certificate) == 1, "the certificate cannot be written");
  char* text = nullptr;
  const auto size = BIO_get_mem_data(memory.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

void extend(X509* certificate, X509* issuer, int what, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, what, value.c_str()));
  must(extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1, "a certificate's extension is malformed");
}

void set_serial(X509* certificate) {
  unsigned char bytes[8] = {};
  must(RAND_bytes(bytes, sizeof bytes) == 1, "no random numbers");
  bytes[0] &= 0x7fU;
  std::uint64_t serial = 0;
  for (const unsigned char byte : bytes) serial = serial << 8U | byte;
  ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial);
}

// Not signed yet.
CertificatePtr blank(const std::string& common_name, EVP_PKEY* key, int days) {
  CertificatePtr certificate(X509_new());
  X509_set_version(certificate.get(), X509_VERSION_3);
  set_serial(certificate.get());
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), days < 0 ? (days - 1) * kDay : kSkew);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), days * kDay);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(common_name.c_str()), -1, -1, 0);
  X509_set_pubkey(certificate.get(), key);
  return certificate;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ",") + name;
  return text;
}

}  // namespace

Authority::Authority(const std::string& common_name)
    : key_(new_p256_key()), certificate_(blank(common_name, key_.get(), kAuthorityDays)) {
  X509* const own = certificate_.get();
  X509_set_issuer_name(own, X509_get_subject_name(own));
  extend(own, own, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
  extend(own, own, NID_key_usage, "critical,keyCertSign,cRLSign");
  extend(own, own, NID_subject_key_identifier, "hash");
  must(X509_sign(own, key_.get(), EVP_sha256()) > 0, "the certificate cannot be signed");
}

Authority::Authority(const std::string& certificate_file, const std::string& key_file) : key_(read_private_key(key_file)) {
  const Memory in(BIO_new_file(certificate_file.c_str(), "rb"));
  certificate_.reset(in ? PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr) : nullptr);
  if (!certificate_) throw std::runtime_error(certificate_file + ": holds no certificate (PEM), or cannot be read");
}

std::string Authority::certificate() const { return pem_of(certificate_.get()); }

Issued Authority::issue(const CertificateWish& wish) const {
  const auto key = new_p256_key();
  const auto certificate = blank(wish.common_name, key.get(), wish.days);
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate_.get()));
  extend(certificate.get(), certificate_.get(), NID_basic_constraints, "critical,CA:FALSE");
  extend(certificate.get(), certificate_.get(), NID_key_usage, "critical,digitalSignature");
  extend(certificate.get(), certificate_.get(), NID_ext_key_usage, "serverAuth,clientAuth");
  extend(certificate.get(), certificate_.get(), NID_authority_key_identifier, "keyid");
  if (!wish.names.empty()) extend(certificate.get(), certificate_.get(), NID_subject_alt_name, joined(wish.names));
  must(X509_sign(certificate.get(), key_.get(), EVP_sha256()) > 0, "the certificate cannot be signed");
  return {pem_of(certificate.get()), private_pem(key.get())};
}

}  // namespace penugasan::clients
