#pragma once

// Which deals an entry speaks of, and what it says of them; and how that is kept.
//
// A transfer or licence is told from the body of its registration: once, and anew when that is
// corrected. Of a contract the State knows all that is needed.
//
// Stored form, as a record of the journal (journal_block.h); numbers are LEB128, signed ones in
// zigzag:
//   statement := flags(1) place [seq - by, text(contract)]    the last two of licences; of
//                                                             transfers seq - place
//                [deal]                                       where it is told
//   deal      := agreement(1) source(1) reporter seq - event signed month
//                numbers(patents) numbers(sellers) numbers(buyers) [amount] text(contract)
//   numbers   := count, each as its difference to the one before
//   text      := size, bytes

#include <string>
#include <vector>

#include "ledger/model/evolve.h"
#include "projections/leb128.h"
#include "projections/release/deals.h"

namespace projections {

// Appends what `entry` says, after evolve() has folded it into `after`; `restatement` as evolve()
// had it.
void tell_deals(const ledger::State& after, const ledger::Entry& entry,
                const ledger::Restatement* restatement, std::vector<DealStatement>& out);

void put(std::string& out, const DealStatement& statement);
// Of entry `seq`; good where the reader is good then.
DealStatement read_statement(NumberReader& reader, ledger::Seq seq);

}  // namespace projections
