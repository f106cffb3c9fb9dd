#include "projections/key_index.h"

#include <algorithm>
#include <cstring>

namespace projections {
namespace {

constexpr std::size_t kSlotsMin = 1024;

__extension__ using Wide = unsigned __int128;

// The 128-bit product of two words, folded: every bit of both reaches every bit of the result.
std::uint64_t fold(std::uint64_t a, std::uint64_t b) {
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

std::uint32_t hash(const Key& key) {
  std::array<std::uint64_t, 3> words{};
  std::memcpy(words.data(), key.data(), key.size());
  const std::uint64_t first =
      fold(words[0] ^ 0x9E37'79B9'7F4A'7C15ULL, words[1] ^ 0xD1B5'4A32'D192'ED03ULL);
  return static_cast<std::uint32_t>(fold(first ^ words[2], 0x8CB9'2BA7'2F3D'8DD7ULL));
}

}  // namespace

std::uint32_t KeyIndex::intern(const Key& key) {
  if ((keys_.size() + 1) * 2 > slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  const std::uint32_t hashed = hash(key);
  std::size_t slot = hashed & mask;
  for (; slots_[slot].index != kEmpty; slot = (slot + 1) & mask) {
    const Slot& taken = slots_[slot];
    if (taken.hash == hashed && keys_[taken.index] == key) return taken.index;
  }
  const std::uint32_t index = size();
  keys_.push_back(key);
  slots_[slot] = {hashed, index};
  return index;
}

void KeyIndex::grow() {
  const std::vector<Slot> old = std::move(slots_);
  slots_.assign(std::max(kSlotsMin, old.size() * 2), Slot{});
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& taken : old) {
    if (taken.index == kEmpty) continue;
    std::size_t slot = taken.hash & mask;
    while (slots_[slot].index != kEmpty) slot = (slot + 1) & mask;
    slots_[slot] = taken;
  }
}

}  // namespace projections
