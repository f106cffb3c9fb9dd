#include "projections/key_index.h"

#include <algorithm>
#include <cstring>

namespace projections {
namespace {

constexpr std::uint32_t kEmpty = 0xFFFF'FFFFU;
constexpr std::size_t kSlotsMin = 1024;

__extension__ using Wide = unsigned __int128;

// The 128-bit product of two words, folded: every bit of both reaches every bit of the result.
std::uint64_t fold(std::uint64_t a, std::uint64_t b) {
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

std::size_t hash(const Key& key) {
  std::array<std::uint64_t, 3> words{};
  std::memcpy(words.data(), key.data(), key.size());
  const std::uint64_t first =
      fold(words[0] ^ 0x9E37'79B9'7F4A'7C15ULL, words[1] ^ 0xD1B5'4A32'D192'ED03ULL);
  return fold(first ^ words[2], 0x8CB9'2BA7'2F3D'8DD7ULL);
}

}  // namespace

std::uint32_t KeyIndex::intern(const Key& key) {
  if ((keys_.size() + 1) * 2 > slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash(key) & mask;
  for (; slots_[slot] != kEmpty; slot = (slot + 1) & mask) {
    if (keys_[slots_[slot]] == key) return slots_[slot];
  }
  const std::uint32_t index = size();
  keys_.push_back(key);
  slots_[slot] = index;
  return index;
}

void KeyIndex::grow() {
  slots_.assign(std::max(kSlotsMin, slots_.size() * 2), kEmpty);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t index = 0; index < size(); ++index) {
    std::size_t slot = hash(keys_[index]) & mask;
    while (slots_[slot] != kEmpty) slot = (slot + 1) & mask;
    slots_[slot] = index;
  }
}

}  // namespace projections
