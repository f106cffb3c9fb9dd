#include "ledger/store/rocks/linked_files.h"

#include <rocksdb/transaction_log.h>

#include <algorithm>
#include <cstdlib>

#include "ledger/store/rocks/files.h"

namespace ledger::store {
namespace {

Error lost(const std::string& path) {
  return {ErrorCode::kUnavailable,
          path +
              ": deleted, renamed, replaced or unmounted while the ledger was open; what was "
              "answered before is in the files that were there: put them back or restore a backup, "
              "then start again"};
}

Error cut(const std::string& path) {
  return {ErrorCode::kUnavailable,
          path +
              ": cut while the ledger was open; entries that were answered are missing in it: run "
              "`patledger verify`, which says what to do"};
}

bool is_same(const std::timespec& one, const std::timespec& other) {
  return one.tv_sec == other.tv_sec && one.tv_nsec == other.tv_nsec;
}

// The files that the database needs now, as "/000012.sst".
Result<std::vector<std::string>> needed(const RocksDb& db) {
  std::vector<std::string> names;
  std::uint64_t manifest_bytes = 0;
  const auto listed = db->GetLiveFiles(names, &manifest_bytes, /*flush_memtable=*/false);
  if (!listed.ok()) return error_of(listed, "list the files of the database");
  return names;
}

}  // namespace

Result<LinkedFiles> LinkedFiles::of(const std::string& directory, const RocksDb& db) {
  LinkedFiles linked;
  const std::string database = directory + "/db";
  for (const std::string& path :
       {directory, directory + "/LOCK", directory + "/FORMAT", directory + "/high-water"}) {
    auto file = os::NamedFile::of(path);
    if (!file) return file.error();
    linked.files_.push_back(std::move(*file));
  }
  auto found = os::NamedFile::of(database);
  if (!found) return found.error();
  linked.database_ = std::move(*found);
  auto guard = LinkedDirectory::of(database);
  if (!guard) return guard.error();
  linked.guard_ = std::move(*guard);
  if (auto looked = linked.look_up(db); !looked) return looked.error();
  for (const std::string& name : list_files(database).names) {
    const bool is_current = linked.wal_.path() == path_of(database, name);
    if (name.ends_with(".log") && !is_current) linked.old_wals_.insert(name);
  }
  return linked;
}

Status LinkedFiles::check(const RocksDb& db) {
  for (const os::NamedFile& file : files_) {
    if (!file.is_linked()) return lost(file.path());
  }
  const auto database = database_.linked_state();
  if (!database) return lost(database_.path());
  const auto wal = wal_.linked_state();
  if (!wal || !is_same(database->changed, names_changed_)) return look_up(db);
  if (wal->bytes < wal_bytes_) return cut(wal_.path());
  wal_bytes_ = wal->bytes;
  return Done{};
}

Status LinkedFiles::check_wal(const RocksDb& db) {
  const auto wal = wal_.linked_state();
  if (!wal) return check(db);
  if (wal->bytes == wal_bytes_) return Done{};
  return cut(wal_.path());
}

// Once all that was in a write-ahead log is in tables, RocksDB deletes it.
Status LinkedFiles::look_up_old_wals(const RocksDb& db) {
  std::uint64_t needed_from = 0;
  if (!db->GetIntProperty(rocksdb::DB::Properties::kMinLogNumberToKeep, &needed_from)) {
    return Error{ErrorCode::kUnavailable,
                 database_.path() + ": cannot find its oldest write-ahead log"};
  }
  std::erase_if(old_wals_, [needed_from](const std::string& name) {
    return std::strtoull(name.c_str(), nullptr, 10) < needed_from;
  });
  for (const std::string& name : old_wals_) {
    const std::string path = database_.path() + "/" + name;
    if (!exists(path)) return lost(path);
  }
  return Done{};
}

// A file that is missing may have become obsolete after it was listed: then it is not listed again.
Status LinkedFiles::look_up(const RocksDb& db) {
  const auto database = database_.linked_state();
  if (!database) return lost(database_.path());
  names_changed_ = database->changed;

  if (auto found = look_up_wal(db); !found) return found;
  if (auto found = look_up_old_wals(db); !found) return found;

  const auto names = needed(db);
  if (!names) return names.error();
  for (const std::string& name : *names) {
    if (exists(database_.path() + name)) continue;
    const auto now = needed(db);
    if (!now) return now.error();
    const bool is_needed = std::find(now->begin(), now->end(), name) != now->end();
    if (is_needed) return lost(database_.path() + name);
  }
  return Done{};
}

Status LinkedFiles::look_up_wal(const RocksDb& db) {
  std::unique_ptr<rocksdb::LogFile> wal;
  if (!db->GetCurrentWalFile(&wal).ok()) {
    return lost(wal_.path().empty() ? database_.path() + "/*.log" : wal_.path());
  }
  const std::string path = database_.path() + wal->PathName();
  const auto file = os::NamedFile::of(path);
  const bool is_known = wal_.path() == path;
  if (!file || (is_known && !wal_.is_linked())) return lost(path);
  const auto now = file->linked_state();
  if (!now) return lost(path);
  if (is_known && now->bytes < wal_bytes_) return cut(path);
  wal_ = *file;
  wal_bytes_ = now->bytes;
  return Done{};
}

}  // namespace ledger::store
