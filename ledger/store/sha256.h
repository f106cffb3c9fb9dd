#pragma once

// SHA-256, and the two hashes of RFC 6962 §2.1: of a leaf and of an inner node of the tree.

#include <initializer_list>

#include "ledger/base/bytes.h"
#include "ledger/base/hash.h"

namespace ledger::store {

Hash sha256(std::initializer_list<ByteView> parts);   // Of the parts, one after the other.
Hash leaf_hash(ByteView entry);                       // SHA-256(0x00 || entry).
Hash node_hash(const Hash& left, const Hash& right);  // SHA-256(0x01 || left || right).

std::string base64(const Hash& hash);  // RFC 4648 §4, as C2SP checkpoints write a root.

}  // namespace ledger::store
