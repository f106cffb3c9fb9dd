#include "ledger/store/rocks/db.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "ledger/base/assert.h"
#include "ledger/os/file.h"
#include "ledger/store/rocks/crc32c.h"
#include "ledger/store/rocks/files.h"
#include "ledger/store/rocks/guarded.h"
#include "ledger/store/rocks/private_files.h"
#include "ledger/store/rocks/wal_order.h"

namespace ledger::store {
namespace {

// Links what takes the place of library functions.
void check_replacements() {
  LEDGER_ASSERT(crc32c(0, "123456789", 9) == 0xE3069283);
  LEDGER_ASSERT(::sync_file_range(-1, 0, 0, 0) == -1 && errno == ENOSYS);  // file_calls.cc
}

// Starts them before a database is open, when an exception does no harm.
void start_threads() {
  private_env()->SetBackgroundThreads(1, rocksdb::Env::Priority::HIGH);
  private_env()->SetBackgroundThreads(1, rocksdb::Env::Priority::LOW);
}

}  // namespace

Result<std::unique_ptr<RocksDb>> RocksDb::open(const Options& options, WriteStop& stop) {
  check_replacements();
  if (auto ordered = check_order_of_wals(options.directory); !ordered) return ordered.error();
  return guarded("open " + options.directory, [&] { return open_unguarded(options, stop); });
}

Result<std::unique_ptr<RocksDb>> RocksDb::open_unguarded(const Options& options, WriteStop& stop) {
  start_threads();
  rocksdb::DBOptions database =
      database_options(use_of(list_files(options.directory), options.write), stop);
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
  rocksdb::DBOptions options;
  options.env = private_env();
  const auto listed = rocksdb::DB::ListColumnFamilies(options, directory, &names);
  return listed.ok() && names.size() < kFamilies;
}

Status RocksDb::flush() const {
  const std::vector<rocksdb::ColumnFamilyHandle*> all(families_.begin(), families_.end());
  const auto flushed = db_->Flush(rocksdb::FlushOptions(), all);
  if (!flushed.ok()) return error_of(flushed, "write tables");
  return Done{};
}

RocksDb::~RocksDb() {
  if (is_abandoned_) {
    (void)db_.release();
    return;
  }
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

// RocksDB gives the text of an error number, not the number.
Error error_of(const rocksdb::Status& status, std::string_view operation) {
  const std::string text = std::string(operation) + ": " + status.ToString();
  const auto names = [&text](int number) {
    return text.find(std::generic_category().message(number)) != std::string::npos;
  };
  if (names(EMFILE) || names(ENFILE)) {
    return {ErrorCode::kExhausted, text + std::string(os::kRaiseOpenFiles)};
  }
  if (names(ENOMEM)) return {ErrorCode::kExhausted, text};
  if (names(EACCES) || names(EPERM)) return {ErrorCode::kDenied, text};
  return {status.IsCorruption() ? ErrorCode::kCorrupt : ErrorCode::kUnavailable, text};
}

}  // namespace ledger::store
