#pragma once

// Answer: what a submission is told: the entry that it took, and when. Groups of answers are what
// is decided and not yet in the log's form.

#include <memory>
#include <span>

#include "ledger/model/entry.h"
#include "ledger/service/decoder.h"

namespace ledger {

struct Answer {
  Entry entry;  // The entry it took.
  Instant recorded_at;
  // The patents that it is about, where it took effect and does not name them itself.
  std::vector<PatentNumber> about;
  // kDuplicate: the first answer's entry and moment.
  std::shared_ptr<const Entry> first;
  Instant first_recorded_at;
};

// What was received and what it was answered, one for one, in order of seq. It owns neither.
struct Answered {
  std::span<const Answer> answers;
  std::span<const Received> received;  // As many, or more that are not answered yet.
};

}  // namespace ledger
