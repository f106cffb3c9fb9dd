#include "ledger/crypto/ed25519.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>
#include <string>

namespace ledger::crypto {
namespace {

struct Freed {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using KeyHandle = std::unique_ptr<EVP_PKEY, Freed>;
using Context = std::unique_ptr<EVP_MD_CTX, Freed>;

const unsigned char* bytes_of(ByteView view) {
  return reinterpret_cast<const unsigned char*>(view.data());
}

// OpenSSL's last error on this thread. Its queue is empty afterwards.
Error openssl_error(const char* operation) {
  std::array<char, 256> why{};
  ERR_error_string_n(ERR_peek_last_error(), why.data(), why.size());
  ERR_clear_error();
  return {ErrorCode::kUnavailable, std::string(operation) + ": " + why.data()};
}

KeyHandle private_key(const Seed& seed) {
  return KeyHandle(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes_of(seed.bytes()),
                                                Seed::kBytes));
}

}  // namespace

Result<Seed> Seed::random() {
  Seed seed;
  if (RAND_priv_bytes(seed.bytes_.data(), static_cast<int>(kBytes)) != 1) {
    return openssl_error("generate a key");
  }
  return seed;
}

std::optional<Seed> Seed::of(ByteView bytes) {
  if (bytes.size() != kBytes) return std::nullopt;
  Seed seed;
  std::copy(bytes.begin(), bytes.end(), seed.bytes_.begin());
  return seed;
}

Seed::~Seed() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

Result<PublicKey> public_key(const Seed& seed) {
  PublicKey bytes{};
  std::size_t size = bytes.size();
  const KeyHandle key = private_key(seed);
  if (!key || EVP_PKEY_get_raw_public_key(key.get(), bytes.data(), &size) != 1) {
    return openssl_error("derive a public key");
  }
  return bytes;
}

Result<Signature> sign(const Seed& seed, ByteView message) {
  Signature signature{};
  std::size_t size = signature.size();
  const KeyHandle key = private_key(seed);
  const Context context(EVP_MD_CTX_new());
  if (!key || !context ||
      EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
      EVP_DigestSign(context.get(), signature.data(), &size, bytes_of(message), message.size()) !=
          1) {
    return openssl_error("sign");
  }
  return signature;
}

bool is_signed(ByteView message, const Signature& signature, const PublicKey& key) {
  const KeyHandle public_half(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()));
  const Context context(EVP_MD_CTX_new());
  const bool is_good =
      public_half && context &&
      EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, public_half.get()) == 1 &&
      EVP_DigestVerify(context.get(), signature.data(), signature.size(), bytes_of(message),
                       message.size()) == 1;
  if (!is_good) ERR_clear_error();
  return is_good;
}

void wipe(Bytes& secret) {
  OPENSSL_cleanse(secret.data(), secret.size());
  secret.clear();
}

}  // namespace ledger::crypto
