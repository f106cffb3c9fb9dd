#pragma once

// What is wrong with an exchange into yuan (model/exchange.h), before any law is asked:
//
//   F04  /…/exchange     the amount beside it is in yuan already, or has no currency
//   F03  /…/exchange/on  the rate is of a later day than the filing: whoever filed could not know
//                        it. Of a correction that is the filing of the event it corrects, as the
//                        corrected event stands in its place
//   F04  /…/total        in yuan, the amount is more than any amount may be; so of every amount
//                        that is exchanged
//
// Of a revision the currency is the contract's, and so is the rate where it states none.

#include <vector>

#include "ledger/model/entry.h"
#include "ledger/model/rights.h"

namespace ledger {

std::vector<Fault> faults_of_exchange(const Submission& submission);
std::vector<Fault> faults_of_exchange(const Contract& contract, const ContractRevise& revision);

}  // namespace ledger
