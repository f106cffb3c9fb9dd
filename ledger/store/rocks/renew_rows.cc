#include "ledger/store/rocks/renew_rows.h"

#include <array>

#include "ledger/store/rocks/files.h"
#include "ledger/store/rocks/impl.h"
#include "ledger/store/rocks/wal_order.h"
#include "ledger/store/salvage.h"

namespace ledger::store {
namespace {

const std::string kRemedy = "; run `patledger repair`";

// A database that is opened without looking at its tables, for as long as it takes to drop some.
class UncheckedDb {
 public:
  static Result<std::unique_ptr<UncheckedDb>> open(const std::string& database) {
    std::unique_ptr<UncheckedDb> opened(new UncheckedDb);
    DatabaseUse use = use_of(list_files(database), true);
    use.retain_wals = false;
    rocksdb::DBOptions options = database_options(use, opened->stop_);
    options.paranoid_checks = false;
    auto families = family_options();
    for (auto& family : families) family.options.disable_auto_compactions = true;
    rocksdb::DB* db = nullptr;
    const auto status = rocksdb::DB::Open(options, database, families, &opened->families_, &db);
    if (!status.ok()) return error_of(status, "open " + database);
    opened->db_.reset(db);
    return opened;
  }

  ~UncheckedDb() {
    for (auto* family : families_) db_->DestroyColumnFamilyHandle(family).PermitUncheckedError();
  }
  UncheckedDb(const UncheckedDb&) = delete;
  UncheckedDb& operator=(const UncheckedDb&) = delete;

  Status drop_rows() {
    if (auto marked = mark(); !marked) return marked;
    auto*& rows = families_[static_cast<std::size_t>(Family::kRows)];
    auto status = db_->DropColumnFamily(rows);
    if (!status.ok()) return error_of(status, "drop rows");
    db_->DestroyColumnFamilyHandle(rows).PermitUncheckedError();
    const auto described = family_options();
    const auto& made = described[static_cast<std::size_t>(Family::kRows)];
    status = db_->CreateColumnFamily(made.options, made.name, &rows);
    if (!status.ok()) return error_of(status, "make rows");
    return Done{};
  }

 private:
  UncheckedDb() = default;

  // Says that the rows are missing, and saves the row that stays.
  Status mark() {
    auto* meta = families_[static_cast<std::size_t>(Family::kMeta)];
    rocksdb::WriteBatch batch;
    std::string value;
    const bool is_adopted = db_->Get(read_options(), meta, slice(kOwnRowsKey), &value).ok();
    if (!is_adopted) {
      auto* rows = families_[static_cast<std::size_t>(Family::kRows)];
      const auto status = db_->Get(read_options(), rows, slice(kOldOwnRow), &value);
      if (!status.ok() && !status.IsNotFound()) {
        Error error = error_of(status, "read row " + std::string(kOldOwnRow));
        error.context += kRemedy;
        return error;
      }
      if (status.ok())
        batch.Put(meta, slice(own_row_key(kOldOwnRow)), value).PermitUncheckedError();
      batch.Put(meta, slice(kOwnRowsKey), "").PermitUncheckedError();
    }
    batch.Put(meta, slice(kRenewalKey), "").PermitUncheckedError();
    rocksdb::WriteOptions how;
    how.sync = true;
    const auto status = db_->Write(how, &batch);
    if (!status.ok()) return error_of(status, "drop rows");
    return Done{};
  }

  WriteStop stop_;
  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> families_;
};

}  // namespace

// An unchecked database skips damaged records of write-ahead logs, so these are checked before.
Status drop_rows(const std::string& directory) {
  const auto faults = find_log_faults(directory);
  if (!faults) return faults.error();
  if (!faults->empty()) {
    return Error{ErrorCode::kCorrupt,
                 directory + "/" + faults->front().file + ": " + faults->front().what + kRemedy};
  }
  if (auto ordered = check_order_of_wals(directory + "/db"); !ordered) return ordered;
  const auto opened = UncheckedDb::open(directory + "/db");
  if (!opened) return opened.error();
  return (*opened)->drop_rows();
}

// A missing key is no error here: rows are written with it.
Status Log::Impl::check_rows() {
  const auto own = db->get(Family::kMeta, kOwnRowsKey);
  if (!own) return own.error();
  has_own_rows = own->has_value();
  const auto renewal = db->get(Family::kMeta, kRenewalKey);
  if (!renewal) return renewal.error();
  if (!*renewal || options.renew_rows) return Done{};
  return Error{ErrorCode::kCorrupt, options.directory +
                                        ": the rows of projections are missing, as a rebuild was "
                                        "interrupted; run `patledger rebuild`"};
}

Status Log::renew_rows(const std::vector<KvRow>& rows) {
  Impl& log = *impl_;
  const std::string operation = "renew rows";
  if (auto refused = log.refusal(operation)) return *refused;
  log.out.Clear();
  log.put_rows(rows);
  const auto removed = log.out.Delete(log.db->family(Family::kMeta), slice(kRenewalKey));
  LEDGER_ASSERT(removed.ok());
  if (auto written = log.write(log.out, operation); !written) return written;
  const Mark mark{log.tree.size(), log.shown_root};
  for (int copy = 0; copy < 2; ++copy) {
    if (auto raised = log.high_water->raise(mark); !raised) return raised;
  }
  return log.high_water->sync();
}

}  // namespace ledger::store
