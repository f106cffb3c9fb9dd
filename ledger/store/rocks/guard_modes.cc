// Closes a ledger's directory to others, as PostgreSQL does: a new ledger tightens its directory,
// and a ledger whose directory lets others in, or is of another user, is refused. Older builds made
// theirs as the umask had it, the database too: these are tightened once.

#include <filesystem>

#include "ledger/os/access.h"
#include "ledger/os/modes.h"
#include "ledger/store/place.h"
#include "ledger/store/rocks/impl.h"

namespace ledger::store {
namespace {

bool is_of_older_build(const std::string& directory) { return os::is_loose(directory + "/db"); }

}  // namespace

Status check_guarded(const std::string& directory) {
  if (auto owned = os::check_owner(directory); !owned) return owned;
  if (is_of_older_build(directory) || !os::is_loose(directory)) return Done{};
  return Error{ErrorCode::kUnavailable, directory + ": mode " + os::mode_text(directory) +
                                            " lets others in; nothing was written; run: chmod "
                                            "0750 " +
                                            directory};
}

Status Log::Impl::guard_modes() {
  const std::string& directory = options.directory;
  if (auto guarded = check_guarded(directory); !guarded) return guarded;
  if (!is_of_older_build(directory)) return Done{};
  notes.push_back(directory +
                  ": others could read it; its files now have mode 0640 at most, its directories "
                  "0750");
  return os::tighten_all(directory);
}

// Single files that were restored or edited with another mode.
Status Log::Impl::tighten_files() const {
  for (const char* name : {"FORMAT", "LOCK", "high-water", "snapshots", "db"}) {
    const std::string path = options.directory + "/" + name;
    std::error_code failed;
    if (!std::filesystem::exists(path, failed)) continue;
    const bool is_directory = std::filesystem::is_directory(path, failed);
    auto tightened = is_directory ? os::tighten_all(path) : os::tighten(path);
    if (!tightened) return tightened;
  }
  return Done{};
}

}  // namespace ledger::store
