#pragma once

// Validates a submission before any law is applied: a submission with a fault is malformed. Each
// function returns the faults, at most kFaultsMax; an empty list if there is no fault.

#include <string>
#include <vector>

#include "ledger/base/limits.h"
#include "ledger/model/state/state.h"

namespace ledger {

// The content of the body, without the State: lists, shares, classes, days, exchange rates.
std::vector<Fault> validate(const Submission& submission);

// The references: parties, patents and rights that the ledger does not know, and numbers that are
// taken. If `unknown` is given, patents, pledges and licences that the ledger does not know are
// added to it and are no faults: a fact may be stated before its beginning.
std::vector<Fault> validate_references(const State& state, const Submission& submission,
                                       std::vector<std::string>* unknown = nullptr);

// Content and references of an event as a correction makes it of the body `before`. Pointers are
// those of the correction: "/body/set/…".
std::vector<Fault> validate_corrected(const State& state, const Submission& corrected,
                                      const Body& before);

// Of a name where only the code of a party belongs.
inline constexpr const char* kIsName =
    "is a name, and only a fact of the office names parties: state the party's code";

// Collects faults, up to kFaultsMax.
class Faults {
 public:
  void add(Code code, std::string pointer, std::string detail) {
    add({code, std::move(pointer), std::move(detail)});
  }
  void add(Fault fault) {
    if (!is_full()) faults_.push_back(std::move(fault));
  }
  bool is_full() const { return faults_.size() == kFaultsMax; }
  std::vector<Fault> take() && { return std::move(faults_); }

 private:
  std::vector<Fault> faults_;
};

}  // namespace ledger
