#pragma once

// FaultList gathers what is wrong with one submission, each fault with the place where it is: a
// reader says into which field it goes and when it comes out, and the pointer is made of that.

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

  // At the present place, or in its field `name`. What comes after kFaultsMax is dropped.
  void add(Code code, std::string detail);
  void add_in(std::string_view name, Code code, std::string detail);

  // For a reader that was thrown out of its place.
  std::size_t depth() const { return depth_; }
  void leave_to(std::size_t depth) { depth_ = depth; }

  bool empty() const { return faults_.empty(); }
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
