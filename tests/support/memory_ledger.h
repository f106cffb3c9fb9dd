#pragma once

// MemoryLedger calls decide() and evolve() in the order in which the service calls them, with a log
// in memory. It ignores ids and duplicates.

#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include "ledger/decide/load_target.h"

namespace ledger::test {

class MemoryLedger {
 public:
  // Decides a submission and, if it takes effect, folds it. For a correction, `corrected` returns
  // the corrected body, or the faults in it, from the current one.
  using Corrected = std::function<std::variant<Body, std::vector<Fault>>(const Body&)>;
  const Entry& submit(const Submission& submission, const Corrected& corrected = nullptr);

  const State& state() const { return state_; }
  const std::vector<Entry>& entries() const { return entries_; }

  // The current body of an event. Empty if it is retracted, or took no effect.
  std::optional<Body> current_body(Seq seq) const;

  // The log folded from the beginning with the current bodies.
  State folded_again() const;

 private:
  LoadedTarget load(const Body& correction, const Corrected& corrected) const;

  State state_;
  std::vector<Entry> entries_;
};

}  // namespace ledger::test
