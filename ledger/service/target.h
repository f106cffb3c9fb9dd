#pragma once

// Loads what a correction or retraction rests on: the event that it names, what the event becomes,
// and the histories of all things that it touches.

#include <functional>
#include <optional>

#include "ledger/base/result.h"
#include "ledger/codec/json_codec.h"
#include "ledger/decide/decide.h"

namespace ledger {

using EntryAt = std::function<Result<Entry>(Seq)>;

// Owns what a Target points to.
struct LoadedTarget {
  std::optional<Submission> original;
  std::optional<Restatement> restatement;
  std::vector<Fault> faults;
  std::vector<Recorded> context;

  Target view() const;
};

// All but the context, which is for deciding alone. An Error only where the log cannot be read; an
// event that is not there is no original.
Result<LoadedTarget> load_target(const State& state, const Body& correction,
                                 const EntryAt& entry_at, codec::JsonDecoder& decoder);

// The events that the corrected event and later ones are weighed against, where there is a
// restatement.
Status load_context(const State& state, LoadedTarget& target, const EntryAt& entry_at);

}  // namespace ledger
