#pragma once

// Makes deals of registrations. Internal to the deal extractor.

#include "ledger/model/state/state.h"
#include "projections/release/deals/deals.h"

namespace projections::release {

// `state` gives the indices of the parties. The event, source and reporter, which are not in a
// body, are left empty, except for contracts.
Deal deal_of(const ledger::State& state, const ledger::Contract& contract);
Deal deal_of(const ledger::State& state, const ledger::TransferRegister& transfer);
Deal deal_of(const ledger::State& state, const ledger::LicenceRecord& licence);
// An accepted open licence; `licence` is the one that it created, with its licensors.
Deal deal_of(const ledger::State& state, const ledger::OpenLicenceAccept& acceptance,
             const ledger::Licence& licence);

DealSource source_of(const ledger::Party& reporter);
// Sets source and reporter; `source` is the party that reported the event.
void set_source(Deal& deal, const ledger::State& state, const ledger::PartyId& source);

// A contract on know-how or software alone cannot match a recordation of a patent.
bool involves_patents(const ledger::Contract& contract);
// False for transfers by law or by a decision.
bool rests_on_contract(const ledger::TransferRegister& transfer);

}  // namespace projections::release
