#include "ledger/model/fold/changed_event.h"

#include <algorithm>

namespace ledger {

ChangedEvent::Content ChangedEvent::content_of(Seq event) const {
  if (restatement_ == nullptr) {
    if (event != entry_.seq) return {};
    return {&entry_.submission->source, &entry_.submission->body};
  }
  const EventInPlace& original = restatement_->original;
  if (event == original.event.seq) {
    return {&original.source, restatement_->corrected ? &*restatement_->corrected : nullptr};
  }
  const auto seq_of = [](const EventInPlace& each) { return each.event.seq; };
  const auto found = std::ranges::lower_bound(restatement_->history, event, {}, seq_of);
  if (found == restatement_->history.end() || seq_of(*found) != event) return {};
  return {&found->source, &found->body};
}

}  // namespace ledger
