#pragma once

// Inclusion proofs, RFC 6962 §2.1.1: at most 64 hashes prove that an entry is in the tree with a
// given root. To check a proof, neither the log nor the tree is needed.

#include <vector>

#include "ledger/store/log.h"

namespace ledger::store {

// The audit path of entry `seq` in the tree over [0, size), from the leaf upwards. kInvalid if the
// entry is not in it, or the log is shorter.
Result<std::vector<Hash>> inclusion_proof(const Log& log, Seq seq, Seq size);

}  // namespace ledger::store
