#pragma once

// KeyInterner numbers keys of 24 bytes in the order of their first use: 0, 1, 2, … A number is
// never given back, and a new key costs no allocation of its own.

#include <array>
#include <cstdint>

#include "ledger/base/flat_index.h"
#include "projections/cells/chunked_list.h"

namespace projections::cells {

using Key = std::array<std::uint8_t, 24>;

class KeyInterner {
 public:
  std::uint32_t intern(const Key& key);
  const Key& at(std::uint32_t index) const { return keys_[index]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(keys_.size()); }

 private:
  ChunkedList<Key> keys_;
  ledger::FlatIndex index_;
};

}  // namespace projections::cells
