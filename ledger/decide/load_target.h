#pragma once

// Loads what decide() needs for a correction or retraction: the event that it names, the corrected
// body, and the events that a restatement needs. Pure except for its two ports: `EntryAt` reads the
// log, `CorrectBody` applies the fields that a correction sets.

#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include "ledger/base/result.h"
#include "ledger/decide/decide.h"

namespace ledger {

// Reads the entry at a position. An Error if the log cannot be read.
using EntryAt = std::function<Result<Entry>(Seq)>;

// The body with the fields of the correction, or the faults in them.
using CorrectBody =
    std::function<std::variant<Body, std::vector<Fault>>(const Body&, const EventCorrect&)>;

// Owns what a Target refers to: each event once.
struct LoadedTarget {
  std::optional<Submission> original;
  std::optional<Submission> retraction;
  bool is_gone = false;
  std::optional<Restatement> restatement;
  std::vector<Fault> faults;
  std::vector<EventInPlace> others;          // Of the context, and not of the restatement.
  std::vector<const EventInPlace*> context;  // Into the restatement's history, and `others`.

  LoadedTarget() = default;
  LoadedTarget(LoadedTarget&&) = default;
  LoadedTarget& operator=(LoadedTarget&&) = default;

  Target view() const;
};

// Loads all but the context. `original` is empty if there is no such event, which is not an Error.
Result<LoadedTarget> load_target(const State& state, const Body& correction,
                                 const EntryAt& entry_at, const CorrectBody& correct_body);

// The restatement that settles named fact `seq` (model/fold/naming.h) by what `state` holds of
// names. Empty if its parties are those that it has.
Result<std::optional<Restatement>> load_settlement(const State& state, Seq seq,
                                                   const EntryAt& entry_at);

// Calls `settle` with the restatement of each named fact whose parties are others after the newest
// entry. It is to fold it into `state` by settle_named(), which may change whose other names are.
Status settle_names(State& state, const EntryAt& entry_at,
                    const std::function<void(const Restatement&)>& settle);

// Loads the events of context_things(), if there is a restatement. Only decide() needs them.
Status load_context(const State& state, LoadedTarget& target, const EntryAt& entry_at);

}  // namespace ledger
