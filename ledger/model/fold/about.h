#pragma once

// Which patents an event is about: its key in a stream of events, and its subject in a feed.

#include <vector>

#include "ledger/model/fold/evolve.h"

namespace ledger {

// The patents that a body names, in its order. Empty if it names a party, a right or an event.
std::vector<PatentNumber> named_patents(const Body& body);

// The patents of an entry with a submission, sorted, each once: those that it names, and those of
// the right that it names; for a correction in effect, those of the event before and after it.
// `after` is the State right after the entry; `restatement` as evolve() received it.
std::vector<PatentNumber> patents_of(const State& after, const Entry& entry,
                                     const Restatement* restatement);

}  // namespace ledger
