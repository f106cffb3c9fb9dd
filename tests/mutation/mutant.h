#pragma once

// Called by the code that mutants.py writes into a copy of the law's sources. One binary holds all
// mutants; PATLEDGER_MUTANT selects one. With PATLEDGER_MUTANT_TRACE none is active, and the
// numbers of those that would have changed a result are added to that file at exit: a scenario
// may take several processes.

#include <array>
#include <cstdlib>
#include <fstream>

namespace mutant {

class Trace {
 public:
  Trace() : path_(std::getenv("PATLEDGER_MUTANT_TRACE")) {}
  ~Trace() {
    if (path_ == nullptr) return;
    std::ofstream out(path_, std::ios::app);
    for (std::size_t n = 0; n < noted_.size(); ++n) {
      if (noted_[n]) out << n << '\n';
    }
  }
  void note(std::size_t n) { noted_.at(n) = path_ != nullptr; }

 private:
  const char* path_;
  std::array<bool, 4096> noted_{};
};

inline Trace trace;
inline const int chosen =
    std::getenv("PATLEDGER_MUTANT") == nullptr ? -1 : std::atoi(std::getenv("PATLEDGER_MUTANT"));

// A comparison, and the comparison turned.
inline bool turned(int n, bool is, bool would_be) {
  if (is != would_be) trace.note(static_cast<std::size_t>(n));
  return chosen == n ? would_be : is;
}

// Whether mutant `n` is active. Reached means noted.
inline bool is(int n) {
  trace.note(static_cast<std::size_t>(n));
  return chosen == n;
}

// The finding of a rule, or that of a rule that always passes.
template <typename Finding>
Finding row(int n, const Finding& finding) {
  if (!finding) return finding;
  trace.note(static_cast<std::size_t>(n));
  return chosen == n ? Finding::none() : finding;
}

}  // namespace mutant
