#include "clients/pki/openssl.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include <openssl/pem.h>

#include "clients/credentials.h"
#include "clients/yaml_reader.h"

namespace penugasan::clients {
namespace {

using Memory = std::unique_ptr<BIO, Release<BIO, BIO_free_all>>;

}  // namespace

KeyPtr new_p256_key() {
  KeyPtr key(EVP_EC_gen("P-256"), EVP_PKEY_free);
  must(key != nullptr, "no key can be made");
  return key;
}

std::string private_pem(EVP_PKEY* key) {
  const Memory memory(BIO_new(BIO_s_mem()));
  must(PEM_write_bio_PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1, "the key cannot be written");
  char* text = nullptr;
  const auto size = BIO_get_mem_data(memory.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

KeyPtr read_private_key(const std::string& file) {
  const std::string pem = read_secret_file(file);
  const Memory in(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  EVP_PKEY* key = in ? PEM_read_bio_PrivateKey(in.get(), nullptr, nullptr, nullptr) : nullptr;
  if (key == nullptr) throw InputError(file, 0, {"holds no private key (PEM)", "tidak berisi kunci privat (PEM)"});
  return {key, EVP_PKEY_free};
}

void replace_file(const std::string& file, const std::string& text, bool secret) {
  const std::string beside = file + ".new";
  ::unlink(beside.c_str());
  const int fd = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, secret ? 0600 : 0644);
  const auto fail = [&] { throw std::system_error(errno, std::generic_category(), file + ": cannot be written"); };
  if (fd < 0) fail();
  const bool written = ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(fd) == 0;
  ::close(fd);
  if (!written || std::rename(beside.c_str(), file.c_str()) != 0) fail();
}

}  // namespace penugasan::clients
