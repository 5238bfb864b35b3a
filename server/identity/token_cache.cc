#include "server/identity/token_cache.h"

#include <openssl/evp.h>

namespace penugasan::server {

TokenDigest digest_of_token(std::string_view token) {
  // Fetched once: looking an algorithm up costs more than hashing a token.
  static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  thread_local const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  TokenDigest digest{};
  EVP_DigestInit_ex2(context.get(), sha256, nullptr);
  EVP_DigestUpdate(context.get(), token.data(), token.size());
  EVP_DigestFinal_ex(context.get(), digest.data(), nullptr);
  return digest;
}

std::optional<Principal> TokenCache::find(const TokenDigest& token, const World& world, workflow::Time now) {
  const std::lock_guard lock(mutex_);
  const auto found = index_.find(token);
  if (found == index_.end()) return std::nullopt;
  const auto entry = found->second;
  if (entry->world != world || now >= entry->until) {
    entries_.erase(entry);
    index_.erase(found);
    return std::nullopt;
  }
  entries_.splice(entries_.begin(), entries_, entry);
  return entry->principal;
}

void TokenCache::put(const TokenDigest& token, const World& world, workflow::Time until, const Principal& principal) {
  const std::lock_guard lock(mutex_);
  if (index_.contains(token)) return;  // two calls verified it at once
  entries_.push_front({token, world, until, principal});
  index_.emplace(token, entries_.begin());
  if (entries_.size() <= capacity_) return;
  index_.erase(entries_.back().token);
  entries_.pop_back();
}

std::size_t TokenCache::size() const {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

}  // namespace penugasan::server
