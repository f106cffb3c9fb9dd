#pragma once

// The stored form of the Merkle tree.
//
//   tile   key: the number of leaves at which it is full (8 bytes), its level (1 byte); keys so
//          ascend in the order of writes; value: 256 hashes. Written once.
//   edge   key "edge"; value: the size of the tree (8 bytes) and its peaks
//
// Numbers are big-endian.

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/store/tree/merkle.h"

namespace ledger::store {

constexpr std::string_view kEdgeKey = "edge";
constexpr std::size_t kTileBytes = kTileWidth * sizeof(Hash);

using TileKey = std::array<char, 9>;
TileKey tile_key(unsigned level, std::uint64_t index);

struct TilePlace {
  unsigned level = 0;
  std::uint64_t index = 0;
};
std::optional<TilePlace> parse_tile_key(ByteView key);

struct Edge {
  Seq size = 0;
  std::vector<Hash> peaks;
};
std::optional<Edge> parse_edge(ByteView value);

ByteView view_of(std::span<const Hash> hashes);
std::vector<Hash> hashes_of(ByteView bytes);

}  // namespace ledger::store
