// Opens a log to read or to write.

#include <sys/stat.h>

#include <cerrno>
#include <chrono>
#include <ctime>
#include <thread>

#include "ledger/os/file.h"
#include "ledger/store/format_file.h"
#include "ledger/store/rocks/impl.h"

namespace ledger::store {
namespace {

constexpr int kReaderTries = 8;
constexpr std::chrono::milliseconds kReaderPause{20};

std::string mark_path(const LogOptions& options) { return options.directory + "/high-water"; }
std::string db_path(const LogOptions& options) { return options.directory + "/db"; }

bool exists(const std::string& path) {
  struct ::stat about {};
  return ::stat(path.c_str(), &about) == 0;
}

// Whether the path, or one above it, is a file.
bool is_not_directory(const std::string& path) {
  struct ::stat about {};
  if (::stat(path.c_str(), &about) != 0) return errno == ENOTDIR;
  return !S_ISDIR(about.st_mode);
}

// A directory without the file FORMAT.
Error unformatted(const LogOptions& options) {
  // A writer does not touch a foreign folder db; a reader needs more to call it a database.
  if (exists(db_path(options) + (options.write ? "" : "/CURRENT"))) {
    return {ErrorCode::kCorrupt, options.directory + "/FORMAT: missing, but there is a database"};
  }
  if (is_not_directory(options.directory)) {
    return {ErrorCode::kNoLedger,
            options.directory + ": not a directory: no ledger here; check its path"};
  }
  return {ErrorCode::kNoLedger,
          options.directory + ": no ledger in this directory (no file FORMAT); check its path"};
}

std::pair<std::time_t, long> names_changed_at(const std::string& directory) {
  struct ::stat about {};
  if (::stat(directory.c_str(), &about) != 0) return {};
  return {about.st_mtim.tv_sec, about.st_mtim.tv_nsec};
}

}  // namespace

Status Log::Impl::prepare_to_write() {
  if (auto made = os::make_directories(options.directory); !made) return made;
  auto taken = os::LockFile::take(options.directory + "/LOCK", options.purpose);
  if (!taken) return taken.error();
  lock = std::move(*taken);

  const auto found = find_format(options.directory);
  if (!found) return found.error();
  if (!*found && exists(db_path(options))) return unformatted(options);
  if (!*found) {
    if (auto written = write_format(options.directory); !written) return written;
  }
  if (!exists(db_path(options)) && !exists(mark_path(options))) {
    return HighWater::create(mark_path(options), {.size = 0, .root = Tree().root()});
  }
  return Done{};
}

// The mark is read before the database is opened: a writer raises it after it has written there.
Status Log::Impl::open_database() {
  const auto mark = HighWater::read(mark_path(options));
  if (!mark) return mark.error();
  const bool has_entries = *mark && (*mark)->size > 0;
  const bool is_empty = *mark && !has_entries;
  const bool is_unmade =
      !exists(db_path(options) + "/CURRENT") || RocksDb::is_half_made(db_path(options));
  if (!options.write && !has_entries && is_unmade) return Done{};  // Nothing to read yet.

  auto opened = RocksDb::open({db_path(options), options.write, is_empty}, stop);
  if (!opened) {
    Error error = opened.error();
    if (has_entries) error.context += "; it held " + std::to_string((*mark)->size) + " entries";
    return error;
  }
  db = std::move(*opened);
  auto loaded = load_tree();
  if (!loaded) return loaded.error();
  tree = std::move(*loaded);
  show_tree();
  if (!*mark) return Error{ErrorCode::kCorrupt, mark_path(options) + ": missing"};
  return check_against(**mark);
}

// The writer may delete a file after its name was read and before it is opened; the directory's
// modification time has then changed. The first failure is always tried again, as that time has a
// limited resolution.
Result<std::unique_ptr<Log::Impl>> Log::Impl::open_to_read(const LogOptions& options) {
  for (int tries = 1;; ++tries) {
    auto impl = std::make_unique<Impl>(options);
    const auto before = names_changed_at(db_path(options));
    const auto opened = impl->open_database();
    if (opened) return impl;
    const bool changed = names_changed_at(db_path(options)) != before;
    if (tries == kReaderTries || (tries > 1 && !changed)) return opened.error();
    std::this_thread::sleep_for(kReaderPause * tries);
  }
}

Result<std::unique_ptr<Log::Impl>> Log::Impl::open_to_write(const LogOptions& options) {
  auto impl = std::make_unique<Impl>(options);
  if (const auto prepared = impl->prepare_to_write(); !prepared) return prepared.error();
  if (const auto opened = impl->open_database(); !opened) return opened.error();
  auto high_water = HighWater::open(mark_path(options));
  if (!high_water) return high_water.error();
  impl->high_water = std::move(*high_water);
  const auto raised = impl->high_water->raise({impl->size(), impl->shown_root});
  if (!raised) return raised.error();
  return impl;
}

Result<std::unique_ptr<Log>> Log::open(const LogOptions& options) {
  const auto found = find_format(options.directory);
  if (!found) return found.error();
  if (!options.write && !*found) {
    if (!options.absent_is_empty || is_not_directory(options.directory)) {
      return unformatted(options);
    }
    return std::unique_ptr<Log>(new Log(std::make_unique<Impl>(options)));
  }
  auto impl = options.write ? Impl::open_to_write(options) : Impl::open_to_read(options);
  if (!impl) return impl.error();
  return std::unique_ptr<Log>(new Log(std::move(*impl)));
}

Log::Log(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

// A failure is ignored: the mark may lag.
Log::~Log() {
  if (impl_->high_water) (void)impl_->high_water->sync();
}

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

Seq Log::size() const { return impl_->size(); }

Hash Log::root() const {
  const std::lock_guard guard(impl_->shown_mutex);
  return impl_->shown_root;
}

}  // namespace ledger::store
