#pragma once

// Validates exchange rates into yuan (model/values/exchange.h):
//
//   F04  /…/exchange     the amount beside it is in yuan, or has no currency
//   F04  /…/total        in yuan, the amount exceeds the limit of any amount; the same for each
//                        amount with an exchange rate
//
// A revision has the currency of its contract, and its rate if it states none.

#include <vector>

#include "ledger/model/entry.h"
#include "ledger/model/state/rights.h"

namespace ledger {

std::vector<Fault> validate_exchange(const Submission& submission);
// The revision of a contract that the ledger knows.
std::vector<Fault> validate_exchange(const Contract& contract, const ContractRevise& revision);

}  // namespace ledger
