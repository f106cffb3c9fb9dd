#pragma once

// Decoded: what a decoder makes of the bytes of a submission, in JSON or in Cap'n Proto.

#include <optional>
#include <string>
#include <vector>

#include "ledger/model/entry.h"

namespace ledger::codec {

// The result of decoding bytes from outside. There is a submission if and only if there is no
// fault. `source` and `id` are set if they could be read, also if there are faults.
struct Decoded {
  std::optional<Submission> submission;
  bool is_stamped = false;  // The sender gave no `at`: it is the time of receipt.
  std::string source;
  std::string id;
  std::vector<Fault> faults;
};

}  // namespace ledger::codec
