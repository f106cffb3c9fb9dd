#include "ledger/law/cases/dated_patent.h"

#include <algorithm>

#include "ledger/law/conditions.h"
#include "ledger/law/pledgees.h"
#include "ledger/model/state/consents.h"

namespace ledger::law {
namespace {

LegalPlace place_of(const Pledge& pledge) { return {pledge.registered, *pledge.registered_by}; }

bool has_other_parties_now(const Pledge& pledge) {
  using R = PledgeRegister;
  return is_changed(pledge.changes, FieldSet<R>(&R::pledgors, &R::pledgees, &R::patents));
}

}  // namespace

PledgePeriods::PledgePeriods(const State& state, const Patent& patent) {
  const PatentIndex index = state.patents.index_of(patent);
  for (const Link& link : patent.links) {
    if (link.kind != LinkKind::kPledge) continue;
    const Pledge& pledge = state.pledges.at(link.index);
    const bool has_applied = pledge.is_registered() && !pledge.is_revoked && is_on(pledge, index);
    if (has_applied) pledges_.push_back(&pledge);
  }
  std::ranges::sort(pledges_, {}, [](const Pledge* pledge) { return place_of(*pledge); });
  for (const Pledge* pledge : pledges_) {
    ended_.push_back(ended_.empty() ? pledge->ended : std::max(ended_.back(), pledge->ended));
  }
}

std::size_t PledgePeriods::count_before(LegalPlace place) const {
  const auto first = std::ranges::lower_bound(
      pledges_, place, {}, [](const Pledge* pledge) { return place_of(*pledge); });
  return static_cast<std::size_t>(first - pledges_.begin());
}

DatedPatent::DatedPatent(const State& state, const Patent& patent)
    : state_(state), patent_(patent), pledges_(state, patent) {
  const auto title = state.titles.find(state.patents.index_of(patent));
  if (title != state.titles.end()) title_ = &title->second;
}

const LifeFact* DatedPatent::full_invalidation() const {
  const auto full = std::ranges::find(patent_.life, InvalidationStage::kFull, &LifeFact::stage);
  return full == patent_.life.end() ? nullptr : &*full;
}

Finding DatedPatent::ended(Date day, bool is_in_force) const {
  const LifeFact* voided = full_invalidation();
  const bool is_void = voided != nullptr && (is_in_force || voided->day <= day);
  return is_void ? Finding::applies_by(voided->seq) : right_had_ended(patent_, day);
}

bool DatedPatent::were_owners(const std::vector<PartyIndex>& parties, Date day) const {
  const PartySet wanted(parties);
  if (title_ != nullptr) return are_owners_on(*title_, wanted, day);
  return wanted.count_in(patent_.owners) == wanted.size();
}

const Pledge* DatedPatent::unheard_pledge(LegalPlace place, Seq event, Seq consents) const {
  return pledges_.newest_before(place, event, [&](const Pledge& pledge) {
    if (has_other_parties_now(pledge)) return false;
    // After default, what a pledgee disposes of is with its consent.
    const std::vector<PartyIndex> silent = silent_in(state_, pledge, {}, true);
    return std::ranges::any_of(
        silent, [&](PartyIndex pledgee) { return !has_consented(state_, pledgee, consents); });
  });
}

}  // namespace ledger::law
