#pragma once

// Validates amounts against the decimals of their currency (ISO 4217):
//
//   F04  /…/amount     digits that the currency does not have: "100.50" of yen
//   F04  /…/currency   a currency of three decimals
//
// An amount has the currency of the object that it is in; the new total of a contract, and what a
// pledgee claims after a default, that of the contract or the claim.

#include <vector>

#include "ledger/model/entry.h"
#include "ledger/model/state/rights.h"

namespace ledger {

std::vector<Fault> validate_money(const Body& body);
// The revision of a contract, or the default of a pledge, that the ledger knows.
std::vector<Fault> validate_money(const Contract& contract, const ContractRevise& revision);
std::vector<Fault> validate_money(const Pledge& pledge, const PledgeDefault& in_default);

}  // namespace ledger
