#pragma once

// What mutants.py writes into a copy of the law's sources: one binary holds all mutants, and
// PATLEDGER_MUTANT says which of them it is. With PATLEDGER_MUTANT_TRACE it is none, and writes to
// that file the numbers of those that would have made a difference to what it was asked.

#include <array>
#include <cstdlib>
#include <fstream>

namespace mutant {

class Trace {
 public:
  Trace() : path_(std::getenv("PATLEDGER_MUTANT_TRACE")) {}
  ~Trace() {
    if (path_ == nullptr) return;
    std::ofstream out(path_);
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

// Whether it is mutant `n`, asked where what it changes is reached.
inline bool is(int n) {
  trace.note(static_cast<std::size_t>(n));
  return chosen == n;
}

// A row's question, and no question.
template <typename Finding>
Finding row(int n, const Finding& finding) {
  if (!finding) return finding;
  trace.note(static_cast<std::size_t>(n));
  return chosen == n ? Finding::passes() : finding;
}

}  // namespace mutant
