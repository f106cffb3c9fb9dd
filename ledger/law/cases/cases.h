#pragma once

// Cases: the recorded events that contradict what the ledger holds now, each at its place in the
// legal order. They follow from the State alone: a case is open while it is among them, and closes
// itself when what it lacks is stated.
//
// Each recorded act is held against the patent as it stood on the legal day of the act, as all
// facts known now give it: who owned the right and whether it was in force; its annuities, orders,
// pledges, licences and statements. Consents and papers are judged when an act is recorded, by its
// rules; of a pledge that is stated later, whose consents the act has.

#include <vector>

#include "ledger/law/rule.h"
#include "ledger/model/fold/evolve.h"

namespace ledger::law {

struct Case {
  Seq event = 0;           // That contradicts.
  std::uint16_t rule = 0;  // rule_number() of the row.
  OptionalSeq because;     // What it contradicts.
  // Whom it concerns, if the State has it: pledgees, licensees, transferees, owners.
  std::vector<PartyIndex> concerns;

  Code code() const { return code_of(rule); }
  // One case for each code: its row may change, as what it lacks arrives in parts.
  friend bool operator==(const Case& one, const Case& other) {
    return one.event == other.event && one.code() == other.code();
  }
  friend auto operator<=>(const Case& one, const Case& other) {
    return std::pair(one.event, one.code()) <=> std::pair(other.event, other.code());
  }
};

// Of a patent, with the rights on it; of a pledge or licence that is not registered. Sorted, each
// once.
std::vector<Case> cases_of(const State& state, const std::vector<Ref>& things);

// Those of `cases` that are not among `without`; both are sorted.
std::vector<Case> difference(const std::vector<Case>& cases, const std::vector<Case>& without);

// Whether the ground of this row against a transfer, a pledge, a licence or an announcement is a
// case while it holds, so that it is one exactly if it is among cases_of(): it follows from the
// State on the legal day. Papers, consents and the form are judged once.
bool follows_from_state(std::uint16_t rule);

// Whether these were all the owners at one moment of the day, the moment before it included.
bool were_all_owners(const State& state, const Patent& patent,
                     const std::vector<PartyIndex>& parties, Date day);

// Whom a case of an event of these things concerns. If it does not say: the pledgees, licensees or
// owners by the event, or else the owners of the patents.
std::vector<PartyId> concerned_by(const State& state, const std::vector<Ref>& things,
                                  const Case& of);

}  // namespace ledger::law
