#pragma once

// MemoryLedger: decide() and evolve() in memory, in the order in which the service calls them, with
// the log that corrections need. It does nothing about ids and duplicates.

#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include "ledger/decide/decide.h"

namespace ledger::test {

class MemoryLedger {
 public:
  // Decides and, where it takes effect, folds. For a correction `corrected` gives the corrected
  // body from the one that stands, or the faults in it.
  using Corrected = std::function<std::variant<Body, std::vector<Fault>>(const Body&)>;
  const Entry& submit(const Submission& submission, const Corrected& corrected = nullptr);

  const State& state() const { return state_; }
  const std::vector<Entry>& entries() const { return entries_; }

  // What stands for an event now; nothing where it is retracted or never took effect.
  std::optional<Body> standing_body(Seq seq) const;

  // The log folded from the beginning with the corrected bodies in place of the old ones.
  State folded_anew() const;

 private:
  struct Loaded {
    std::optional<Submission> original;
    std::optional<Restatement> restatement;
    std::vector<Fault> faults;
    std::vector<Recorded> context;
  };
  Loaded load(const Body& correction, const Corrected& corrected) const;
  std::vector<Recorded> events_of(const std::vector<Ref>& things,
                                  const Restatement& restatement) const;

  State state_;
  std::vector<Entry> entries_;
};

}  // namespace ledger::test
