// Stores and loads the Merkle tree, and compares it with the high-water mark.

#include <algorithm>
#include <span>

#include "ledger/base/assert.h"
#include "ledger/base/coding.h"
#include "ledger/store/lost_entry.h"
#include "ledger/store/rocks/impl.h"
#include "ledger/store/rocks/renew_rows.h"
#include "ledger/store/rocks/tree_rows.h"

namespace ledger::store {
namespace {

Seq first_leaf(unsigned level, std::uint64_t index) { return index << (8 * (level + 1)); }

}  // namespace

void Log::Impl::put_tree() {
  for (const Tile& tile : tree.full_tiles()) {
    const TileKey key = tile_key(tile.level, tile.index);
    const auto put = out.Put(db->family(Family::kTree), slice({key.data(), key.size()}),
                             slice(view_of(tile.hashes)));
    LEDGER_ASSERT(put.ok());
  }
  tree.forget_full_tiles();
  if (!has_own_rows) {
    const auto marked = out.Put(db->family(Family::kMeta), slice(kOwnRowsKey), "");
    LEDGER_ASSERT(marked.ok());
    has_own_rows = true;
  }
  Bytes edge = be64(tree.size());
  edge += view_of(tree.peaks());
  const auto put = out.Put(db->family(Family::kMeta), slice(kEdgeKey), slice(edge));
  LEDGER_ASSERT(put.ok());
}

Result<Tree> Log::Impl::load_tree() const {
  const auto stored = db->get(Family::kMeta, kEdgeKey);
  if (!stored) return stored.error();
  const ByteView edge = *stored ? ByteView(**stored) : ByteView("\0\0\0\0\0\0\0\0", 8);
  if (edge.size() < sizeof(Seq)) return Error{ErrorCode::kCorrupt, "the tree's edge is truncated"};
  const Seq size = load_be64(edge.data());

  const auto last = Blocks(*db).last();
  if (!last) return last.error();
  const Seq end = *last ? (*last)->end() : 0;
  if (end != size) {
    return corrupt_at(std::min(end, size), "the log ends at " + std::to_string(end) +
                                               ", its tree at " + std::to_string(size));
  }
  auto loaded = load_edges(size);
  if (!loaded) return loaded;
  if (view_of(loaded->peaks()) != edge.substr(sizeof(Seq))) {
    return corrupt_at(size & ~Seq{kTileWidth - 1}, "the tree's edge does not match the log");
  }
  return loaded;
}

Result<Tree> Log::Impl::load_edges(Seq size) const {
  Tree::Edges edges;
  Blocks blocks(*db);
  for (Seq seq = size & ~Seq{kTileWidth - 1}; seq < size;) {
    const auto block = blocks.holding(seq);
    if (!block) return block.error();
    for (; seq < std::min(size, block->end()); ++seq) {
      edges[0].push_back(leaf_of(block->at(seq)));
    }
  }
  for (unsigned level = 1; level < kTileLevels; ++level) {
    const std::uint64_t nodes = nodes_at(size, level);
    for (std::uint64_t node = nodes & ~std::uint64_t{kTileWidth - 1}; node < nodes; ++node) {
      const auto below = load_full_tile(level - 1, node);
      if (!below) return below.error();
      edges[level].push_back(perfect_root(*below));
    }
  }
  return Tree(std::move(edges));
}

Result<std::vector<Hash>> Log::Impl::load_full_tile(unsigned level, std::uint64_t index) const {
  const TileKey key = tile_key(level, index);
  const auto value = db->get(Family::kTree, {key.data(), key.size()});
  const Seq seq = first_leaf(level, index);
  if (!value && value.error().is_of_process()) return value.error();
  if (!value) return corrupt_at(seq, value.error().context);
  if (!*value) return corrupt_at(seq, "missing tile");
  if ((*value)->size() != kTileWidth * sizeof(Hash)) return corrupt_at(seq, "truncated tile");
  return hashes_of(**value);
}

Result<std::vector<Hash>> Log::Impl::tile(unsigned level, std::uint64_t index,
                                          std::size_t width) const {
  {
    const std::lock_guard guard(shown_mutex);
    if (index == nodes_at(shown.size(), level) / kTileWidth) {
      const auto& edge = shown.edge(level);
      return std::vector<Hash>(edge.begin(), edge.begin() + static_cast<std::ptrdiff_t>(width));
    }
  }
  auto hashes = load_full_tile(level, index);
  if (hashes) hashes->resize(width);
  return hashes;
}

Result<Hash> Log::Impl::root_at(Seq at) const {
  std::vector<Hash> peaks;
  for (unsigned level = kTileLevels; level-- > 0;) {
    const std::uint64_t nodes = nodes_at(at, level);
    const std::size_t width = nodes % kTileWidth;
    if (width == 0) continue;
    const auto hashes = tile(level, nodes / kTileWidth, width);
    if (!hashes) return hashes.error();
    push_peaks(*hashes, peaks);
  }
  return root_of_peaks(peaks);
}

Status Log::Impl::check_against(const Mark& mark) const {
  if (size() < mark.size) {
    return corrupt_at(size(), "missing: the log ends here, but " + std::to_string(mark.size) +
                                  " entries were on disk");
  }
  const auto root = root_at(mark.size);
  if (!root) return root.error();
  if (*root == mark.root) return Done{};
  return Error{ErrorCode::kCorrupt, "the first " + std::to_string(mark.size) +
                                        " entries differ from those that were on disk: root " +
                                        hex(*root) + ", expected " + hex(mark.root)};
}

Result<Hash> Log::root_at(Seq size) const {
  if (size > this->size()) {
    return Error{ErrorCode::kInvalid,
                 "root at " + std::to_string(size) + ": past the end of the log"};
  }
  return impl_->root_at(size);
}

Result<std::vector<Hash>> Log::tile(unsigned level, std::uint64_t index) const {
  const std::uint64_t nodes = level < kTileLevels ? nodes_at(size(), level) : 0;
  if (index > nodes / kTileWidth || index * kTileWidth == nodes) {
    return Error{ErrorCode::kInvalid, "tile " + std::to_string(level) + "/" +
                                          std::to_string(index) + ": past the end of the log"};
  }
  return impl_->tile(level, index, std::min<std::uint64_t>(kTileWidth, nodes - index * kTileWidth));
}

}  // namespace ledger::store
