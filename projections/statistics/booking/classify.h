#pragma once

// Computes the breakdown of each kind of counted thing, from what the State knows of its parties
// and patents. Codes of parties and patents that the State does not know are 0.
//
// The classes of parties and patents are those of the day of the thing, as they were known when it
// first counted (ClassifiedBy): what is stated later holds from its day, and a correction of the
// thing moves it only by what it changes. A correction of what a party or patent states about its
// class changes the State, and with it the breakdown of everything that it classifies:
// reclassify().

#include "ledger/model/state/state.h"
#include "projections/statistics/booking/bookings.h"

namespace projections::statistics {

struct Classification {
  cells::Breakdown breakdown;
  ClassifiedBy by;
};

// `known` is the entry with which the thing first counted.
Classification classify(const ledger::State& state, const ledger::Contract& contract,
                        ledger::Seq known);
Classification classify(const ledger::State& state, const ledger::TransferRegister& transfer,
                        ledger::Seq known);
Classification classify(const ledger::State& state, const ledger::LicenceRecord& licence,
                        ledger::Seq known);
// An accepted open licence, recorded on `recorded`; `licence` is the one that it created, with its
// licensors.
Classification classify(const ledger::State& state, const ledger::OpenLicenceAccept& acceptance,
                        const ledger::Licence& licence, ledger::Date recorded, ledger::Seq known);
// A statement that is announced on `announced`.
Classification classify(const ledger::State& state, const ledger::OpenLicenceDeclare& statement,
                        ledger::Date announced, ledger::Seq known);
Classification classify(const ledger::State& state, const ledger::PledgeRegister& pledge,
                        ledger::Seq known);

// The breakdown of a booking, with what is known now of the classes that it is classified by.
cells::Breakdown reclassify(const ledger::State& state, cells::Subject subject,
                            const Booking& booking);

// The band of an amount in yuan. The lower bound belongs to a band, the upper one to the next;
// except that 10 million yuan of a pledge are "up to 10 million" (table A11).
cells::AmountBand band_of(ledger::Amount amount);
cells::AmountBand pledge_band_of(ledger::Amount amount);
// An amount that is not known, or not in yuan, is in a band of its own.
cells::AmountBand pledge_band_of(std::optional<ledger::Amount> amount);
// The amount of a claim in yuan; empty if it is not known, or states no rate.
std::optional<ledger::Amount> in_yuan(const std::optional<ledger::Claim>& claim);

}  // namespace projections::statistics
