// Opens a log to read or to write.

#include <cerrno>
#include <chrono>
#include <thread>

#include "ledger/os/access.h"
#include "ledger/os/file.h"
#include "ledger/os/modes.h"
#include "ledger/store/format_file.h"
#include "ledger/store/place.h"
#include "ledger/store/rocks/compaction.h"
#include "ledger/store/rocks/files.h"
#include "ledger/store/rocks/impl.h"
#include "ledger/store/rocks/renew_rows.h"

namespace ledger::store {
namespace {

constexpr std::size_t kWalFilesMost = 64;
constexpr std::uint64_t kWalBytesMost = std::uint64_t{1} << 20U;
constexpr std::size_t kMergedTablesNoted = 100;  // An older build left them.
constexpr int kReaderTries = 8;
constexpr std::chrono::milliseconds kReaderPause{20};

std::string mark_path(const LogOptions& options) { return options.directory + "/high-water"; }
std::string db_path(const LogOptions& options) { return options.directory + "/db"; }

}  // namespace

Status Log::Impl::prepare_to_write() {
  const auto before = find_place(options.directory);  // A place that is refused is not touched.
  if (!before) return before.error();
  if (auto made = os::make_private_directory(options.directory); !made) return made;
  if (auto owned = os::check_owner(options.directory); !owned) return owned;
  if (*before == Place::kLedger) {
    if (auto guarded = guard_modes(); !guarded) return guarded;
  }
  if (auto checked = check_access(options.directory, {.write = true}); !checked) return checked;
  auto taken = os::LockFile::take(options.directory, options.purpose);
  if (!taken) return taken.error();
  lock = std::move(*taken);
  if (auto tightened = tighten_files(); !tightened) return tightened;
  const auto place = find_place(options.directory);
  if (!place) return place.error();
  return *place == Place::kNew ? make_ledger() : Done{};
}

// FORMAT is the last of the files: a directory that has it has them all.
Status Log::Impl::make_ledger() {
  if (auto tightened = os::tighten(options.directory); !tightened) return tightened;
  const Mark empty{.size = 0, .root = Tree().root()};
  if (auto created = HighWater::create(mark_path(options), empty); !created) return created;
  notes.push_back(options.directory + ": made a new ledger");
  return write_format(options.directory);
}

// The mark is read before the database is opened: a writer raises it after it has written there.
Status Log::Impl::open_database() {
  const auto mark = HighWater::read(mark_path(options));
  if (!mark) return mark.error();
  if (!*mark) {
    return Error{ErrorCode::kCorrupt,
                 mark_path(options) +
                     ": missing: nothing else shows whether the newest entries are here; run "
                     "`patledger repair`"};
  }
  const bool has_entries = (*mark)->size > 0;
  const bool is_unmade =
      !exists(db_path(options) + "/CURRENT") || RocksDb::is_half_made(db_path(options));
  if (!options.write && !has_entries && is_unmade) return Done{};  // Nothing to read yet.
  if (has_entries && !exists(db_path(options) + "/CURRENT")) {
    return Error{ErrorCode::kCorrupt, db_path(options) + "/CURRENT: missing; the database held " +
                                          std::to_string((*mark)->size) + " entries"};
  }
  if (options.renew_rows && !is_unmade) {
    if (auto dropped = drop_rows(options.directory); !dropped) return dropped;
  }

  auto opened = RocksDb::open(
      {.directory = db_path(options), .write = options.write, .create = !has_entries}, stop);
  if (!opened) {
    Error error = opened.error();
    if (has_entries) error.context += "; it held " + std::to_string((*mark)->size) + " entries";
    return error;
  }
  db = std::move(*opened);
  return load_database(**mark);
}

Status Log::Impl::load_database(const Mark& mark) {
  auto counted = Sessions::load(*db);
  if (!counted) return counted.error();
  sessions = std::move(*counted);
  auto loaded = load_tree();
  if (!loaded) return loaded.error();
  tree = std::move(*loaded);
  show_tree();
  if (auto checked = check_rows(); !checked) return checked;
  return check_against(mark);
}

// While rows are dropped and made again a reader fails.
Error during_rebuild(const LogOptions& options, const Error& error) {
  const auto holder = os::LockFile::find_holder(options.directory);
  const bool is_rebuild = !holder && holder.error().context.find("(rebuild)") != std::string::npos;
  if (!is_rebuild) return error;
  return {ErrorCode::kBusy, holder.error().context + "; read again when it has ended"};
}

// A writer may make and delete files while a reader opens one after the other: the reader may miss
// a file, or read an old list of tables and no write-ahead log. So it opens again if the names have
// changed meanwhile; the last time it takes what opens.
Result<std::unique_ptr<Log::Impl>> Log::Impl::open_to_read(const LogOptions& options) {
  for (int tries = 1;; ++tries) {
    auto impl = std::make_unique<Impl>(options);
    const auto before = list_files(db_path(options)).names;
    const auto opened = impl->open_database();
    const bool is_settled = tries == kReaderTries || list_files(db_path(options)).names == before;
    if (is_settled && !opened) return during_rebuild(options, opened.error());
    if (is_settled) return impl;
    std::this_thread::sleep_for(kReaderPause * tries);
  }
}

Result<std::unique_ptr<Log::Impl>> Log::Impl::open_to_write(const LogOptions& options) {
  auto impl = std::make_unique<Impl>(options);
  if (const auto begun = impl->begin_to_write(); !begun) {
    impl->close();
    return begun.error();
  }
  return impl;
}

Status Log::Impl::begin_to_write() {
  if (auto prepared = prepare_to_write(); !prepared) return prepared;
  const DatabaseFiles files = list_files(db_path(options));
  if (!lock->was_closed() && files.wals > 0 && files.wal_bytes <= kWalBytesMost) {
    if (auto rewritten = rewrite_wals(db_path(options)); !rewritten) return rewritten;
  }
  if (auto opened = open_database(); !opened) return opened;
  if (auto arranged = arrange_tables(); !arranged) return arranged;
  auto mark = HighWater::open(mark_path(options));
  if (!mark) return mark.error();
  high_water = std::move(*mark);
  if (auto raised = high_water->raise({size(), shown_root}); !raised) return raised;
  auto found = LinkedFiles::of(options.directory, *db);
  if (!found) return found.error();
  linked = std::move(*found);
  return Done{};
}

// After an opening that failed nothing is on the disk that was not there: what the holder before
// left in the lock file is still right.
void Log::Impl::close() {
  if (high_water) (void)high_water->sync();  // The mark may lag.
  db.reset();
  const bool is_synced = linked || (lock && lock->was_closed());
  if (is_synced && !stop.reason()) lock->close();
}

// Short runs leave a write-ahead log each.
Status Log::Impl::arrange_tables() {
  const DatabaseFiles files = list_files(db_path(options));
  if (files.wals > kWalFilesMost || files.wal_bytes > kWalBytesMost) {
    if (auto flushed = db->flush(); !flushed) return flushed;
  }
  const auto merged = merge_small_tables(*db);
  if (!merged) return merged.error();
  if (merged->tables >= kMergedTablesNoted) {
    notes.push_back(db_path(options) + ": merged " + std::to_string(merged->tables) +
                    " tables into " + std::to_string(merged->into));
  }
  return Done{};
}

Result<std::unique_ptr<Log>> Log::open(const LogOptions& options) {
  if (!options.write) {
    const auto place = find_place(options.directory);
    if (!place) return place.error();
    if (*place == Place::kNew && options.absent_is_empty) {
      return std::unique_ptr<Log>(new Log(std::make_unique<Impl>(options)));
    }
    if (const auto found = find_ledger(options.directory); !found) return found.error();
    if (const auto may = check_access(options.directory, {}); !may) return may.error();
  }
  auto impl = options.write ? Impl::open_to_write(options) : Impl::open_to_read(options);
  if (!impl) return impl.error();
  return std::unique_ptr<Log>(new Log(std::move(*impl)));
}

Log::Log(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Log::~Log() { impl_->close(); }

Seq Log::Impl::size() const {
  const std::lock_guard guard(shown_mutex);
  return shown.size();
}

void Log::Impl::show_tree() {
  const Hash root = tree.root();
  const std::lock_guard guard(shown_mutex);
  shown = tree;
  shown_root = root;
}

const std::string& Log::directory() const { return impl_->options.directory; }
bool Log::is_writable() const { return impl_->options.write; }
const std::vector<std::string>& Log::notes() const { return impl_->notes; }

Seq Log::size() const { return impl_->size(); }

Hash Log::root() const {
  const std::lock_guard guard(impl_->shown_mutex);
  return impl_->shown_root;
}

}  // namespace ledger::store
