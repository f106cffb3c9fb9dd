#include "ledger/model/fold/changed_event.h"

#include <algorithm>

namespace ledger {
namespace {

const Body* unless_waiting(const Body& body) { return has_names(body) ? nullptr : &body; }

}  // namespace

ChangedEvent::Content ChangedEvent::content_of(Seq event) const {
  if (restatement_ == nullptr) {
    if (event != entry_.seq) return {};
    return {&entry_.submission->source, unless_waiting(own_body())};
  }
  const EventInPlace& original = restatement_->original;
  if (event == original.event.seq) {
    const auto& corrected = restatement_->corrected;
    return {&original.source, corrected ? unless_waiting(*corrected) : nullptr};
  }
  const auto seq_of = [](const EventInPlace& each) { return each.event.seq; };
  const auto found = std::ranges::lower_bound(restatement_->history, event, {}, seq_of);
  if (found == restatement_->history.end() || seq_of(*found) != event) return {};
  return {&found->source, unless_waiting(found->body)};
}

}  // namespace ledger
