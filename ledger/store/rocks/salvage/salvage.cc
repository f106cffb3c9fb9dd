#include "ledger/store/salvage.h"

#include <rocksdb/write_batch.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "ledger/os/file.h"
#include "ledger/store/high_water.h"
#include "ledger/store/lost_entry.h"
#include "ledger/store/place.h"
#include "ledger/store/rocks/files.h"
#include "ledger/store/rocks/record_file.h"
#include "ledger/store/rocks/salvage/foreign_files.h"
#include "ledger/store/rocks/salvage/table_pairs.h"
#include "ledger/store/rocks/wal_order.h"

namespace ledger::store {
namespace {

// Hands the pairs that a write-ahead log puts, whatever their family, to the found log.
class PutReader : public rocksdb::WriteBatch::Handler {
 public:
  explicit PutReader(FoundLog& found) : found_(found) {}

  rocksdb::Status PutCF(std::uint32_t /*family*/, const rocksdb::Slice& key,
                        const rocksdb::Slice& value) override {
    status_ = found_.add(view(key), view(value));
    return status_ ? rocksdb::Status::OK() : rocksdb::Status::Aborted();
  }
  rocksdb::Status DeleteCF(std::uint32_t /*family*/, const rocksdb::Slice& /*key*/) override {
    return rocksdb::Status::OK();
  }
  rocksdb::Status DeleteRangeCF(std::uint32_t /*family*/, const rocksdb::Slice& /*begin*/,
                                const rocksdb::Slice& /*end*/) override {
    return rocksdb::Status::OK();
  }

  const Status& status() const { return status_; }

 private:
  FoundLog& found_;
  Status status_ = Done{};
};

std::string name_of(const std::string& path) {
  return "db/" + std::filesystem::path(path).filename().string();
}

Status read_table_of(const std::string& path, const VisitPair& visit,
                     std::vector<FileFault>& faults) {
  const auto read = read_table(path, visit);
  if (!read) return read.error();
  if (!read->what.empty()) faults.push_back({name_of(path), read->what, false});
  return Done{};
}

Status read_log(const std::string& path, const std::function<void(ByteView)>& visit,
                std::vector<FileFault>& faults) {
  const auto bytes = os::read_file(path);
  if (!bytes) return bytes.error();
  if (!*bytes) return Done{};
  for (const std::size_t offset : read_records(**bytes, visit)) {
    faults.push_back({name_of(path),
                      "a record at byte " + std::to_string(offset) + " does not match its checksum",
                      false});
  }
  return Done{};
}

// The tables by the MANIFEST, which are not looked at; none if it cannot be read.
std::map<std::string, std::string> families_of_tables(const std::string& database) {
  WriteStop stop;
  rocksdb::DBOptions options = database_options(use_of(list_files(database), false), stop);
  options.paranoid_checks = false;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* opened = nullptr;
  std::map<std::string, std::string> families;
  if (!check_order_of_wals(database)) return families;
  const auto status =
      rocksdb::DB::OpenForReadOnly(options, database, family_options(), &handles, &opened);
  if (!status.ok()) return families;
  const std::unique_ptr<rocksdb::DB> db(opened);
  std::vector<rocksdb::LiveFileMetaData> tables;
  db->GetLiveFilesMetaData(&tables);
  for (const auto& table : tables) {
    families.emplace(table.relative_filename, table.column_family_name);
  }
  for (auto* handle : handles) db->DestroyColumnFamilyHandle(handle).PermitUncheckedError();
  return families;
}

Status read_logs(const std::string& directory, std::string_view part,
                 std::vector<FileFault>& faults) {
  for (const std::string& path : paths_with(directory + "/db", part)) {
    if (auto read = read_log(
            path, [](ByteView) {}, faults);
        !read)
      return read;
  }
  return Done{};
}

Status add_log(const std::string& path, FoundLog& found, std::vector<FileFault>& faults) {
  PutReader puts(found);
  const auto visit = [&puts](ByteView record) {
    if (!puts.status()) return;
    const rocksdb::WriteBatch batch{Bytes(record)};
    batch.Iterate(&puts).PermitUncheckedError();
  };
  if (auto read = read_log(path, visit, faults); !read) return read;
  return puts.status();
}

}  // namespace

bool has_no_entries(const std::string& directory) {
  const DatabaseFiles files = list_files(directory + "/db");
  return files.tables == 0 && files.wals == 0;
}

Result<std::vector<FileFault>> find_file_faults(const std::string& directory) {
  std::vector<FileFault> faults;
  const auto families = families_of_tables(directory + "/db");
  const auto pass = [](ByteView /*key*/, ByteView /*value*/) -> Status { return Done{}; };
  for (const std::string& path : paths_with(directory + "/db", ".sst")) {
    if (auto read = read_table_of(path, pass, faults); !read) return read.error();
  }
  for (const std::string_view part : {".log", "MANIFEST-"}) {
    if (auto read = read_logs(directory, part, faults); !read) return read.error();
  }
  for (const auto& [table, family] : families) {
    std::string name = "db/";
    name += table;
    auto fault = std::ranges::find(faults, name, &FileFault::file);
    if (fault == faults.end() &&
        !std::filesystem::exists(std::filesystem::path(directory) / name)) {
      fault = faults.insert(fault, {name, "missing", false});
    }
    if (fault != faults.end()) fault->is_of_rows = family == "rows";
  }
  return faults;
}

Result<std::vector<FileFault>> find_log_faults(const std::string& directory) {
  std::vector<FileFault> faults;
  if (auto read = read_logs(directory, ".log", faults); !read) return read.error();
  return faults;
}

struct Salvage::Impl {
  std::unique_ptr<FoundLog> found;
  std::optional<Mark> mark;
  std::vector<FileFault> faults;

  Status collect(const std::string& directory, const std::string& scratch) {
    auto made = FoundLog::make(scratch + "/found");
    if (!made) return made.error();
    found = std::move(*made);
    std::vector<std::string> files;
    const auto add = [this](ByteView key, ByteView value) { return found->add(key, value); };
    for (const std::string& path : paths_with(directory + "/db", ".sst")) {
      begin(path, files);
      if (auto added = read_table_of(path, add, faults); !added) return added;
    }
    for (const std::string& path : paths_with(directory + "/db", ".log")) {
      begin(path, files);
      if (auto added = add_log(path, *found, faults); !added) return added;
    }
    if (auto chosen = leave_out_foreign_files(*found, mark); !chosen) return chosen;
    for (const FileNumber number : found->left_out()) {
      faults.push_back({name_of(files.at(number)),
                        "has other entries than the tree at their positions: it is of another "
                        "ledger, or an older copy; left out",
                        false});
    }
    return Done{};
  }

  void begin(const std::string& path, std::vector<std::string>& files) {
    files.push_back(path);
    found->begin_file();
  }

  Seq size() const { return found->size(mark); }

  Status scan_tile(Seq first, std::size_t count,
                   const std::function<Status(SalvagedEntry)>& visit) const {
    auto tile = found->prove_tile(first, count);
    if (!tile) return tile.error();
    auto& [entries, proofs] = *tile;
    for (std::size_t i = 0; i < count; ++i) {
      auto visited = visit({first + i, std::move(entries[i]), proofs[i].proof, proofs[i].leaf});
      if (!visited) return visited;
    }
    return Done{};
  }
};

Result<std::unique_ptr<Salvage>> Salvage::open(const std::string& directory,
                                               const std::string& scratch) {
  if (list_files(directory + "/db").names.empty()) {
    if (const auto found = find_ledger(directory); !found) return found.error();
    return Error{
        ErrorCode::kCorrupt,
        directory +
            "/db: missing or empty: nothing can be repaired; restore a backup, "
            "copy the ledger of another node, or follow the topic into an empty directory"};
  }
  std::unique_ptr<Salvage> salvage(new Salvage(std::make_unique<Impl>()));
  if (const auto mark = HighWater::read(directory + "/high-water")) salvage->impl_->mark = *mark;
  if (auto collected = salvage->impl_->collect(directory, scratch); !collected) {
    return collected.error();
  }
  return salvage;
}

Salvage::Salvage(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Salvage::~Salvage() = default;

Seq Salvage::size() const { return impl_->size(); }
const std::vector<FileFault>& Salvage::faults() const { return impl_->faults; }

Status Salvage::scan(const std::function<Status(SalvagedEntry entry)>& visit) const {
  for (Seq first = 0; first < size(); first += kTileWidth) {
    const auto count = static_cast<std::size_t>(std::min<Seq>(kTileWidth, size() - first));
    if (auto scanned = impl_->scan_tile(first, count, visit); !scanned) return scanned;
  }
  return Done{};
}

std::optional<bool> Salvage::has_root_of(const Log& log) const {
  const auto is_root = [&log](Seq size, const Hash& root) {
    const auto has = log.root_at(size);
    return has && *has == root;
  };
  std::optional<bool> is_same;
  if (impl_->mark) is_same = is_root(impl_->mark->size, impl_->mark->root);
  if (const auto edge = impl_->found->newest_edge()) {
    is_same = is_same.value_or(true) && is_root(edge->size, edge->root);
  }
  return is_same;
}

}  // namespace ledger::store
