#include "ledger/crypto/hmac.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace ledger::crypto {

Result<Hash> hmac_sha256(ByteView key, ByteView message) {
  Hash hash{};
  unsigned size = static_cast<unsigned>(hash.size());
  const auto* const bytes = reinterpret_cast<const unsigned char*>(message.data());
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes, message.size(),
           hash.data(), &size) == nullptr) {
    return Error{ErrorCode::kUnavailable, "OpenSSL cannot compute HMAC-SHA-256"};
  }
  return hash;
}

}  // namespace ledger::crypto
