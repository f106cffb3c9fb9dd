#pragma once

// DatedPatent: how a patent stood on the legal day of an event, as all facts known now give it.
// What was before an event is before it in the legal order: its day, then its position
// (LegalPlace).
//
// Internal to law/cases.

#include "ledger/law/finding.h"
#include "ledger/model/state/state.h"

namespace ledger::law {

struct LegalPlace {
  Date day;
  Seq seq = 0;

  friend auto operator<=>(const LegalPlace&, const LegalPlace&) = default;
};

// The pledges of a patent by their places, so that those in force before a place are found without
// reading the ones that ended.
class PledgePeriods {
 public:
  PledgePeriods() = default;
  PledgePeriods(const State& state, const Patent& patent);

  // The newest pledge before `place`, that of `event`, that is in force on its day and for which
  // `matches` is true; null if there is none.
  template <typename Matches>
  const Pledge* newest_before(LegalPlace place, Seq event, Matches matches) const {
    for (std::size_t i = count_before(place); i-- > 0 && place.day < ended_[i];) {
      const Pledge& pledge = *pledges_[i];
      // What is filed later is no earlier by the day that it states, but for the office's.
      const bool counts = *pledge.registered_by < event || pledge.stated.by_office;
      if (counts && pledge.applies_on(place.day) && matches(pledge)) return &pledge;
    }
    return nullptr;
  }

 private:
  std::size_t count_before(LegalPlace place) const;

  std::vector<const Pledge*> pledges_;
  std::vector<Date> ended_;  // The latest end among the pledges up to each one.
};

class DatedPatent {
 public:
  DatedPatent(const State& state, const Patent& patent);

  const State& state() const { return state_; }
  const Patent& patent() const { return patent_; }
  // Null: it has one owner list.
  const TitleHistory* title() const { return title_; }
  const PledgePeriods& pledges() const { return pledges_; }

  // Whether the right had ended on the day of an act. A full invalidation voids what is in force,
  // and what was done after it; performed contracts are not reversed (PL 47).
  Finding ended(Date day, bool is_in_force) const;
  // The first, or null.
  const LifeFact* full_invalidation() const;

  // Whether all of `parties` were owners at one moment of the day.
  bool were_owners(const std::vector<PartyIndex>& parties, Date day) const;

  // The pledge, of which a pledgee has not consented, that the act of `event` at this place cuts
  // into; null if there is none. `consents` is the event that states the documents. A pledge whose
  // parties changed later is not compared.
  const Pledge* unheard_pledge(LegalPlace place, Seq event, Seq consents) const;

 private:
  const State& state_;
  const Patent& patent_;
  const TitleHistory* title_ = nullptr;
  PledgePeriods pledges_;
};

}  // namespace ledger::law
