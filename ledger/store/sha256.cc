#include "ledger/store/sha256.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>

namespace ledger::store {
namespace {

// The low-level calls need no context from the heap: fetching one costs more than hashing an entry.
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

std::string base64(const Hash& hash) {
  std::array<unsigned char, 48> text{};  // 44 characters and the terminator.
  const int size = EVP_EncodeBlock(text.data(), hash.data(), static_cast<int>(hash.size()));
  return {reinterpret_cast<const char*>(text.data()), static_cast<std::size_t>(size)};
}

}  // namespace ledger::store
