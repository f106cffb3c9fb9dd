#pragma once

// FlatIndex finds things of a vector by their keys: open addressing, so that a thing costs eight
// bytes and no allocation of its own. The keys stay where the things are; the caller compares them.
//
// What it gives depends on what was added, and never on where it lies in here.

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/base/touch.h"

namespace ledger {

// Folds the 128-bit product of two words: every bit of both reaches every bit of the result.
constexpr std::uint64_t fold_product(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

template <typename Word>
std::uint64_t word_at(const char* bytes) {
  Word word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// The last bytes of a text: eight, of which some were hashed before, or all of a shorter one.
inline std::uint64_t last_word(std::string_view text) {
  const std::size_t size = text.size();
  if (size >= 8) return word_at<std::uint64_t>(text.data() + size - 8);
  if (size >= 4) {
    return word_at<std::uint32_t>(text.data()) << 32U |
           word_at<std::uint32_t>(text.data() + size - 4);
  }
  std::uint64_t word = 0;
  for (const char c : text) word = word << 8U | static_cast<unsigned char>(c);
  return word;
}

inline std::uint32_t hash_of(std::string_view text) {
  constexpr std::uint64_t kMultiplier = 0x9E37'79B9'7F4A'7C15ULL;
  constexpr std::uint64_t kMask = 0xD1B5'4A32'D192'ED03ULL;
  std::uint64_t hash = text.size() * kMultiplier;
  for (std::size_t at = 0; at + 8 < text.size(); at += 8) {
    hash = fold_product(hash ^ word_at<std::uint64_t>(text.data() + at) ^ kMask, kMultiplier);
  }
  hash = fold_product(hash ^ last_word(text) ^ kMask, kMultiplier);
  return static_cast<std::uint32_t>(hash ^ hash >> 32U);
}

class FlatIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

  // The index that was added with this hash and of which `is_it` holds; else kNone.
  template <typename IsIt>
  std::uint32_t find(std::uint32_t hash, const IsIt& is_it) const {
    if (slots_.empty()) return kNone;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask; slots_[at].index != kNone; at = (at + 1) & mask) {
      if (slots_[at].hash == hash && is_it(slots_[at].index)) return slots_[at].index;
    }
    return kNone;
  }

  // Has what find() looks at first fetched from memory.
  void fetch(std::uint32_t hash) const {
    if (!slots_.empty()) touch(&slots_[hash & (slots_.size() - 1)]);
  }

  void add(std::uint32_t hash, std::uint32_t index) {
    if ((size_ + 1) * 2 > slots_.size()) grow();
    put({hash, index});
    ++size_;
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t index = kNone;
  };

  void put(Slot slot) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = slot.hash & mask;
    while (slots_[at].index != kNone) at = (at + 1) & mask;
    slots_[at] = slot;
  }

  void grow() {
    constexpr std::size_t kSlotsMin = 1024;
    const std::vector<Slot> old = std::move(slots_);
    slots_.assign(std::max(kSlotsMin, old.size() * 2), Slot{});
    for (const Slot& slot : old) {
      if (slot.index != kNone) put(slot);
    }
  }

  std::vector<Slot> slots_;  // A power of two of them, at most half full.
  std::size_t size_ = 0;
};

}  // namespace ledger
