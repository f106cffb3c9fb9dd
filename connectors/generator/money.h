#pragma once

// Amounts and fees, in long tails, and what the account counts of a fee (law.md §3.5).

#include "connectors/generator/random.h"
#include "ledger/base/date.h"
#include "ledger/model/fee.h"

namespace connectors::generator {

ledger::Currency yuan();
// A round amount: to 10 000 yuan, in fen.
ledger::Amount any_price(Random& random);
ledger::Amount any_claim(Random& random);
// `total` by `per_mille`, to whole fen.
ledger::Amount part_of(ledger::Amount total, std::int64_t per_mille);

// A fee of that form, as its contract states it.
ledger::Fee any_fee(ledger::FeeForm form, Random& random);

// The contract total and the technology amount that count at registration: nothing of what is not
// yet owed, nothing in another currency than yuan.
std::int64_t counted_total(const ledger::Fee& fee);
std::int64_t counted_technology(const ledger::Fee& fee);
bool has_royalty(const ledger::Fee& fee);

}  // namespace connectors::generator
