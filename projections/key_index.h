#pragma once

// KeyIndex numbers keys of 24 bytes in the order in which they come: 0, 1, 2, … It never forgets
// one. Flat (open addressing), so that a new key costs no allocation of its own.
//
// Its hash decides where a key lies and nothing else: no order of output comes from it.

#include <array>
#include <cstdint>
#include <vector>

#include "projections/blocks.h"

namespace projections {

using Key = std::array<std::uint8_t, 24>;

class KeyIndex {
 public:
  std::uint32_t intern(const Key& key);
  const Key& at(std::uint32_t index) const { return keys_[index]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(keys_.size()); }

 private:
  // The low half of a key's hash, and its index: enough to find its slot again without the key.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t index = kEmpty;
  };
  static constexpr std::uint32_t kEmpty = 0xFFFF'FFFFU;

  void grow();

  Blocks<Key> keys_;
  std::vector<Slot> slots_;  // A power of two of them, at least half empty.
};

}  // namespace projections
