#pragma once

// warm() fetches from memory what deciding some submissions will look at, all at once, before they
// are decided one after the other. It changes nothing but the time that takes.

#include <span>

#include "ledger/model/state.h"
#include "ledger/service/decoder.h"
#include "ledger/service/key_index.h"

namespace ledger {

constexpr std::size_t kWarmAtOnce = 16;  // What the nearest cache holds beside all else.

void warm(const State& state, const KeyIndex& keys, std::span<const Incoming> incoming);

}  // namespace ledger
