#pragma once

// The breakdown of each kind of thing that is counted, as the State knows its parties and patents
// when it is registered. Parties and patents that the State does not know leave codes empty.

#include "ledger/model/state.h"
#include "projections/breakdown.h"

namespace projections {

Breakdown classify(const ledger::State& state, const ledger::Contract& contract);
Breakdown classify(const ledger::State& state, const ledger::TransferRegister& transfer);
Breakdown classify(const ledger::State& state, const ledger::LicenceRecord& licence);
// An accepted open licence; the State tells who its licensors are.
Breakdown classify(const ledger::State& state, const ledger::OpenLicenceAccept& acceptance,
                   const ledger::Licence& licence);
Breakdown classify(const ledger::State& state, const ledger::OpenLicenceDeclare& statement);
Breakdown classify(const ledger::State& state, const ledger::PledgeRegister& pledge);

AmountBand band_of(ledger::Amount amount);

}  // namespace projections
