#include "ledger/store/rocks/options.h"

#include <rocksdb/cache.h>
#include <rocksdb/file_checksum.h>
#include <rocksdb/memtablerep.h>
#include <rocksdb/table.h>

#include <memory>

#include "ledger/store/rocks/private_files.h"
#include "ledger/store/rocks/quiet.h"

namespace ledger::store {
namespace {

constexpr std::size_t kMiB = std::size_t{1} << 20U;
// compaction.cc merges level 0 before it has so many tables; in a long run RocksDB does.
constexpr int kLevel0Tables = 10;

rocksdb::ColumnFamilyOptions family(const rocksdb::BlockBasedTableOptions& table,
                                    std::size_t write_buffer_bytes) {
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.write_buffer_size = write_buffer_bytes;
  options.compression = rocksdb::kNoCompression;
  options.force_consistency_checks = true;
  options.paranoid_file_checks = true;
  options.memtable_protection_bytes_per_key = 8;
  options.level0_file_num_compaction_trigger = kLevel0Tables;
  // One thread flushes all families together; new entries fill other buffers meanwhile.
  options.max_write_buffer_number = 3;
  return options;
}

// Keys only grow, so a compaction moves files. It must never delay a write.
rocksdb::ColumnFamilyOptions growing(rocksdb::ColumnFamilyOptions options) {
  options.level0_slowdown_writes_trigger = 1000;
  options.level0_stop_writes_trigger = 2000;
  options.soft_pending_compaction_bytes_limit = 0;
  options.hard_pending_compaction_bytes_limit = 0;
  return options;
}

rocksdb::BlockBasedTableOptions table_options() {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = rocksdb::NewLRUCache(64 * kMiB);
  table.cache_index_and_filter_blocks = true;
  table.pin_l0_filter_and_index_blocks_in_cache = true;
  table.format_version = 5;
  return table;
}

}  // namespace

rocksdb::DBOptions database_options(const DatabaseUse& use, WriteStop& stop) {
  rocksdb::DBOptions options;
  options.env = use.holds_tables ? holding_env() : private_env();
  options.create_missing_column_families = use.write;
  options.info_log = std::make_shared<QuietLogger>();
  options.listeners.push_back(std::make_shared<StopListener>(stop));
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.wal_compression = rocksdb::kNoCompression;
  options.recycle_log_file_num = 0;
  options.manual_wal_flush = false;
  options.WAL_ttl_seconds = 0;
  options.WAL_size_limit_MB = 0;
  options.track_and_verify_wals_in_manifest = false;
  options.paranoid_checks = true;
  options.flush_verify_memtable_count = true;
  options.verify_sst_unique_id_in_manifest = true;
  options.file_checksum_gen_factory = rocksdb::GetFileChecksumGenCrc32cFactory();
  options.max_bgerror_resume_count = 0;
  options.allow_mmap_reads = false;
  options.allow_mmap_writes = false;
  options.allow_concurrent_memtable_write = false;  // One thread appends.
  options.max_background_jobs = 2;
  options.max_open_files = use.open_files;
  options.max_file_opening_threads = 1;  // It would start 15 more for a handful of tables.
  options.skip_stats_update_on_db_open = true;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.atomic_flush = true;  // A batch is in tables as a whole, or in no table.
  options.avoid_flush_during_recovery = use.retain_wals;
  options.avoid_flush_during_shutdown = true;
  options.max_total_wal_size = 256 * kMiB;  // Bounds the recovery time.
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> family_options() {
  const auto table = table_options();
  // Rows change with nearly every entry and are rarely read: they are sorted at the first read.
  auto rows = family(table, 32 * kMiB);
  rows.memtable_factory = std::make_shared<rocksdb::VectorRepFactory>();
  return {{rocksdb::kDefaultColumnFamilyName, family(table, 16 * kMiB)},
          {"log", growing(family(table, 64 * kMiB))},
          {"tree", growing(family(table, 16 * kMiB))},
          {"rows", rows}};
}

rocksdb::ReadOptions read_options() {
  rocksdb::ReadOptions options;
  options.verify_checksums = true;
  options.total_order_seek = true;
  options.ignore_range_deletions = true;
  return options;
}

bool are_unchanged(const rocksdb::DBOptions& options) {
  return options.wal_recovery_mode == rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords &&
         options.wal_compression == rocksdb::kNoCompression && options.recycle_log_file_num == 0 &&
         !options.manual_wal_flush && options.WAL_ttl_seconds == 0 && options.paranoid_checks &&
         options.flush_verify_memtable_count && options.verify_sst_unique_id_in_manifest &&
         options.max_bgerror_resume_count == 0 && !options.allow_mmap_reads && options.atomic_flush;
}

}  // namespace ledger::store
