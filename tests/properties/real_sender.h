#pragma once

// A real sender: what it submits for an act that `patledger check` answers, with its own number,
// price, days and other side. Written from docs/contract.md ("Who is believed") and not from
// ledger/decide/proposal.h, against which it is held.

#include <optional>

#include "ledger/decide/proposal.h"

namespace ledger::test {

// Parties that the generator does not know. The buyer has no role.
inline const PartyId kBank("filing-bank");
inline const PartyId kCentre("filing-centre");
inline const PartyId kForeignCentre("DE:centre");
inline const PartyId kInstitute("an-institute");
inline const PartyId kBuyer("a-buyer");

// Their registrations, and whether these are in effect: a random stream may correct them.
std::vector<Submission> sender_parties();
bool has_sender_parties(const State& state);

struct Case {
  const State& state;
  const Patent& patent;
  ProposedAct act;
  std::optional<PartyId> by;  // Empty: kBank or kCentre submits it.
  Instant at;
  std::uint64_t number = 0;  // A number of its own.
};

Submission submission_of(const Case& one);

}  // namespace ledger::test
