#include "deploy/patledger/session/repaired_ledger.h"

#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>
#include <filesystem>

#include "deploy/patledger/session/temporary_folder.h"
#include "ledger/os/access.h"
#include "ledger/os/file.h"
#include "ledger/store/place.h"
#include "projections/storage/rebuild.h"

namespace patledger {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Result;
using ledger::Status;
using ledger::store::Log;
using ledger::store::Salvage;

std::string without_slash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

bool is_in(const std::string& path, const std::string& directory) {
  std::error_code failed;
  const auto within = std::filesystem::weakly_canonical(path, failed);
  const auto above = std::filesystem::weakly_canonical(directory, failed);
  return std::mismatch(above.begin(), above.end(), within.begin(), within.end()).first ==
         above.end();
}

Status check_target(const std::string& to, const std::string& directory) {
  if (is_in(to, directory)) {
    return Error{ErrorCode::kInvalid, "--to " + to +
                                          ": is in the damaged ledger, which is only "
                                          "read; name a directory beside it"};
  }
  if (auto owned = ledger::os::check_owner(to); !owned) return owned;
  std::error_code ignored;
  if (!std::filesystem::exists(std::filesystem::symlink_status(to, ignored))) {
    return ledger::Done{};
  }
  if (std::filesystem::is_directory(std::filesystem::symlink_status(to, ignored)) &&
      std::filesystem::is_empty(to, ignored)) {
    return ledger::Done{};
  }
  return Error{ErrorCode::kInvalid,
               "--to " + to + ": exists and is not an empty directory; name a new one"};
}

// Holds the lock of a writer, without writing, while the result lives. Empty if no process has ever
// written there.
Result<std::optional<ledger::os::File>> hold(const std::string& directory) {
  const std::string path = directory + "/LOCK";
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return std::optional<ledger::os::File>{};
  auto file = ledger::os::open_file(path, O_RDONLY);
  if (!file) return file.error();
  if (::flock(file->descriptor(), LOCK_SH | LOCK_NB) == 0) return std::optional(std::move(*file));
  return Error{ErrorCode::kBusy, path + ": a process writes this ledger; stop it first"};
}

Status copy_entries(const Salvage& salvage, const std::string& from, Log& log,
                    RepairedLedger& repaired, const std::function<void(ledger::Seq)>& progress) {
  auto copied = ledger::service::repair(salvage, from, log, progress);
  if (!copied) return copied.error();
  if (copied->copied == 0 && copied->size > 0) {
    return Error{ErrorCode::kCorrupt, from + ": no entry can be read; restore a backup"};
  }
  repaired.repair = std::move(*copied);
  repaired.has_old_root = salvage.has_root_of(log);
  repaired.root = log.root();
  const auto rebuilt = projections::storage::rebuild_statistics(log, progress);
  if (!rebuilt) return rebuilt.error();
  return ledger::Done{};
}

Status give_name(const std::string& made, const std::string& to) {
  std::error_code failed;
  std::filesystem::rename(made, to, failed);
  if (failed) return ledger::os::os_error("rename to", to, failed.value());
  const auto parent = std::filesystem::absolute(to, failed).parent_path();
  return ledger::os::sync_directory(parent.string());
}

}  // namespace

Result<RepairedLedger> repair_ledger(const std::string& directory, const std::string& target,
                                     const std::function<void(ledger::Seq)>& progress) {
  const std::string to = without_slash(target);
  if (auto checked = check_target(to, directory); !checked) return checked.error();
  if (auto may = ledger::store::check_access(directory, {.all = true}); !may) return may.error();
  const auto lock = hold(directory);
  if (!lock) return lock.error();
  const std::filesystem::path path(to);
  const std::string parent = path.has_parent_path() ? path.parent_path().string() : ".";
  const auto folder = TemporaryFolder::make(parent, path.filename().string());
  if (!folder) return folder.error();
  const std::string copies = folder->path() + "/copies";
  if (auto made = ledger::os::make_directories(copies); !made) return made.error();

  RepairedLedger repaired;
  const auto salvage = Salvage::open(directory, copies);
  if (!salvage) return salvage.error();
  repaired.faults = (*salvage)->faults();
  const std::string made = folder->path() + "/ledger";
  {
    const auto log = Log::open({.directory = made, .purpose = "repair"});
    if (!log) return log.error();
    auto copied = copy_entries(**salvage, directory, **log, repaired, progress);
    if (!copied) return copied.error();
  }
  if (auto named = give_name(made, to); !named) return named.error();
  return repaired;
}

}  // namespace patledger
