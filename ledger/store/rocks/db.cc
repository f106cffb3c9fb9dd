#include "ledger/store/rocks/db.h"

#include <algorithm>

#include "ledger/base/assert.h"
#include "ledger/store/rocks/crc32c.h"

namespace ledger::store {

Result<std::unique_ptr<RocksDb>> RocksDb::open(const Options& options, WriteStop& stop) {
  LEDGER_ASSERT(crc32c(0, "123456789", 9) == 0xE3069283);  // And links it.
  rocksdb::DBOptions database = database_options(options.write, stop);
  database.create_if_missing = options.create;
  std::vector<rocksdb::ColumnFamilyHandle*> families;
  rocksdb::DB* opened = nullptr;
  const auto status =
      options.write
          ? rocksdb::DB::Open(database, options.directory, family_options(), &families, &opened)
          : rocksdb::DB::OpenForReadOnly(database, options.directory, family_options(), &families,
                                         &opened);
  if (!status.ok()) return error_of(status, "open " + options.directory);

  std::unique_ptr<RocksDb> db(new RocksDb);
  db->db_.reset(opened);
  std::copy(families.begin(), families.end(), db->families_.begin());
  LEDGER_ASSERT(are_unchanged(opened->GetDBOptions()));
  return db;
}

bool RocksDb::is_half_made(const std::string& directory) {
  std::vector<std::string> names;
  const auto listed = rocksdb::DB::ListColumnFamilies(rocksdb::DBOptions(), directory, &names);
  return listed.ok() && names.size() < kFamilies;
}

RocksDb::~RocksDb() {
  for (auto* family : families_) db_->DestroyColumnFamilyHandle(family).PermitUncheckedError();
}

std::unique_ptr<rocksdb::Iterator> RocksDb::iterate(Family from) const {
  return std::unique_ptr<rocksdb::Iterator>(db_->NewIterator(read_options(), family(from)));
}

Result<std::optional<Bytes>> RocksDb::get(Family from, ByteView key) const {
  Bytes value;
  const auto status = db_->Get(read_options(), family(from), slice(key), &value);
  if (status.IsNotFound()) return std::optional<Bytes>{};
  if (!status.ok()) return error_of(status, "read");
  return std::optional<Bytes>(std::move(value));
}

Error error_of(const rocksdb::Status& status, std::string_view operation) {
  const auto code = status.IsCorruption() ? ErrorCode::kCorrupt : ErrorCode::kUnavailable;
  return {code, std::string(operation) + ": " + status.ToString()};
}

}  // namespace ledger::store
