#pragma once

// The Merkle tree of RFC 6962 §2.1 and its tiles as in C2SP tlog-tiles. It knows hashes, not how
// they are stored.
//
//   level   tile level k holds nodes of height 8k: level 0 the leaves, level 1 the roots of full
//           tiles of level 0, …
//   tile    256 consecutive nodes of one level; immutable once full
//   edge    the nodes of a level that do not fill a tile yet: 0 to 255
//   peaks   the roots of the perfect subtrees that the leaves are divided into, the largest first:
//           one for each bit set in the size. The root is computed from them.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/base/hash.h"

namespace ledger::store {

constexpr std::size_t kTileWidth = 256;
constexpr unsigned kTileLevels = 8;  // Enough for 2^64 leaves.

struct Tile {
  unsigned level = 0;
  std::uint64_t index = 0;
  std::vector<Hash> hashes;
};

// The number of complete nodes of `level` if there are `size` leaves.
constexpr std::uint64_t nodes_at(Seq size, unsigned level) { return size >> (8 * level); }

// The root over 2^n consecutive nodes.
Hash perfect_root(std::span<const Hash> nodes);

// Appends the peaks in the edge of one level. Call it from the highest level down to level 0.
void push_peaks(std::span<const Hash> edge, std::vector<Hash>& peaks);

// SHA-256 of the empty string if there are no peaks.
Hash root_of_peaks(std::span<const Hash> peaks);

class Tree {
 public:
  using Edges = std::array<std::vector<Hash>, kTileLevels>;

  Tree() = default;
  explicit Tree(Edges edges);  // The tree with these edges.

  // Amortized one node_hash. A tile that becomes full moves from the edge to full_tiles().
  void append(const Hash& leaf);

  Seq size() const { return size_; }
  Hash root() const { return root_of_peaks(peaks_); }
  const std::vector<Hash>& peaks() const { return peaks_; }
  const std::vector<Hash>& edge(unsigned level) const { return edges_[level]; }

  const std::vector<Tile>& full_tiles() const { return full_; }
  void forget_full_tiles() { full_.clear(); }

 private:
  void push(unsigned level, const Hash& node);

  Seq size_ = 0;
  std::vector<Hash> peaks_;
  Edges edges_;
  std::vector<Tile> full_;
};

}  // namespace ledger::store
