#pragma once

// Which patents an event is about: what keys it in a stream of events, and is its subject in a
// feed.

#include <vector>

#include "ledger/model/evolve.h"

namespace ledger {

// The patents that a body names itself, in its order. None: it is about a party, or it names a
// right or an event, and the State must tell.
std::vector<PatentNumber> named_patents(const Body& body);

// The patents of an entry with a submission, sorted, each once: those named, or those of the right
// that is named; of a correction in effect, those that the corrected event was and comes to be
// about. `after` is the State that the entry was just folded into; `restatement` as evolve() had
// it.
std::vector<PatentNumber> patents_of(const State& after, const Entry& entry,
                                     const Restatement* restatement);

}  // namespace ledger
