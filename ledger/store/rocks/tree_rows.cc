#include "ledger/store/rocks/tree_rows.h"

#include <algorithm>

#include "ledger/base/coding.h"

namespace ledger::store {

TileKey tile_key(unsigned level, std::uint64_t index) {
  TileKey key;
  store_be64(key.data(), (index + 1) << (8 * (level + 1)));
  key[8] = static_cast<char>(level);
  return key;
}

std::optional<TilePlace> parse_tile_key(ByteView key) {
  if (key.size() != TileKey().size()) return std::nullopt;
  const unsigned level = static_cast<unsigned char>(key[8]);
  if (level + 1 >= kTileLevels) return std::nullopt;
  const Seq leaves = load_be64(key.data());
  const std::uint64_t ordinal = leaves >> (8 * (level + 1));
  if (ordinal == 0 || ordinal << (8 * (level + 1)) != leaves) return std::nullopt;
  return TilePlace{level, ordinal - 1};
}

std::optional<Edge> parse_edge(ByteView value) {
  if (value.size() < sizeof(Seq) || value.size() % sizeof(Hash) != sizeof(Seq)) return std::nullopt;
  return Edge{load_be64(value.data()), hashes_of(value.substr(sizeof(Seq)))};
}

ByteView view_of(std::span<const Hash> hashes) {
  static_assert(sizeof(Hash) == 32);
  return {reinterpret_cast<const char*>(hashes.data()), hashes.size_bytes()};
}

std::vector<Hash> hashes_of(ByteView bytes) {
  std::vector<Hash> hashes(bytes.size() / sizeof(Hash));
  std::copy_n(bytes.data(), hashes.size() * sizeof(Hash), reinterpret_cast<char*>(hashes.data()));
  return hashes;
}

}  // namespace ledger::store
