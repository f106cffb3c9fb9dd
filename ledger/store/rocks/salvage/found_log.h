#pragma once

// FoundLog: the entries, tiles and edges that were found in the files of a damaged database, in a
// database of its own in a scratch folder. Pairs may be added repeatedly: the keys of entries and
// tiles are written once. Threading: one thread.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ledger/store/rocks/blocks.h"
#include "ledger/store/rocks/db.h"
#include "ledger/store/tree/evidence.h"

namespace ledger::store {

class FoundLog {
 public:
  static Result<std::unique_ptr<FoundLog>> make(const std::string& directory);

  // Takes a pair of any family; what is neither an entry, a tile nor an edge is left out. The
  // family is seen from the pair.
  Status add(ByteView key, ByteView value);
  Status finish();  // After the last pair.

  Seq end() const { return end_; }              // After the last entry or tile found.
  Seq edge_size() const { return edge_size_; }  // Of the largest tree of which an edge was found.
  std::optional<Hash> edge_root() const { return edge_root_; }  // Its root.

  // The block with the first entry at or after `seq`, valid until the next call; nullopt if none.
  Result<std::optional<Block>> block_at_or_after(Seq seq);

  // The hashes that prove the entries of the tile that begins with `first`.
  Result<std::vector<TreeNode>> nodes_of_tile(Seq first) const;

 private:
  FoundLog() = default;
  Status put(Family family, ByteView key, ByteView value);
  Status add_edge(ByteView value);
  Result<std::optional<std::vector<Hash>>> tile(unsigned level, std::uint64_t index) const;
  Status add_edge_nodes(Seq first, std::vector<TreeNode>& nodes) const;

  WriteStop stop_;
  std::unique_ptr<RocksDb> db_;
  std::unique_ptr<rocksdb::Iterator> cursor_;
  Bytes unpacked_;
  Seq end_ = 0;
  Seq edge_size_ = 0;
  std::optional<Hash> edge_root_;
};

}  // namespace ledger::store
