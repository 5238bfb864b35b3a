#include "storage/chain.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <new>
#include <stdexcept>

namespace penugasan::storage {
namespace {

void put_big_endian(char* out, std::uint64_t value, int bytes) {
  for (int i = bytes - 1; i >= 0; --i, value >>= 8) out[i] = static_cast<char>(value & 0xff);
}

}  // namespace

// The algorithm is fetched once: looking it up costs more than hashing a record.
Hasher::Hasher() : algorithm_(EVP_MD_fetch(nullptr, "SHA256", nullptr)), context_(EVP_MD_CTX_new()) {
  if (algorithm_ == nullptr || context_ == nullptr) throw std::runtime_error("OpenSSL offers no SHA-256 on this machine");
}

Hasher::~Hasher() {
  EVP_MD_CTX_free(context_);
  EVP_MD_free(algorithm_);
}

Hash Hasher::digest(std::string_view prefix, std::string_view bytes) {
  Hash hash;
  if (EVP_DigestInit_ex(context_, algorithm_, nullptr) != 1 || EVP_DigestUpdate(context_, prefix.data(), prefix.size()) != 1 ||
      EVP_DigestUpdate(context_, bytes.data(), bytes.size()) != 1 || EVP_DigestFinal_ex(context_, hash.data(), nullptr) != 1) {
    throw std::runtime_error("SHA-256 failed in OpenSSL");
  }
  return hash;
}

Hash Hasher::record(std::uint64_t position, std::string_view value) {
  char prefix[8];
  put_big_endian(prefix, position, 8);
  return digest({prefix, sizeof prefix}, value);
}

Hash Hasher::text(const Salt& salt, std::uint32_t index, std::string_view text) {
  char prefix[20];
  std::copy(salt.begin(), salt.end(), prefix);
  put_big_endian(prefix + salt.size(), index, 4);
  return digest({prefix, sizeof prefix}, text);
}

Hash Hasher::of(std::string_view bytes) { return digest({}, bytes); }

Hasher& thread_hasher() {
  thread_local Hasher hasher;
  return hasher;
}

Digest digest_of(std::string_view bytes) {
  const auto hash = thread_hasher().of(bytes);
  Digest first{};
  std::copy_n(hash.begin(), first.size(), first.begin());
  return first;
}

// OpenSSL's generator asks the same whether it is to give sixteen bytes or a thousand.
Salt random_salt() {
  thread_local std::array<Salt, 64> drawn;
  thread_local std::size_t left = 0;
  if (left == 0) {
    if (RAND_bytes(drawn.front().data(), sizeof drawn) != 1) throw std::runtime_error("no random bytes from OpenSSL");
    left = drawn.size();
  }
  return drawn[--left];
}

Hash hash_from(std::string_view bytes) {
  Hash hash;
  if (bytes.size() != hash.size())
    throw StoreError(StoreError::Kind::damaged, "A hash in the store is cut short. Restore a backup.");
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

}  // namespace penugasan::storage
