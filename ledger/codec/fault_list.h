#pragma once

// FaultList collects the faults of one submission, each with the JSON pointer (RFC 6901) of its
// place. A reader calls enter() and leave() around each field; the pointer is made of the fields
// entered.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/limits.h"
#include "ledger/model/entry.h"

namespace ledger::codec {

class FaultList {
 public:
  void clear();
  void enter(std::string_view name) { steps_.at(depth_++) = {name, 0}; }
  void enter(std::size_t index) { steps_.at(depth_++) = {{}, index}; }
  void leave() { --depth_; }

  // Adds a fault at the current place, or in its field `name`. At most kFaultsMax are stored.
  // Identity numbers in it are masked.
  void add(Code code, std::string detail);
  void add_in(std::string_view name, Code code, std::string detail);

  bool empty() const { return faults_.empty(); }
  // No further fault is stored: its detail need not be made.
  bool is_full() const { return faults_.size() >= kFaultsMax; }
  const std::vector<Fault>& faults() const { return faults_; }
  std::vector<Fault> take();

 private:
  struct Step {
    std::string_view name;  // Empty data: an index.
    std::size_t index = 0;
  };

  std::string pointer() const;

  std::array<Step, 2 * kJsonDepthMax> steps_{};
  std::size_t depth_ = 0;
  std::vector<Fault> faults_;
};

}  // namespace ledger::codec
