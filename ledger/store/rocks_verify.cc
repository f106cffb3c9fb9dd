#include <algorithm>
#include <span>

#include "ledger/store/rocks_impl.h"
#include "ledger/store/sha256.h"

namespace ledger::store {
namespace {

// The nodes `first`, `first` + 1, … of a level: as computed again, and as kept.
Status compare(unsigned level, std::uint64_t first, std::span<const Hash> computed,
               std::span<const Hash> kept) {
  const auto [differs, _] =
      std::mismatch(computed.begin(), computed.end(), kept.begin(), kept.end());
  if (differs == computed.end() && computed.size() == kept.size()) return Done{};
  const std::uint64_t node = first + static_cast<std::uint64_t>(differs - computed.begin());
  return corrupt_at(node << (8 * level), level == 0 ? "not the entry that the tree covers"
                                                    : "the tree above it does not fit");
}

}  // namespace

Status Log::Impl::check_full_tiles(const Tree& computed) const {
  for (const Tile& tile : computed.full_tiles()) {
    const auto kept = load_full_tile(tile.level, tile.index);
    if (!kept) return kept.error();
    auto same = compare(tile.level, tile.index * kTileWidth, tile.hashes, *kept);
    if (!same) return same;
  }
  return Done{};
}

Status Log::verify(const std::function<void(Seq done)>& progress) const {
  const Impl& log = *impl_;
  if (!log.db) return Done{};
  Tree kept;
  {
    const std::lock_guard guard(log.shown_mutex);
    kept = log.shown;
  }
  Tree computed;
  Blocks blocks(*log.db);
  while (computed.size() < kept.size()) {
    const auto block = blocks.holding(computed.size());
    if (!block) return block.error();
    while (computed.size() < std::min(block->end(), kept.size())) {
      computed.append(leaf_hash(block->at(computed.size()).entry));
    }
    if (auto same = log.check_full_tiles(computed); !same) return same;
    computed.forget_full_tiles();
    progress(computed.size());
  }
  for (unsigned level = 0; level < kTileLevels; ++level) {
    const std::uint64_t first = nodes_at(kept.size(), level) & ~std::uint64_t{kTileWidth - 1};
    auto same = compare(level, first, computed.edge(level), kept.edge(level));
    if (!same) return same;
  }
  const auto sums = (*log.db)->VerifyChecksum(read_options());
  if (!sums.ok()) return error_of(sums, "all entries are whole; keys, rows or what was replaced");
  return Done{};
}

}  // namespace ledger::store
