// Reads and checks everything that is stored.

#include <algorithm>
#include <span>

#include "ledger/crypto/sha256.h"
#include "ledger/store/rocks/impl.h"

namespace ledger::store {
namespace {

// Compares the nodes `first`, `first` + 1, … of a level, as computed and as stored.
Status compare(unsigned level, std::uint64_t first, std::span<const Hash> computed,
               std::span<const Hash> stored) {
  const auto [differs, _] =
      std::mismatch(computed.begin(), computed.end(), stored.begin(), stored.end());
  if (differs == computed.end() && computed.size() == stored.size()) return Done{};
  const std::uint64_t node = first + static_cast<std::uint64_t>(differs - computed.begin());
  return corrupt_at(node << (8 * level), level == 0 ? "its hash does not match the tree"
                                                    : "the tree above it does not match");
}

}  // namespace

Status Log::Impl::check_full_tiles(const Tree& computed) const {
  for (const Tile& tile : computed.full_tiles()) {
    const auto stored = load_full_tile(tile.level, tile.index);
    if (!stored) return stored.error();
    auto same = compare(tile.level, tile.index * kTileWidth, tile.hashes, *stored);
    if (!same) return same;
  }
  return Done{};
}

Status Log::verify(const std::function<void(Seq done)>& progress) const {
  const Impl& log = *impl_;
  if (!log.db) return Done{};
  Tree stored;
  {
    const std::lock_guard guard(log.shown_mutex);
    stored = log.shown;
  }
  Tree computed;
  Blocks blocks(*log.db);
  while (computed.size() < stored.size()) {
    const auto block = blocks.holding(computed.size());
    if (!block) return block.error();
    while (computed.size() < std::min(block->end(), stored.size())) {
      computed.append(crypto::leaf_hash(block->at(computed.size()).entry));
    }
    if (auto same = log.check_full_tiles(computed); !same) return same;
    computed.forget_full_tiles();
    progress(computed.size());
  }
  for (unsigned level = 0; level < kTileLevels; ++level) {
    const std::uint64_t first = nodes_at(stored.size(), level) & ~std::uint64_t{kTileWidth - 1};
    auto same = compare(level, first, computed.edge(level), stored.edge(level));
    if (!same) return same;
  }
  const auto sums = (*log.db)->VerifyChecksum(read_options());
  if (!sums.ok()) {
    return error_of(sums, "entries verified; checksum failure in index, rows or obsolete data");
  }
  return Done{};
}

}  // namespace ledger::store
