#pragma once

// What an event says of the contract that it rests on. Internal to Deals.

#include "ledger/model/state.h"
#include "projections/release/deals.h"

namespace projections {

// Each as the State knows its parties; all but event, source and reporter, which are not in the
// body. Of a contract, all.
Deal deal_of(const ledger::State& state, const ledger::Contract& contract);
Deal deal_of(const ledger::State& state, const ledger::TransferRegister& transfer);
Deal deal_of(const ledger::State& state, const ledger::LicenceRecord& licence);
// An accepted open licence; the State tells who its licensors are.
Deal deal_of(const ledger::State& state, const ledger::OpenLicenceAccept& acceptance,
             const ledger::Licence& licence);

void set_source(Deal& deal, const ledger::State& state, const ledger::PartyId& source);

// Others (know-how, software alone) no recordation of a patent can match.
bool involves_patents(const ledger::Contract& contract);
// Some transfers register what passed by law or by a decision.
bool rests_on_contract(const ledger::TransferRegister& transfer);

}  // namespace projections
