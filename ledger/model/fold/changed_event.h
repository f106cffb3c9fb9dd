#pragma once

// ChangedEvent: the event that an entry changes, and what events state after the entry. Projections
// use it to find what they must compute again.
//
// An entry in effect changes one event: its own; a correction or retraction changes the event that
// it names, and a settlement (naming.h) the named fact. A named fact states nothing while it waits.

#include "ledger/model/fold/naming.h"

namespace ledger {

class ChangedEvent {
 public:
  // `entry` takes effect and is folded into `after`; `restatement` as evolve() or settle_named()
  // received it. Both outlive this.
  ChangedEvent(const State& after, const Entry& entry, const Restatement* restatement)
      : entry_(entry), restatement_(restatement) {
    const Body& stated = entry.submission->body;
    if (restatement == nullptr && has_names(stated)) codes_ = as_settled(after, entry.seq, stated);
  }

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
    if (restatement_ == nullptr) return visit(own_body());
    visit(restatement_->original.body);
    if (restatement_->corrected) visit(*restatement_->corrected);
  }

  // What an event states after the entry. Both are null if the event is neither the entry's own nor
  // in the restatement's history; the body alone is null if the event is retracted or waits.
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
  const Body& own_body() const { return codes_ ? *codes_ : entry_.submission->body; }

  const Entry& entry_;
  const Restatement* restatement_;
  std::optional<Body> codes_;  // The entry's own body, if it has names.
};

}  // namespace ledger
