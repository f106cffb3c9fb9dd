#pragma once

// Access: what the user of this process may do with the files of a ledger. Without permission
// nothing can be said about what is stored: it is no damage, and has another remedy.
//
// Threading: any thread.

#include <string>

#include "ledger/base/result.h"

namespace ledger::os {

// Who may not, whose the path is, and what to do: "user svc may not: /data/FORMAT belongs to root,
// mode 0640; run as root, or have it changed: chown -R svc /data/FORMAT".
std::string denial_text(const std::string& path);

// kDenied, naming the first path, unless the user may read it and all below it. What does not exist
// is left out; what is neither a file nor a directory is kUnavailable. With `write` the user may
// also change each directory.
Status check_access(const std::string& path, bool write);

// kDenied if the path exists and belongs to another user, even one with fewer rights: files that
// this user makes there could not be opened by the owner.
Status check_owner(const std::string& path);

}  // namespace ledger::os
