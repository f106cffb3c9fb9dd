#pragma once

// Place: whether a directory holds a ledger, or may become one.

#include <cstdint>
#include <string>

#include "ledger/base/result.h"

namespace ledger::store {

enum class Place : std::uint8_t {
  kLedger,  // There is a file FORMAT of this build or an older one.
  kNew,     // Nothing is there, or only what the making of a ledger left that was interrupted.
};

// Changes nothing. kNoLedger, with what is missing, if the directory has other files, or is not a
// directory; kCorrupt or kNewer as check_format().
Result<Place> find_place(const std::string& directory);

// kNoLedger too if the place is new.
Status find_ledger(const std::string& directory);

// What a writer refuses: kUnavailable if the directory lets others in, kDenied if it belongs to
// another user; both with the remedy. Changes nothing.
Status check_guarded(const std::string& directory);

// kDenied, with the remedy, if this user may not read the files of the ledger; with `all`, those
// beside its log too. A writer may also make files.
struct AccessNeeded {
  bool write = false;
  bool all = false;
};
Status check_access(const std::string& directory, AccessNeeded needed);

}  // namespace ledger::store
