#pragma once

// RocksDb: an open RocksDB database with its column families.

#include <rocksdb/db.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "ledger/base/bytes.h"
#include "ledger/base/result.h"
#include "ledger/store/rocks/options.h"

namespace ledger::store {

class RocksDb {
 public:
  struct Options {
    std::string directory;
    bool write = true;
    bool create = false;  // If there is no database.
  };
  static Result<std::unique_ptr<RocksDb>> open(const Options& options, WriteStop& stop);
  // Whether there is a database without all families: a writer is creating it, or crashed while it
  // did. false for a damaged one.
  static bool is_half_made(const std::string& directory);
  // Moves all that the write-ahead logs hold into tables.
  Status flush() const;

  // The destructor leaves the database open: after an exception its locks may be held.
  void abandon() { is_abandoned_ = true; }
  ~RocksDb();
  RocksDb(const RocksDb&) = delete;
  RocksDb& operator=(const RocksDb&) = delete;

  rocksdb::DB& operator*() const { return *db_; }
  rocksdb::DB* operator->() const { return db_.get(); }
  rocksdb::ColumnFamilyHandle* family(Family family) const {
    return families_[static_cast<unsigned>(family)];
  }

  std::unique_ptr<rocksdb::Iterator> iterate(Family family) const;
  Result<std::optional<Bytes>> get(Family family, ByteView key) const;

 private:
  RocksDb() = default;
  static Result<std::unique_ptr<RocksDb>> open_unguarded(const Options& options, WriteStop& stop);

  bool is_abandoned_ = false;
  std::unique_ptr<rocksdb::DB> db_;
  std::array<rocksdb::ColumnFamilyHandle*, kFamilies> families_{};
};

inline rocksdb::Slice slice(ByteView bytes) { return {bytes.data(), bytes.size()}; }
inline ByteView view(const rocksdb::Slice& bytes) { return {bytes.data(), bytes.size()}; }

// kCorrupt if RocksDB reports corruption; kDenied and kExhausted as os_error(); else kUnavailable.
Error error_of(const rocksdb::Status& status, std::string_view operation);

}  // namespace ledger::store
