#pragma once

// Evaluates a correction or a retraction. The corrected event is tested again at its position in
// the order, by the law of its own filing, so that a correction cannot record what would have been
// refused. What it adds (additions.h) is a proposal at the position of the correction. The later
// events about the same objects are tested again too: they stay recorded, and
// those that the correction contradicts are reported.
//
// Internal to ledger/decide.

#include <span>
#include <vector>

#include "ledger/decide/evaluate.h"
#include "ledger/model/fold/evolve.h"

namespace ledger {

// A later event, and the codes that apply to it now and did not before. F01, F04 and F07: what it
// refers to no longer exists.
struct Contradiction {
  EventId event;
  std::vector<Code> codes;
};

struct CorrectionFindings {
  bool has_authority = true;  // Whether the source may state the corrected event (A01).
  // Of the corrected event, at its position; of a proposal also of what it adds, at its own.
  Findings corrected;
  std::vector<Contradiction> later;  // Ascending.
};

// The codes that apply to a recorded event, given the State before it, regardless of what the
// parties have acknowledged. None applies to a technology contract, which creates no right in a
// patent. Ascending, each once.
std::vector<Code> codes_against(const State& state, const EventInPlace& event);

// Whether a recorded event states again what the State before it knows: then no code applies.
bool confirms(const State& state, const EventInPlace& event);

// `context` are the events of context_things() as they are before the correction, ascending.
// Parties are taken as they are now.
CorrectionFindings evaluate_correction(const State& state, const Submission& correction,
                                       const Restatement& restatement,
                                       std::span<const EventInPlace* const> context);

}  // namespace ledger
