#include "ledger/store/rocks/compaction.h"

#include <rocksdb/sst_file_reader.h>

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace ledger::store {
namespace {

constexpr std::size_t kMergedAtOnce = 8;
constexpr std::size_t kInputsMost = 64;  // Tables of level 0 that one compaction holds open.
constexpr std::size_t kSmallBytes = std::size_t{16} << 20U;
constexpr std::size_t kTableBytes = std::size_t{64} << 20U;

using Tables = std::vector<rocksdb::SstFileMetaData>;

std::vector<std::string> names_of(std::span<const rocksdb::SstFileMetaData> tables) {
  std::vector<std::string> names;
  for (const auto& table : tables) names.push_back(table.relative_filename);
  return names;
}

// RocksDB 7.8.3 may leave out the rest of a table of a level below 0 whose first block it cannot
// read. Tables that are damaged are left as they are; `patledger verify` names them.
bool are_intact(std::span<const rocksdb::SstFileMetaData> tables) {
  rocksdb::Options options;
  options.compression = rocksdb::kNoCompression;
  return std::all_of(tables.begin(), tables.end(), [&options](const auto& table) {
    rocksdb::SstFileReader reader(options);
    return reader.Open(table.directory + "/" + table.relative_filename).ok() &&
           reader.VerifyChecksum(read_options()).ok();
  });
}

class Merge {
 public:
  Merge(const RocksDb& db, Family family) : db_(db), family_(db.family(family)) {}

  Status run(Merged& merged) {
    for (;;) {
      const Tables top = tables_at(0);
      if (top.size() < kMergedAtOnce) break;
      // The newest is first; the oldest may move down alone.
      const std::size_t inputs = std::min(top.size(), kInputsMost);
      const auto oldest = std::span(top).last(inputs);
      const auto done = compact(oldest, 1, merged);
      if (!done) return done.error();
      if (!*done) break;
    }
    for (int level = 1; level < db_->NumberLevels(family_); ++level) {
      if (auto done = merge_level(level, merged); !done) return done;
    }
    return Done{};
  }

 private:
  Tables tables_at(int level) const {
    rocksdb::ColumnFamilyMetaData about;
    db_->GetColumnFamilyMetaData(family_, &about);
    return about.levels.at(static_cast<std::size_t>(level)).files;
  }

  Status merge_level(int level, Merged& merged) {
    const Tables tables = tables_at(level);
    const auto is_small = [](const auto& table) { return table.size < kSmallBytes; };
    for (auto begin = tables.begin(); begin != tables.end();) {
      begin = std::find_if(begin, tables.end(), is_small);
      const auto end = std::find_if_not(begin, tables.end(), is_small);
      const std::span run(begin, end);
      begin = end;
      if (run.size() < kMergedAtOnce || !are_intact(run)) continue;
      if (const auto done = compact(run, level, merged); !done) return done.error();
    }
    return Done{};
  }

  // Whether a background compaction has replaced one of the tables since they were listed.
  bool are_replaced(std::span<const rocksdb::SstFileMetaData> tables, int level) const {
    const Tables now = tables_at(level);
    return std::any_of(tables.begin(), tables.end(), [&now](const auto& table) {
      return std::ranges::find(now, table.relative_filename,
                               &rocksdb::SstFileMetaData::relative_filename) == now.end();
    });
  }

  // false if a background compaction has one of the tables, or has replaced it.
  Result<bool> compact(std::span<const rocksdb::SstFileMetaData> tables, int level,
                       Merged& merged) {
    rocksdb::CompactionOptions options;
    options.compression = rocksdb::kNoCompression;
    options.output_file_size_limit = kTableBytes;
    std::vector<std::string> made;
    const auto done = db_->CompactFiles(options, family_, names_of(tables), level, -1, &made);
    if (done.IsAborted() || (done.IsInvalidArgument() && are_replaced(tables, level))) return false;
    if (!done.ok()) return error_of(done, "merge small tables");
    merged.tables += tables.size();
    merged.into += made.size();
    return true;
  }

  const RocksDb& db_;
  rocksdb::ColumnFamilyHandle* family_;
};

}  // namespace

Result<Merged> merge_small_tables(const RocksDb& db) {
  Merged merged;
  for (unsigned family = 0; family < kFamilies; ++family) {
    if (auto done = Merge(db, Family{family}).run(merged); !done) return done.error();
  }
  return merged;
}

}  // namespace ledger::store
