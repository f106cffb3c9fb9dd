#pragma once

// Log::Impl: the state of an open log, shared by the files that implement Log.

#include <rocksdb/write_batch.h>

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "ledger/os/lock_file.h"
#include "ledger/store/high_water.h"
#include "ledger/store/log.h"
#include "ledger/store/rocks/blocks.h"
#include "ledger/store/rocks/db.h"
#include "ledger/store/rocks/linked_files.h"
#include "ledger/store/rocks/sessions.h"
#include "ledger/store/tree/merkle.h"
#include "ledger/store/write_stop.h"

namespace ledger::store {

struct Log::Impl {
  explicit Impl(const LogOptions& given) : options(given) {}

  // Opening (log.cc).
  static Result<std::unique_ptr<Impl>> open_to_read(const LogOptions& options);
  static Result<std::unique_ptr<Impl>> open_to_write(const LogOptions& options);
  Status prepare_to_write();
  Status make_ledger();
  Status guard_modes();          // guard_modes.cc
  Status tighten_files() const;  // guard_modes.cc
  Status open_database();
  Status load_database(const Mark& mark);  // Sessions and tree, held against the mark.
  Status check_rows();                     // renew_rows.cc
  Status begin_to_write();
  Status arrange_tables();
  void close();

  // The tree (tree.cc).
  Result<Tree> load_tree() const;
  Result<Tree> load_edges(Seq size) const;
  Result<std::vector<Hash>> load_full_tile(unsigned level, std::uint64_t index) const;
  Result<std::vector<Hash>> tile(unsigned level, std::uint64_t index, std::size_t width) const;
  Result<Hash> root_at(Seq size) const;
  Status check_against(const Mark& mark) const;
  class Inspection;  // inspect.cc
  void put_tree();

  // Writing (append.cc).
  std::optional<Error> refusal(std::string_view operation) const;
  Status write(rocksdb::WriteBatch& batch, std::string_view operation);
  void put_blocks(const Batch& batch);
  void put_rows(const std::vector<KvRow>& rows);
  void show_tree();

  Seq size() const;

  LogOptions options;
  WriteStop stop;  // Declared before db, whose threads use it until it is closed.
  std::optional<os::LockFile> lock;
  std::unique_ptr<RocksDb> db;          // Null for a reader of a directory without a ledger.
  std::optional<HighWater> high_water;  // The writer's.
  std::optional<LinkedFiles> linked;    // The writer's.
  Sessions sessions;
  std::vector<std::string> notes;

  // Used by the writing thread alone.
  Tree tree;  // During append() ahead of what readers see.
  BlockBuilder builder;
  bool has_own_rows = false;  // See renew_rows.h.
  rocksdb::WriteBatch out;

  // What readers see: the tree after the last batch on disk.
  mutable std::mutex shown_mutex;
  Tree shown;
  Hash shown_root = shown.root();
};

}  // namespace ledger::store
