#pragma once

// Computes the breakdown of each kind of counted thing, from what the State knows of its parties
// and patents. Codes of parties and patents that the State does not know are 0.

#include "ledger/model/state/state.h"
#include "projections/cells/breakdown.h"

namespace projections::statistics {

cells::Breakdown classify(const ledger::State& state, const ledger::Contract& contract);
cells::Breakdown classify(const ledger::State& state, const ledger::TransferRegister& transfer);
cells::Breakdown classify(const ledger::State& state, const ledger::LicenceRecord& licence);
// An accepted open licence; `licence` is the one that it created, with its licensors.
cells::Breakdown classify(const ledger::State& state, const ledger::OpenLicenceAccept& acceptance,
                          const ledger::Licence& licence);
cells::Breakdown classify(const ledger::State& state, const ledger::OpenLicenceDeclare& statement);
cells::Breakdown classify(const ledger::State& state, const ledger::PledgeRegister& pledge);

// The band of an amount in yuan.
cells::AmountBand band_of(ledger::Amount amount);

}  // namespace projections::statistics
