#include <sys/stat.h>

#include <chrono>
#include <ctime>
#include <thread>

#include "ledger/store/file.h"
#include "ledger/store/format_file.h"
#include "ledger/store/rocks_impl.h"

namespace ledger::store {
namespace {

constexpr int kReaderTries = 8;
constexpr std::chrono::milliseconds kReaderPause{20};

std::string mark_path(const Options& options) { return options.directory + "/high-water"; }
std::string db_path(const Options& options) { return options.directory + "/db"; }

bool exists(const std::string& path) {
  struct ::stat about {};
  return ::stat(path.c_str(), &about) == 0;
}

std::pair<std::time_t, long> names_changed_at(const std::string& directory) {
  struct ::stat about {};
  if (::stat(directory.c_str(), &about) != 0) return {};
  return {about.st_mtim.tv_sec, about.st_mtim.tv_nsec};
}

}  // namespace

Status Log::Impl::prepare_to_write() {
  if (auto made = make_directories(options.directory); !made) return made;
  auto taken = LockFile::take(options.directory + "/LOCK", options.purpose);
  if (!taken) return taken.error();
  lock = std::move(*taken);

  const auto found = find_format(options.directory);
  if (!found) return found.error();
  if (!*found && exists(db_path(options))) {
    return Error{ErrorCode::kCorrupt, options.directory + "/FORMAT: missing beside a database"};
  }
  if (!*found) {
    if (auto written = write_format(options.directory); !written) return written;
  }
  if (!exists(db_path(options)) && !exists(mark_path(options))) {
    return HighWater::create(mark_path(options), {.size = 0, .root = Tree().root()});
  }
  return Done{};
}

// The mark is read before the database: a writer beside us raises it only afterwards.
Status Log::Impl::open_database() {
  const auto mark = HighWater::read(mark_path(options));
  if (!mark) return mark.error();
  const bool promised = *mark && (*mark)->size > 0;
  const bool empty = *mark && !promised;
  const bool unmade =
      !exists(db_path(options) + "/CURRENT") || RocksDb::is_half_made(db_path(options));
  if (!options.write && !promised && unmade) return Done{};  // There is nothing to read yet.

  auto opened = RocksDb::open({db_path(options), options.write, empty}, stop);
  if (!opened) {
    Error error = opened.error();
    if (promised) error.context += "; it must hold " + std::to_string((*mark)->size) + " entries";
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

// The writer may delete a file between our reading its name and opening it. Then the names in the
// directory have changed meanwhile; once is tried again in any case, as time has a grain.
Result<std::unique_ptr<Log::Impl>> Log::Impl::open_to_read(const Options& options) {
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

Result<std::unique_ptr<Log::Impl>> Log::Impl::open_to_write(const Options& options) {
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

Result<std::unique_ptr<Log>> Log::open(const Options& options) {
  const auto found = find_format(options.directory);
  if (!found) return found.error();
  if (!options.write && !*found) {
    return std::unique_ptr<Log>(new Log(std::make_unique<Impl>(options)));
  }
  auto impl = options.write ? Impl::open_to_write(options) : Impl::open_to_read(options);
  if (!impl) return impl.error();
  return std::unique_ptr<Log>(new Log(std::move(*impl)));
}

Log::Log(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

// Nobody is left to tell of a failure here, and none is needed: the mark may lag.
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

std::optional<std::string> Log::stopped() const { return impl_->stop.reason(); }

}  // namespace ledger::store
