#include "ledger/store/tree/common_prefix.h"

#include <algorithm>

namespace ledger::store {

// A root covers all entries before it: behind the common prefix all roots differ.
Result<Seq> common_prefix(const Log& one, const Log& other) {
  Seq low = 0;  // Equal up to here.
  Seq high = std::min(one.size(), other.size());
  while (low < high) {
    const Seq middle = low + (high - low + 1) / 2;
    const auto root = one.root_at(middle);
    if (!root) return root.error();
    const auto other_root = other.root_at(middle);
    if (!other_root) return other_root.error();
    if (*root == *other_root) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

}  // namespace ledger::store
