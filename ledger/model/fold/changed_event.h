#pragma once

// ChangedEvent: the event that an entry changes, and what events state after the entry. Projections
// use it to find what they must compute again.
//
// An entry in effect changes one event: its own; a correction or retraction changes the event that
// it names.

#include "ledger/model/fold/evolve.h"

namespace ledger {

class ChangedEvent {
 public:
  // `entry` takes effect; `restatement` as evolve() received it. Both outlive this.
  ChangedEvent(const Entry& entry, const Restatement* restatement)
      : entry_(entry), restatement_(restatement) {}

  Seq seq() const {
    return restatement_ == nullptr ? entry_.seq : restatement_->original.event.seq;
  }
  bool is_restated() const { return restatement_ != nullptr; }
  // Whether event `event` was stated before, and is corrected or retracted by this entry.
  bool is_restated(Seq event) const { return is_restated() && seq() == event; }

  // Calls visit(body) for each body of the event whose effects change: of a restatement the one
  // before it, then the corrected one, if any.
  template <typename Visit>
  void for_each_body(const Visit& visit) const {
    if (restatement_ == nullptr) return visit(entry_.submission->body);
    visit(restatement_->original.body);
    if (restatement_->corrected) visit(*restatement_->corrected);
  }

  // What an event states after the entry. Both are null if the event is neither the entry's own nor
  // in the restatement's history; the body alone is null if the event is retracted.
  struct Content {
    const PartyId* source = nullptr;
    const Body* body = nullptr;

    // Null if the body is null or of another type.
    template <typename T>
    const T* as() const {
      return body == nullptr ? nullptr : std::get_if<T>(body);
    }
  };
  Content content_of(Seq event) const;

 private:
  const Entry& entry_;
  const Restatement* restatement_;
};

}  // namespace ledger
