#include "ledger/store/tree/inclusion.h"

#include <bit>
#include <span>

#include "ledger/crypto/sha256.h"
#include "ledger/store/tree/merkle.h"

namespace ledger::store {
namespace {

constexpr unsigned kTileHeight = 8;

// The largest power of two below `size`, which is at least 2: the number of leaves in the left
// part.
Seq split_of(Seq size) { return std::bit_floor(size - 1); }

// Roots of parts of a log's tree.
class TreeParts {
 public:
  explicit TreeParts(const Log& log) : log_(log) {}

  Result<Hash> root(Seq from, Seq until) const {
    const Seq size = until - from;
    if (std::has_single_bit(size)) return perfect(from, size);
    const Seq split = from + split_of(size);
    auto left = root(from, split);
    if (!left) return left;
    auto right = root(split, until);
    if (!right) return right;
    return crypto::node_hash(*left, *right);
  }

 private:
  Result<Hash> perfect(Seq from, Seq size) const {
    const auto height = static_cast<unsigned>(std::countr_zero(size));
    const unsigned level = height / kTileHeight;
    const std::uint64_t node = from >> (kTileHeight * level);
    const auto tile = log_.tile(level, node / kTileWidth);
    if (!tile) return tile.error();
    const std::size_t width = std::size_t{1} << (height % kTileHeight);
    const std::size_t offset = node % kTileWidth;
    if (offset + width > tile->size()) {
      return Error{ErrorCode::kCorrupt, "truncated tile"};
    }
    return perfect_root(std::span(*tile).subspan(offset, width));
  }

  const Log& log_;
};

}  // namespace

Result<std::vector<Hash>> inclusion_proof(const Log& log, Seq seq, Seq size) {
  if (seq >= size || size > log.size()) {
    return Error{ErrorCode::kInvalid, "entry " + std::to_string(seq) +
                                          ": not in the tree of size " + std::to_string(size)};
  }
  const TreeParts parts(log);
  std::vector<Hash> down;  // From the root to the leaf.
  Seq from = 0;
  Seq until = size;
  while (until - from > 1) {
    const Seq split = from + split_of(until - from);
    const bool is_left = seq < split;
    const auto sibling = is_left ? parts.root(split, until) : parts.root(from, split);
    if (!sibling) return sibling.error();
    down.push_back(*sibling);
    (is_left ? until : from) = split;
  }
  return std::vector<Hash>(down.rbegin(), down.rend());
}

}  // namespace ledger::store
