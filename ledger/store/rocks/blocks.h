#pragma once

// Blocks: a cursor over the blocks of the log. It detects missing and misplaced blocks (S-1).

#include <memory>
#include <optional>

#include "ledger/store/block.h"
#include "ledger/store/rocks/db.h"

namespace ledger::store {

class Blocks {
 public:
  explicit Blocks(const RocksDb& db) : cursor_(db.iterate(Family::kLog)) {}

  // The block that holds `seq`, valid until the next call. kCorrupt: "entry 41: …". If `seq` is the
  // end of the block before, the cursor steps; else it seeks.
  Result<Block> holding(Seq seq);

  // The last block; nullopt if the log is empty.
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
