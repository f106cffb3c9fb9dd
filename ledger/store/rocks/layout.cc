// What the database consists of.

#include "ledger/store/layout.h"

#include "ledger/os/open_files.h"
#include "ledger/store/rocks/files.h"
#include "ledger/store/rocks/impl.h"

namespace ledger::store {

Result<Layout> Log::layout() const {
  Layout layout;
  layout.open_files_limit = os::open_files_limit();
  layout.open_files_most = open_tables_most();
  if (!impl_->db) return layout;
  const RocksDb& db = *impl_->db;
  for (unsigned number = 0; number < kFamilies; ++number) {
    rocksdb::ColumnFamilyMetaData about;
    db->GetColumnFamilyMetaData(db.family(Family{number}), &about);
    Layout::Family family{.name = about.name, .tables = {}, .bytes = about.size};
    for (const auto& level : about.levels) family.tables.push_back(level.files.size());
    layout.tables += about.file_count;
    layout.families.push_back(std::move(family));
  }
  const DatabaseFiles files = list_files(impl_->options.directory + "/db");
  layout.wal_files = files.wals;
  layout.wal_bytes = files.wal_bytes;
  return layout;
}

}  // namespace ledger::store
