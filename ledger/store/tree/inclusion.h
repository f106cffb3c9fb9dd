#pragma once

// Inclusion proofs, RFC 6962 §2.1.1: at most 64 hashes prove that an entry is in the tree with a
// given root. The verifier needs neither the log nor the tree.

#include <vector>

#include "ledger/store/log.h"

namespace ledger::store {

// The audit path of entry `seq` in the tree over [0, size), from the leaf upwards. kInvalid if the
// entry is not in it, or the log is shorter.
Result<std::vector<Hash>> inclusion_proof(const Log& log, Seq seq, Seq size);

// The root that a path leads to from a leaf. Inclusion is proved if it is the root of the tree over
// [0, size). nullopt if a path in that tree has another length.
std::optional<Hash> root_of_inclusion(Seq seq, Seq size, const Hash& leaf,
                                      const std::vector<Hash>& path);

}  // namespace ledger::store
