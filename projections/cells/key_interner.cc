#include "projections/cells/key_interner.h"

#include <cstring>

#include "ledger/base/table_hash.h"

namespace projections::cells {
namespace {

using ledger::fold_product;

std::uint32_t hash(const Key& key) {
  std::array<std::uint64_t, 3> words{};
  std::memcpy(words.data(), key.data(), key.size());
  const std::uint64_t first =
      fold_product(words[0] ^ 0x9E37'79B9'7F4A'7C15ULL, words[1] ^ 0xD1B5'4A32'D192'ED03ULL);
  return static_cast<std::uint32_t>(fold_product(first ^ words[2], 0x8CB9'2BA7'2F3D'8DD7ULL));
}

}  // namespace

std::uint32_t KeyInterner::intern(const Key& key) {
  const auto is_key = [&](std::uint32_t index) { return keys_[index] == key; };
  const std::uint32_t index = index_.find_or_add(hash(key), size(), is_key);
  if (index == size()) keys_.push_back(key);
  return index;
}

}  // namespace projections::cells
