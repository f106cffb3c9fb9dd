#pragma once

// Foreign files: those of another ledger, or older copies, that lie among the files of a damaged
// one. One is known by that it contradicts others, and that without it the tree agrees: first with
// the high-water mark, then with the entries. Threading: one thread.

#include "ledger/store/rocks/salvage/found_log.h"

namespace ledger::store {

// Leaves out of `found` the files that are foreign. If nothing shows which of several are, the
// fewest are left out.
Status leave_out_foreign_files(FoundLog& found, const std::optional<Mark>& mark);

}  // namespace ledger::store
