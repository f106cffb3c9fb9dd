#pragma once

// FlatIndex finds the items of a list by their keys. It is an open-addressing hash table of (hash,
// index) pairs: 8 bytes a slot and no allocation per item. The keys stay in the list, where the
// caller compares them.
//
// Results depend on what was added, never on the position of a slot. Items are not removed.
// Threading: as a std::vector.

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "ledger/base/prefetch.h"

namespace ledger {

class FlatIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

  // The index that was added with this hash and for which `matches(index)` is true; else kNone.
  template <typename Matches>
  std::uint32_t find(std::uint32_t hash, const Matches& matches) const {
    return slots_.empty() ? kNone : slots_[slot_of(hash, matches)].index;
  }

  // As find(), but if there is none, adds `next` and returns it.
  template <typename Matches>
  std::uint32_t find_or_add(std::uint32_t hash, std::uint32_t next, const Matches& matches) {
    if ((size_ + 1) * 2 > slots_.size()) grow();
    Slot& slot = slots_[slot_of(hash, matches)];
    if (slot.index == kNone) {
      slot = {hash, next};
      ++size_;
    }
    return slot.index;
  }

  // Loads the slot where find() begins into the processor's cache.
  void prefetch(std::uint32_t hash) const {
    if (!slots_.empty()) ledger::prefetch(&slots_[hash & (slots_.size() - 1)]);
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t index = kNone;
  };

  // The slot of the item, or the empty one where it would go.
  template <typename Matches>
  std::size_t slot_of(std::uint32_t hash, const Matches& matches) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].index != kNone && !(slots_[at].hash == hash && matches(slots_[at].index))) {
      at = (at + 1) & mask;
    }
    return at;
  }

  void grow() {
    constexpr std::size_t kSlotsMin = 1024;
    const auto no_match = [](std::uint32_t /*index*/) { return false; };
    const std::vector<Slot> old = std::move(slots_);
    slots_.assign(std::max(kSlotsMin, old.size() * 2), Slot{});
    for (const Slot& slot : old) {
      if (slot.index != kNone) slots_[slot_of(slot.hash, no_match)] = slot;
    }
  }

  std::vector<Slot> slots_;  // A power of two of them, at most half full.
  std::size_t size_ = 0;
};

}  // namespace ledger
