#pragma once

// Blocks: a walk along the blocks of the log that misses none (S-1).

#include <memory>
#include <optional>

#include "ledger/store/block.h"
#include "ledger/store/rocks_db.h"

namespace ledger::store {

class Blocks {
 public:
  explicit Blocks(const RocksDb& db) : cursor_(db.iterate(Family::kLog)) {}

  // The block that holds `seq`; it lives until the next call. kCorrupt: "entry 41: …".
  // Asked for the end of the block before, it steps on, else it seeks.
  Result<Block> holding(Seq seq);

  // The last block of all; nothing in an empty log.
  Result<std::optional<Block>> last();

 private:
  Result<Block> block_here(Seq seq);

  std::unique_ptr<rocksdb::Iterator> cursor_;
  std::optional<Seq> next_;  // The end of the block at the cursor.
  Bytes unpacked_;
};

// "entry 41: …".
Error corrupt_at(Seq seq, std::string_view what);

}  // namespace ledger::store
