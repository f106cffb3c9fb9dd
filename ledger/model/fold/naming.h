#pragma once

// Named facts: facts of the office that have names where the codes of parties belong, as the
// gazette prints them. Whose a name is follows from what the State holds of names
// (model/state/names.h), for the day of the fact: a fact of which each name is one party's has the
// effect that it would have with their codes, at its own position; of another one no effect is
// folded, and it waits.
//
// When an entry changes whose a name is, the facts that have it are settled again: a restatement
// (evolve.h) from the body that they had to the one that they have now. So the order of names, maps
// and facts does not matter.

#include "ledger/model/fold/evolve.h"

namespace ledger {

bool has_names(const Body& body);
// Each once, in the order of the body.
std::vector<std::string_view> names_in(const Body& body);

// The day on which the body names its parties: that of the fact. Of a change of name it is the day
// before, on which the party still has the old one.
Date naming_day(const Body& body, Instant at);

// The body with the codes of the parties whose names it has. Empty if a name is no party's, or that
// of several.
std::optional<Body> in_codes(const State& state, const Body& body, Instant at);

// The body of recorded event `seq`, which states `stated`: in codes if it is a settled named fact.
Body as_settled(const State& state, Seq seq, const Body& stated);

// The parties whose names the fact has, by what the State holds now; none if it waits.
std::vector<PartyIndex> parties_now(const State& state, const NamedFact& fact);

// Registers a named fact, and forgets it. Returns its body in codes; empty if it waits.
std::optional<Body> note_named(State& state, Seq seq, const Body& body, Instant at);
void forget_named(State& state, Seq seq);

// The facts whose names may be another's after the newest entry, by their legal days and positions.
// They are handed out once.
std::vector<Seq> take_unsettled(State& state);

// Folds a named fact again whose parties are others than they were. `restatement` is from the body
// that it has to the one that parties_now() makes of it; `by` is the newest entry, by which it is
// so.
void settle_named(State& state, const Entry& by, const Restatement& restatement);

}  // namespace ledger
