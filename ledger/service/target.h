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

  Target view() const;
};

// An Error only where the log cannot be read; an event that is not there is no original.
Result<LoadedTarget> load_target(const State& state, const Body& correction,
                                 const EntryAt& entry_at, codec::JsonDecoder& decoder);

}  // namespace ledger
