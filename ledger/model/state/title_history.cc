#include "ledger/model/state/title_history.h"

#include <algorithm>

namespace ledger {
namespace {

constexpr std::int32_t kSameDealDays = 60;

using Steps = std::span<TitleStep>;

bool is_transfer(const Deeds& deeds, const TitleStep& step) {
  return !deeds.at(step.seq).is_beginning();
}

// Whether it moved the title, or is one that did.
bool is_effective(const Deeds& deeds, const TitleStep& step) {
  return is_transfer(deeds, step) && !step.confirms.has_value() &&
         (step.fits || deeds.at(step.seq).is_fact);
}

bool are_owners(std::span<const Owner> owners, const std::vector<PartyIndex>& parties) {
  const PartySet named(parties);
  return named.count_in(owners) == named.size();
}

bool is_title_of(std::span<const Owner> owners, std::span<const Claimant> claimants) {
  const PartySet named = Claimants({claimants.begin(), claimants.end()}).parties();
  return named.size() == owners.size() && named.count_in(owners) == owners.size();
}

bool fits(const Deed& deed, std::span<const Owner> owners) {
  if (deed.is_beginning()) return owners.empty() || is_title_of(owners, deed.to);
  return !owners.empty() && are_owners(owners, deed.from);
}

std::vector<Claimant> in_order(std::vector<Claimant> claimants) {
  std::ranges::sort(claimants, {}, &Claimant::party);
  return claimants;
}

bool has_same_transferees(const Deed& one, const Deed& other) {
  if (one.to.size() != other.to.size()) return false;
  return std::ranges::equal(
      in_order(one.to), in_order(other.to), [](const Claimant& a, const Claimant& b) {
        return a.party == b.party && (!a.share || !b.share || *a.share == *b.share);
      });
}

// Both are in the history of one patent, so the patent of the one is among those of the other.
bool has_same_patents(const Deed& one, const Deed& other) {
  if (one.patents == other.patents) return true;
  if (one.is_fact == other.is_fact) return false;
  return is_of_one_patent(one.is_fact ? one : other);
}

bool is_same_deal(const Deed& one, const Deed& other) {
  return one.from == other.from && has_same_patents(one, other) && has_same_transferees(one, other);
}

// Whether the transferees are the only owners afterwards, and nobody else. Of a fact without
// an extent: if none of its transferors was one; else who is not named retains his share.
bool replaces_all(const Deed& deed, std::span<const Owner> before) {
  if (deed.is_beginning()) return true;
  if (!deed.is_fact) return false;
  return deed.has_extent ? deed.is_whole : PartySet(deed.from).count_in(before) == 0;
}

std::vector<Owner> owners_by(const Deed& deed, std::span<const Owner> before) {
  if (replaces_all(deed, before)) {
    return complete_shares(deed.to).value_or(in_equal_shares(deed.to));
  }
  const PartySet from(deed.from);
  const Claimants to(deed.to);
  auto owners = owners_after(before, from, to);
  return owners ? std::move(*owners) : in_equal_shares(claimants_after(before, from, to));
}

void add_shares(std::vector<Claimant>& to, const std::vector<Claimant>& from) {
  for (Claimant& claimant : to) {
    const auto same = std::ranges::find(from, claimant.party, &Claimant::party);
    if (!claimant.share && same != from.end()) claimant.share = same->share;
  }
}

// An agreement of the co-owners does not bind a new owner.
bool agreement_after(const Deed& deed, const TitleStep* before) {
  if (deed.is_beginning()) return deed.has_agreement;
  if (before == nullptr || !before->has_agreement) return false;
  const Claimants to(deed.to);
  return to.parties().count_in(before->after) == to.parties().size();
}

// The transfer before `place` that a step of `day` with that deed states again, or the number of
// the steps.
std::size_t confirmed_before(const Deeds& deeds, Steps steps, std::size_t place, const Deed& deed,
                             Date day) {
  if (deed.is_beginning()) return steps.size();
  for (std::size_t i = place; i-- > 0;) {
    if (!is_effective(deeds, steps[i])) continue;
    const bool is_near = day.days - steps[i].day.days <= kSameDealDays;
    return is_near && is_same_deal(deeds.at(steps[i].seq), deed) ? i : steps.size();
  }
  return steps.size();
}

// Sets what follows from the steps before it.
class Step {
 public:
  Step(const Deeds& deeds, Steps steps, std::size_t place)
      : deeds_(deeds),
        steps_(steps),
        place_(place),
        before_(place == 0 ? nullptr : &steps[place - 1]),
        step_(steps[place]),
        deed_(deeds.at(step_.seq)) {}

  void apply() {
    step_.confirms = {};
    step_.fits = ledger::fits(deed_, owners());
    const std::size_t same = confirmed_before(deeds_, steps_, place_, deed_, step_.day);
    if (same != steps_.size()) return confirm(same);
    if (!step_.fits && !deed_.is_fact && !deed_.is_beginning()) return keep();
    step_.after = owners_by(deed_, owners());
    step_.has_agreement = agreement_after(deed_, before_);
    step_.title_by = step_.seq;
  }

 private:
  std::span<const Owner> owners() const {
    return before_ == nullptr ? std::span<const Owner>() : before_->after;
  }
  // Of what differs, the newest statement of the office counts; a share that it leaves out is as
  // another statement of the deal has it.
  void confirm(std::size_t place) {
    step_.confirms = steps_[place].seq;
    step_.fits = true;
    keep();
    std::vector<const Deed*> statements;
    const Deed* of_office = nullptr;
    for (std::size_t i = place; i <= place_; ++i) {
      if (i != place && steps_[i].confirms != step_.confirms) continue;
      statements.push_back(&deeds_.at(steps_[i].seq));
      if (statements.back()->is_fact) of_office = statements.back();
    }
    if (of_office == nullptr) return;
    Deed stated = *of_office;
    for (const Deed* statement : statements) add_shares(stated.to, statement->to);
    const TitleStep* before = place == 0 ? nullptr : &steps_[place - 1];
    step_.after = owners_by(stated, before == nullptr ? std::span<const Owner>() : before->after);
  }
  void keep() {
    step_.after.assign(owners().begin(), owners().end());
    step_.has_agreement = before_ != nullptr && before_->has_agreement;
    step_.title_by = before_ == nullptr ? OptionalSeq() : before_->title_by;
  }

  const Deeds& deeds_;
  Steps steps_;
  std::size_t place_;
  const TitleStep* before_;
  TitleStep& step_;
  const Deed& deed_;
};

// The step of a day, [`from`, `until`), that is next: a beginning that fits, a transfer that fits
// or states the one before it again, and else the oldest.
std::size_t next_of_day(const Deeds& deeds, Steps steps, std::size_t from, std::size_t until) {
  const auto owners = from == 0 ? std::span<const Owner>() : steps[from - 1].after;
  std::size_t first = until;
  for (std::size_t i = from; i < until; ++i) {
    const Deed& deed = deeds.at(steps[i].seq);
    const bool is_next = fits(deed, owners) ||
                         confirmed_before(deeds, steps, from, deed, steps[i].day) != steps.size();
    if (!is_next) continue;
    if (deed.is_beginning()) return i;
    if (first == until) first = i;
  }
  return first == until ? from : first;
}

void fold_day(const Deeds& deeds, Steps steps, std::size_t from, std::size_t until) {
  std::ranges::sort(steps.subspan(from, until - from), {}, &TitleStep::seq);
  for (std::size_t i = from; i < until; ++i) {
    const std::size_t next = next_of_day(deeds, steps, i, until);
    const auto rest = steps.subspan(i, next + 1 - i);
    std::rotate(rest.begin(), rest.end() - 1, rest.end());
    Step(deeds, steps, i).apply();
  }
}

std::size_t first_of_day(const TitleHistory& steps, Date day) {
  return static_cast<std::size_t>(std::ranges::lower_bound(steps, day, {}, &TitleStep::day) -
                                  steps.begin());
}

}  // namespace

bool is_of_one_patent(const Deed& deed) { return (deed.patents & 1U) != 0; }

void add_step(const Deeds& deeds, TitleHistory& steps, Date day, Seq seq) {
  const auto end = std::ranges::upper_bound(steps, day, {}, &TitleStep::day);
  const bool is_newest = end == steps.end();
  TitleStep step;
  step.day = day;
  step.seq = seq;
  steps.insert(end, std::move(step));
  const std::size_t first = first_of_day(steps, day);
  const std::size_t last = steps.size() - 1;
  const bool all_fit =
      std::all_of(steps.begin() + static_cast<std::ptrdiff_t>(first), steps.end() - 1,
                  [](const TitleStep& each) { return each.fits; });
  if (is_newest && all_fit && (first == last || fits(deeds.at(seq), steps[last - 1].after))) {
    return Step(deeds, steps, last).apply();
  }
  for (std::size_t from = first; from < steps.size();) {
    std::size_t until = from + 1;
    while (until < steps.size() && steps[until].day == steps[from].day) ++until;
    fold_day(deeds, steps, from, until);
    from = until;
  }
}

const TitleStep* confirmed_by(const Deeds& deeds, const TitleHistory& steps, const Deed& deed,
                              Date day) {
  // The transfers next to its day, before and after it.
  const TitleStep* before = nullptr;
  const TitleStep* after = nullptr;
  for (const TitleStep& step : steps) {
    if (!is_effective(deeds, step)) continue;
    if (step.day <= day) before = &step;
    if (step.day >= day && after == nullptr) after = &step;
  }
  for (const TitleStep* step : {before, after}) {
    if (step == nullptr) continue;
    const std::int32_t apart = step->day.days - day.days;
    const bool is_near = -kSameDealDays <= apart && apart <= kSameDealDays;
    if (is_near && is_same_deal(deeds.at(step->seq), deed)) return step;
  }
  return nullptr;
}

const TitleStep* step_before(const TitleHistory& steps, Date day) {
  if (steps.empty()) return nullptr;
  const std::size_t first = first_of_day(steps, day);
  return first == 0 ? &steps.front() : &steps[first - 1];
}

std::vector<PartyIndex> owners_on(const TitleHistory& steps, Date day) {
  std::vector<PartyIndex> parties;
  const TitleStep* step = step_before(steps, day.plus_days(1));
  if (step == nullptr) return parties;
  for (const Owner& owner : step->after) parties.push_back(owner.party);
  return parties;
}

bool are_owners_on(const TitleHistory& steps, const PartySet& parties, Date day) {
  const auto own = [&](const TitleStep& step) {
    return parties.count_in(step.after) == parties.size();
  };
  const TitleStep* before = step_before(steps, day);
  if (before != nullptr && own(*before)) return true;
  return std::ranges::any_of(steps,
                             [&](const TitleStep& step) { return step.day == day && own(step); });
}

}  // namespace ledger
