#pragma once

// SHA-256, by OpenSSL, and the hashes of leaves and inner nodes of RFC 6962 §2.1.

#include <initializer_list>
#include <memory>

#include "ledger/base/bytes.h"
#include "ledger/base/hash.h"

namespace ledger::crypto {

Hash sha256(std::initializer_list<ByteView> parts);   // Of the concatenated parts.
Hash leaf_hash(ByteView entry);                       // SHA-256(0x00 || entry).
Hash node_hash(const Hash& left, const Hash& right);  // SHA-256(0x01 || left || right).

// SHA-256 of bytes that arrive in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void update(ByteView bytes);
  Hash so_far() const;  // Of all bytes so far; more may follow.
  Hash finish();        // Of all bytes. Call it once.

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

std::string base64(const Hash& hash);  // RFC 4648 §4, as C2SP checkpoints write a root.

}  // namespace ledger::crypto
