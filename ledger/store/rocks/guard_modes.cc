// Closes a ledger's directory to others, as PostgreSQL does: a new ledger tightens its directory,
// and a ledger whose directory lets others in is refused. Older builds made theirs as the umask had
// it, the database too: these are tightened once.

#include "ledger/os/modes.h"
#include "ledger/store/rocks/impl.h"

namespace ledger::store {

Status Log::Impl::guard_modes() {
  const std::string& directory = options.directory;
  if (os::is_loose(directory + "/db")) {
    notes.push_back(directory +
                    ": others could read it; its files now have mode 0640 at most, its "
                    "directories 0750");
    return os::tighten_all(directory);
  }
  if (!os::is_loose(directory)) return Done{};
  return Error{ErrorCode::kUnavailable, directory + ": mode " + os::mode_text(directory) +
                                            " lets others in; nothing was written; run: chmod "
                                            "0750 " +
                                            directory};
}

}  // namespace ledger::store
