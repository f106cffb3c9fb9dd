#pragma once

// Proof: what the hashes of the tree that are left of a damaged log say about an entry.

#include <cstdint>

namespace ledger::store {

enum class Proof : std::uint8_t {
  kProved,     // A node proves it.
  kUnproved,   // No node says anything about it.
  kDisproved,  // A node over known leaves is another one.
};

}  // namespace ledger::store
