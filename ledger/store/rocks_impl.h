#pragma once

// Log::Impl: what an open log holds, for the files that implement Log between them.

#include <rocksdb/write_batch.h>

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "ledger/store/high_water.h"
#include "ledger/store/lock_file.h"
#include "ledger/store/log.h"
#include "ledger/store/merkle.h"
#include "ledger/store/rocks_blocks.h"
#include "ledger/store/rocks_db.h"
#include "ledger/store/stop.h"

namespace ledger::store {

struct Log::Impl {
  explicit Impl(const Options& given) : options(given) {}

  // Opening (rocks_log.cc).
  static Result<std::unique_ptr<Impl>> open_to_read(const Options& options);
  static Result<std::unique_ptr<Impl>> open_to_write(const Options& options);
  Status prepare_to_write();
  Status open_database();

  // The tree (rocks_tree.cc).
  Result<Tree> load_tree() const;
  Result<Tree> load_edges(Seq size) const;
  Result<std::vector<Hash>> load_full_tile(unsigned level, std::uint64_t index) const;
  Result<std::vector<Hash>> tile(unsigned level, std::uint64_t index, std::size_t width) const;
  Result<Hash> root_at(Seq size) const;
  Status check_against(const Mark& mark) const;
  Status check_full_tiles(const Tree& computed) const;  // rocks_verify.cc
  void put_tree();

  // Writing (rocks_append.cc).
  std::optional<Error> refusal(std::string_view doing) const;
  Status write(rocksdb::WriteBatch& batch, std::string_view doing);
  void put_blocks(const Batch& batch);
  void put_rows(const std::vector<Row>& rows);
  void show_tree();

  Seq size() const;

  Options options;
  Stop stop;  // Before db: its threads report here until it is closed.
  std::optional<LockFile> lock;
  std::unique_ptr<RocksDb> db;          // None for a reader who found no ledger.
  std::optional<HighWater> high_water;  // The writer's.

  // The appender's own.
  Tree tree;  // Runs ahead of what readers are shown while a batch is under way.
  BlockBuilder builder;
  rocksdb::WriteBatch out;

  // What readers are shown: the last batch that is on disk whole.
  mutable std::mutex shown_mutex;
  Tree shown;
  Hash shown_root = shown.root();
};

}  // namespace ledger::store
