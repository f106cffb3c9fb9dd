#include "ledger/store/rocks/salvage/found_log.h"

#include <algorithm>

#include "ledger/base/coding.h"
#include "ledger/store/rocks/tree_rows.h"

namespace ledger::store {
namespace {

constexpr std::string_view kEdgePrefix = "edge/";  // Then the size: of all edges, not the newest.

}  // namespace

Result<std::unique_ptr<FoundLog>> FoundLog::make(const std::string& directory) {
  std::unique_ptr<FoundLog> found(new FoundLog);
  auto opened = RocksDb::open({directory, true, true}, found->stop_);
  if (!opened) return opened.error();
  found->db_ = std::move(*opened);
  return found;
}

// Of two values of one key the first stays: those of tables are added before those of logs, where a
// file of another ledger may lie.
Status FoundLog::put(Family family, ByteView key, ByteView value) {
  const auto before = db_->get(family, key);
  if (!before) return before.error();
  if (*before) return Done{};
  rocksdb::WriteOptions how;
  how.disableWAL = true;
  const auto status = (*db_)->Put(how, db_->family(family), slice(key), slice(value));
  if (!status.ok()) return error_of(status, "collect entries");
  return Done{};
}

Status FoundLog::add(ByteView key, ByteView value) {
  if (key == kEdgeKey) return add_edge(value);
  if (const auto tile = parse_tile_key(key); tile && value.size() == kTileBytes) {
    end_ = std::max(end_, (tile->index + 1) << (8 * (tile->level + 1)));
    return put(Family::kTree, key, value);
  }
  if (key.size() != sizeof(Seq)) return Done{};
  const auto block = Block::decode(value, unpacked_);
  if (!block || block->first() != load_be64(key.data())) return Done{};
  end_ = std::max(end_, block->end());
  return put(Family::kLog, key, value);
}

Status FoundLog::add_edge(ByteView value) {
  const auto edge = parse_edge(value);
  if (!edge || nodes_of_peaks(edge->size, edge->peaks).empty()) return Done{};
  if (edge->size > edge_size_) {
    edge_size_ = edge->size;
    edge_root_ = root_of_peaks(edge->peaks);
  }
  return put(Family::kMeta, std::string(kEdgePrefix) + be64(edge->size), value);
}

Status FoundLog::finish() {
  cursor_ = db_->iterate(Family::kLog);
  return Done{};
}

Result<std::optional<Block>> FoundLog::block_at_or_after(Seq seq) {
  const Bytes key = be64(seq);
  cursor_->SeekForPrev(slice(key));
  if (cursor_->Valid()) {
    const auto block = Block::decode(view(cursor_->value()), unpacked_);
    if (block && block->end() > seq) return std::optional<Block>(*block);
  }
  cursor_->Seek(slice(key));
  if (!cursor_->status().ok()) return error_of(cursor_->status(), "read collected entries");
  if (!cursor_->Valid()) return std::optional<Block>{};
  return Block::decode(view(cursor_->value()), unpacked_);
}

Result<std::optional<std::vector<Hash>>> FoundLog::tile(unsigned level, std::uint64_t index) const {
  const TileKey key = tile_key(level, index);
  const auto value = db_->get(Family::kTree, {key.data(), key.size()});
  if (!value) return value.error();
  if (!*value) return std::optional<std::vector<Hash>>{};
  return std::optional(hashes_of(**value));
}

Result<std::vector<TreeNode>> FoundLog::nodes_of_tile(Seq first) const {
  std::vector<TreeNode> nodes;
  const std::uint64_t index = first / kTileWidth;
  const auto above = tile(1, index / kTileWidth);
  if (!above) return above.error();
  if (*above) nodes.push_back({8, index, (**above)[index % kTileWidth]});
  if (auto added = add_edge_nodes(first, nodes); !added) return added.error();

  const auto leaves = tile(0, index);
  if (!leaves) return leaves.error();
  if (!*leaves) return nodes;
  const Hash root = perfect_root(**leaves);
  const bool is_denied = std::ranges::any_of(
      nodes, [&](const TreeNode& node) { return node.height == 8 && node.hash != root; });
  if (is_denied) return nodes;
  for (std::size_t i = 0; i < kTileWidth; ++i) nodes.push_back({0, first + i, (**leaves)[i]});
  return nodes;
}

// Of the trees that end in this tile.
Status FoundLog::add_edge_nodes(Seq first, std::vector<TreeNode>& nodes) const {
  const auto cursor = db_->iterate(Family::kMeta);
  const std::string from = std::string(kEdgePrefix) + be64(first + 1);
  for (cursor->Seek(slice(from)); cursor->Valid(); cursor->Next()) {
    const auto edge = parse_edge(view(cursor->value()));
    if (!edge || edge->size > first + kTileWidth) break;
    for (const TreeNode& node : nodes_of_peaks(edge->size, edge->peaks)) {
      if (node.index << node.height >= first) nodes.push_back(node);
    }
  }
  if (!cursor->status().ok()) return error_of(cursor->status(), "read collected edges");
  return Done{};
}

}  // namespace ledger::store
