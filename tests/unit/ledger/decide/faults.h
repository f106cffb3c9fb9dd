#pragma once

// For the tests of validation: faults as text, and a body of each type.

#include <string>
#include <utility>
#include <vector>

#include "ledger/model/codes.h"
#include "ledger/model/entry.h"

namespace ledger::test {

// "F01 /body/ipc, F03 /body/granted"; empty if there is no fault.
inline std::string text(const std::vector<Fault>& faults) {
  std::string text;
  for (const Fault& fault : faults) {
    text += (text.empty() ? "" : ", ") + code_text(fault.code) + " " + fault.pointer;
  }
  return text;
}

// Calls visit(body) with an empty body of each type.
template <typename Visit>
void for_each_type(const Visit& visit) {
  [&visit]<std::size_t... I>(std::index_sequence<I...> /*of*/) { (visit(BodyTypeAt<I>()), ...); }
  (std::make_index_sequence<kBodyTypes>());
}

}  // namespace ledger::test
