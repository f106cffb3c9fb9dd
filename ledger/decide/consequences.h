#pragma once

// What a correction or retraction leads to. The corrected event is weighed again in its place in
// the order, by the law of its own filing, so that nothing comes to be recorded by way of a
// correction that would have been refused; and so are the later events about the same things, which
// stay recorded whatever comes out.
//
// Internal to decide().

#include <span>
#include <vector>

#include "ledger/decide/weighed.h"
#include "ledger/model/evolve.h"

namespace ledger {

// A later event, and the grounds that stand against it now and did not before. F01 and F07: what it
// speaks of is no longer there.
struct Contradiction {
  EventId event;
  std::vector<Code> codes;
};

struct Consequences {
  bool has_authority = true;  // Whether the source may state the event as it is corrected (A01).
  Weighed corrected;          // What stands against the event as it is corrected, in its place.
  std::vector<Contradiction> later;  // In their order.
};

// What stands against an event that was recorded, by the State before it. What its parties may have
// acknowledged does not. Nothing ever stands against a technology contract, which is no right on
// the patents that it names. Ascending, each once.
std::vector<Code> codes_against(const State& state, const Recorded& event);

// `source` corrects; `context` are the events of context_things() as they stood before, ascending.
// Parties are taken as they are now.
Consequences consequences_of(const State& state, const PartyId& source,
                             const Restatement& restatement, std::span<const Recorded> context);

}  // namespace ledger
