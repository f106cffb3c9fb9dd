#pragma once

// Amounts and fees, drawn with long tails, and the counted part of a fee (law.md §3.5).

#include "connectors/generator/city/random.h"
#include "ledger/base/date.h"
#include "ledger/model/values/fee.h"

namespace connectors::generator {

ledger::Currency yuan();
// Amounts in multiples of 10 000 yuan.
ledger::Amount any_price(Random& random);
ledger::Amount any_claim(Random& random);
// `per_mille` thousandths of `total`, rounded down to whole fen.
ledger::Amount part_of(ledger::Amount total, std::int64_t per_mille);

// A fee as a contract states it.
ledger::Fee any_fee(ledger::FeeForm form, Random& random);

// The contract value and the technology value counted at registration, in fen: 0 if the total is
// not stated or not in yuan.
std::int64_t counted_total(const ledger::Fee& fee);
std::int64_t counted_technology(const ledger::Fee& fee);
bool has_royalty(const ledger::Fee& fee);

}  // namespace connectors::generator
