#pragma once

// The stored form of deal updates, as records of the journal (projections/storage/journal_block.h).
// Numbers are LEB128, signed ones in zigzag:
//
//   update  := flags(1) key                of contracts
//            | flags(1) seq - key          of transfers
//            | flags(1) key seq - registered_by stated_by text(contract)   of licences
//              [deal]
//   deal    := agreement(1) source(1) reporter seq - event signed month
//              numbers(patents) numbers(sellers) numbers(buyers) [amount] text(contract)
//   numbers := count, each as the difference to the previous one
//   text    := size, bytes

#include <string>

#include "ledger/base/coding.h"
#include "projections/release/deals/deals.h"

namespace projections::release {

// Appends the update to `out`.
void put(std::string& out, const DealUpdate& update);
// Reads an update of entry `seq`. Valid if `reader` is good afterwards.
DealUpdate read_deal_update(ledger::ByteReader& reader, ledger::Seq seq);

}  // namespace projections::release
