#pragma once

// Speaker: whose word a submission rests on (docs/contract.md §3 "Who is believed").
//
// The office and the courts state what they have examined. A trading centre is believed about deals
// of others, a bank about its pledge. A party to a deal speaks for itself alone: the other side and
// its own co-owners are shown by their documents of consent.

#include "ledger/model/state/state.h"

namespace ledger::law {

struct Speaker {
  std::optional<PartyIndex> party;  // Empty: it is no party to a deal.
  bool is_centre = false;           // A trading centre.
  bool is_official = false;         // The office or a court.
  std::optional<PartyIndex> court;  // Itself, if it is one.

  // Those of `parties` that it is, or succeeded.
  PartySet own_of(const State& state, const PartySet& parties) const;
  // Those of `acting` whose word is there without a document, if `other` is the other side.
  PartySet heard(const State& state, const PartySet& acting, const PartySet& other) const;
};

Speaker speaker_of(const State& state, const PartyId& source);

}  // namespace ledger::law
