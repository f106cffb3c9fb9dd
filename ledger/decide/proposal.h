#pragma once

// The proposal for an act on a patent: `patledger check` examines it before anything is signed. It
// has what every submission of the act has. What the caller does not state is chosen so that no
// ground comes of it alone: numbers that nothing has, the smallest amount, a day of signing of no
// other contract.

#include <optional>
#include <string_view>

#include "ledger/model/state/state.h"

namespace ledger {

enum class Purpose : std::uint8_t { kPledge, kTransfer, kLicence, kOpenLicence };
// "pledge", "transfer", "licence", "open-licence"; nothing for any other name.
std::optional<Purpose> parse_purpose(std::string_view name);

struct ProposedAct {
  Purpose purpose = Purpose::kPledge;
  LicenceKind kind = LicenceKind::kOrdinary;  // Of a licence, as the two after it.
  Territory territory = Territory::china();
  std::optional<Date> from = {};
  std::optional<Date> until = {};  // Also of a claim and of a statement.
};

// Filed at `at`, with that day as the day of the fact. A term that is not stated is that day, or
// the last day of the right if that is earlier.
//
//   an owner, or its successor   transfers, licenses or pledges alone, and declares with all owners
//   a trading centre, an office  reports an act of all owners with somebody else
//   a bank                       is the pledgee of all owners
//   any other source             is the other side of all owners
//
// Without a source it is an act of all owners with somebody else, reported by somebody else: to be
// examined as by any source (decide.h).
Submission minimal_proposal(const State& state, const Patent& patent, const ProposedAct& act,
                            const std::optional<PartyId>& source, Instant at);

}  // namespace ledger
