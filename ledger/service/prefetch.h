#pragma once

// Loads into the processor's cache what deciding a few submissions will read, before they are
// decided one by one. It changes the time and nothing else.

#include <span>

#include "ledger/model/state/state.h"
#include "ledger/service/decoder.h"
#include "ledger/service/replay/idempotency_index.h"

namespace ledger::service {

constexpr std::size_t kPrefetchMax = 16;  // More would not fit into the nearest cache.

// `inputs` are at most kPrefetchMax.
void prefetch_state(const State& state, const IdempotencyIndex& keys,
                    std::span<const DecodedInput> inputs);

}  // namespace ledger::service
