#include "ledger/crypto/sha256.h"

#include <openssl/sha.h>

#include <algorithm>

#include "ledger/crypto/base64.h"

namespace ledger::crypto {
namespace {

// The low-level calls need no context on the heap, whose allocation costs more than the hash of an
// entry.
Hash finish(SHA256_CTX& context) {
  Hash hash;
  SHA256_Final(hash.data(), &context);
  return hash;
}

}  // namespace

Hash sha256(std::initializer_list<ByteView> parts) {
  SHA256_CTX context;
  SHA256_Init(&context);
  for (const ByteView part : parts) SHA256_Update(&context, part.data(), part.size());
  return finish(context);
}

Hash leaf_hash(ByteView entry) { return sha256({ByteView("\0", 1), entry}); }

Hash node_hash(const Hash& left, const Hash& right) {
  std::array<std::uint8_t, 65> bytes;
  bytes[0] = 1;
  std::copy(left.begin(), left.end(), bytes.begin() + 1);
  std::copy(right.begin(), right.end(), bytes.begin() + 33);
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, bytes.data(), bytes.size());
  return finish(context);
}

struct Sha256::Impl {
  SHA256_CTX context;
};

Sha256::Sha256() : impl_(std::make_unique<Impl>()) { SHA256_Init(&impl_->context); }
Sha256::~Sha256() = default;

void Sha256::update(ByteView bytes) { SHA256_Update(&impl_->context, bytes.data(), bytes.size()); }

Hash Sha256::so_far() const {
  SHA256_CTX copy = impl_->context;
  return ledger::crypto::finish(copy);
}

Hash Sha256::finish() { return ledger::crypto::finish(impl_->context); }

std::string base64(const Hash& hash) { return base64(view_of(hash)); }

}  // namespace ledger::crypto
