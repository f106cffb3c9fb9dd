#include "ledger/law/cases/cases.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "ledger/base/sorted.h"
#include "ledger/law/cases/dated_patent.h"
#include "ledger/law/cases/right_cases.h"
#include "ledger/law/conditions.h"
#include "ledger/law/rule.h"
#include "ledger/law/rules/facts.h"
#include "ledger/model/codes.h"

namespace ledger::law {
namespace {

constexpr std::uint16_t kChangesNothing = rule_number(Code::kT11, 2);

template <typename... T>
bool is_event_of(const State& state, Seq seq) {
  if (seq >= state.types.size() || state.types[seq] == State::kNoEvent) return false;
  const std::string_view name = state.event_name_at(seq);
  return ((name == T::kEvent) || ...);
}

bool is_retracted(const State& state, Seq seq) {
  const auto restated = state.restated.find(seq);
  return restated != state.restated.end() && !restated->second;
}

class Finder {
 public:
  explicit Finder(const State& state) : state_(state) {}

  void thing(Ref ref) {
    named(history_of(state_, ref));
    if (ref.kind == RefKind::kPatent) {
      patent_ = &state_.patents.at(ref.index);
      patent();
    } else if (ref.kind == RefKind::kPledge) {
      const Pledge& pledge = state_.pledges.at(ref.index);
      if (!pledge.is_registered()) waiting<PledgeRegister>(pledge.history);
    } else if (ref.kind == RefKind::kLicence) {
      const Licence& licence = state_.licences.at(ref.index);
      if (!licence.is_registered()) waiting<LicenceRecord>(licence.history);
    }
  }

  std::vector<Case> take() && {
    sort_unique(found_);
    return std::move(found_);
  }

 private:
  void add(Seq event, std::uint16_t rule, OptionalSeq because = {},
           std::vector<PartyIndex> concerns = {}) {
    found_.push_back({event, rule, because, std::move(concerns)});
  }

  // The facts that wait for a party whose name they have.
  void named(const std::vector<Seq>& history) {
    if (state_.waiting.empty()) return;
    for (const Seq seq : history) {
      if (state_.waiting.contains(seq)) add(seq, kUnnamed);
    }
  }

  // What acts upon a thing that has not begun.
  template <typename... Beginning>
  void waiting(const std::vector<Seq>& history) {
    for (const Seq seq : history) {
      // The entries by which a named fact was settled are in the history too.
      const bool is_other = is_event_of<Beginning..., EventCorrect, EventRetract, PartyRegister,
                                        PartyRename, PartySucceed, GazetteMap>(state_, seq);
      const bool waits = !is_other && !state_.event_name_at(seq).empty() &&
                         !is_retracted(state_, seq) && !state_.waiting.contains(seq);
      if (waits) add(seq, kUnbegun);
    }
  }

  void patent() {
    if (patent_->stage == Stage::kUnborn) {
      return waiting<PatentApply, PatentGrant>(patent_->history);
    }
    const DatedPatent dated(state_, *patent_);
    dated_ = &dated;
    if (dated.title() != nullptr) transfers();
    end_ = nullptr;
    for (std::size_t i = 0; i < patent_->life.size(); ++i) life(i);
    add_cases_of_rights(dated, found_);
    dated_ = nullptr;
  }

  // The court that ordered a stay may dispose of what it holds.
  std::optional<PartyIndex> court_of(const Deed& deed) const {
    if (!state_.parties.at(deed.source).has(Role::kCourt)) return std::nullopt;
    return deed.source;
  }

  // By a step of the office that states it again.
  std::vector<Seq> confirmed_by_office() const {
    std::vector<Seq> seqs;
    for (const TitleStep& step : *dated_->title()) {
      if (step.confirms.has_value() && state_.deeds.at(step.seq).is_fact) {
        seqs.push_back(*step.confirms);
      }
    }
    sort_unique(seqs);
    return seqs;
  }

  void transfers() {
    const std::vector<Seq> confirmed = confirmed_by_office();
    const TitleStep* before = nullptr;
    const TitleStep* moved = nullptr;  // The newest that moved the title, and the one before it.
    const TitleStep* before_moved = nullptr;
    for (const TitleStep& step : *dated_->title()) {
      const bool is_examined = std::ranges::binary_search(confirmed, step.seq);
      transfer(step, before, is_examined);
      if (!step.fits && moved != nullptr && before_moved != nullptr) {
        displacement(step, *moved, *before_moved);
      }
      if (step.title_by == OptionalSeq(step.seq)) {
        moved = &step;
        before_moved = before;
      }
      before = &step;
    }
  }

  // A transfer of the office that was stated later took the place of `step`, whose transferors were
  // owners before it: it contradicts the ledger itself.
  void displacement(const TitleStep& step, const TitleStep& by, const TitleStep& before_it) {
    const Deed& deed = state_.deeds.at(by.seq);
    const PartySet from(state_.deeds.at(step.seq).from);
    const bool displaces = deed.is_fact && !deed.is_beginning() && by.seq > step.seq;
    if (displaces && from.size() > 0 && from.count_in(before_it.after) == from.size()) {
      add(by.seq, rule_number(Code::kT01), step.seq);
    }
  }

  // `is_examined`: the office has confirmed it.
  void transfer(const TitleStep& step, const TitleStep* before, bool is_examined) {
    const Deed& deed = state_.deeds.at(step.seq);
    if (!step.fits) {
      add_of(step, deed.is_beginning() ? kOtherApplicant : rule_number(Code::kT01),
             before == nullptr ? OptionalSeq() : before->title_by);
    }
    if (deed.is_beginning() || step.confirms.has_value()) return;
    held_against_right(step);
    if (deed.is_fact) {
      const bool is_unchanged = before != nullptr && is_same_title(before->after, step.after);
      if (is_unchanged) add_of(step, kChangesNothing, before->title_by);
    } else if (step.fits && !is_examined && !succeeds(deed)) {
      // A change is before what begins on its day.
      const Pledge* pledge = dated_->unheard_pledge({step.day, 0}, step.seq, step.seq);
      if (pledge != nullptr) add_of(step, rule_number(Code::kT04, 1), pledge->registered_by);
    }
  }
  // Of a transfer, which concerns its transferees.
  void add_of(const TitleStep& step, std::uint16_t rule, OptionalSeq because) {
    std::vector<PartyIndex> concerns;
    for (const Claimant& claimant : state_.deeds.at(step.seq).to) {
      concerns.push_back(claimant.party);
    }
    add(step.seq, rule, because, concerns);
  }
  void held_against_right(const TitleStep& step) {
    const auto court = court_of(state_.deeds.at(step.seq));
    if (const Finding ended = dated_->ended(step.day, false)) {
      add_of(step, rule_number(Code::kT02),
             ended.begin() == ended.end() ? OptionalSeq() : OptionalSeq(*ended.begin()));
    }
    const auto add_order = [&](SuspensionKind kind, std::uint16_t rule) {
      const Suspension* found = suspension_in(*patent_, kind, {step.day, step.day}, court);
      if (found != nullptr) add_of(step, rule, found->stated_by);
    };
    add_order(SuspensionKind::kOwnershipDispute, rule_number(Code::kT05));
    add_order(SuspensionKind::kPreservation, rule_number(Code::kT06));
  }

  // The right goes with its owner, by a merger or division: the pledge goes along.
  bool succeeds(const Deed& deed) const {
    return std::ranges::all_of(deed.from, [&](PartyIndex from) {
      return std::ranges::any_of(deed.to, [&](const Claimant& to) {
        return to.party != from && state_.stands_for(to.party, from);
      });
    });
  }

  void life(std::size_t place) {
    const LifeFact& fact = patent_->life[place];
    if (!fact.fits) return misfit(fact);
    if (fact.kind == LifeKind::kRestoration) end_ = nullptr;
    if (fact.kind != LifeKind::kEnd) return;
    end_ = &fact;
    if (const LifeFact* voided = dated_->full_invalidation();
        voided != nullptr && voided->day < fact.day) {
      return add(fact.seq, kSecondEnd, voided->seq);
    }
    switch (fact.cause) {
      case EndCause::kAbandoned:
        return abandonment(fact);
      case EndCause::kExpired:
        return expiry(fact);
      case EndCause::kLapsed:
        return lapse(fact, place);
      case EndCause::kUnset:
        return;
    }
  }
  void misfit(const LifeFact& fact) {
    add(fact.seq, fact.kind == LifeKind::kEnd ? kSecondEnd : kEndsNothing);
    // An earlier end that was stated after it contradicts the ledger itself.
    const bool is_displaced = fact.kind == LifeKind::kEnd && end_ != nullptr;
    if (is_displaced && end_->seq > fact.seq) add(end_->seq, kSecondEnd, fact.seq);
  }
  void expiry(const LifeFact& fact) {
    const Date last = last_day_of_term(*patent_);
    if (fact.day != last && fact.day != last.plus_days(1)) {
      add(fact.seq, kOtherLastDay, patent_->created_by);
    }
  }
  void lapse(const LifeFact& fact, std::size_t place) {
    const auto later = std::span(patent_->life).subspan(place + 1);
    const bool is_restored =
        std::ranges::find(later, LifeKind::kRestoration, &LifeFact::kind) != later.end();
    if (fact.day <= patent_->paid_in_time && !is_restored) add(fact.seq, kPaidAnnuity);
  }

  // Who owns the right, and the pledgees of a pledge that it was under.
  void abandonment(const LifeFact& fact) {
    const PatentIndex index = state_.patents.index_of(*patent_);
    for (const Link& link : patent_->links) {
      if (link.kind != LinkKind::kPledge) continue;
      const Pledge& pledge = state_.pledges.at(link.index);
      if (!is_on(pledge, index) || !pledge.applies_on(fact.day)) continue;
      std::vector<PartyIndex> concerns = parties_of(patent_->owners).all();
      concerns.insert(concerns.end(), pledge.pledgees.begin(), pledge.pledgees.end());
      add(fact.seq, kAbandonsPledged, pledge.registered_by, std::move(concerns));
      break;
    }
    const auto add_if = [&](SuspensionKind kind, std::uint16_t rule) {
      if (const Suspension* found = suspension_on(*patent_, kind, fact.day)) {
        add(fact.seq, rule, found->stated_by);
      }
    };
    add_if(SuspensionKind::kOwnershipDispute, kAbandonsDisputed);
    add_if(SuspensionKind::kPreservation, kAbandonsPreserved);
  }

  const State& state_;
  const Patent* patent_ = nullptr;
  const DatedPatent* dated_ = nullptr;  // Of `patent_`.
  const LifeFact* end_ = nullptr;       // The end that is not restored up to a fact of its life.
  std::vector<Case> found_;
};

}  // namespace

bool follows_from_state(std::uint16_t rule) {
  constexpr std::array kCodes{Code::kT01, Code::kT02, Code::kT05, Code::kT06, Code::kL01,
                              Code::kL04, Code::kL06, Code::kL07, Code::kL10, Code::kL12,
                              Code::kP01, Code::kP02, Code::kP03, Code::kP04, Code::kP05,
                              Code::kP06, Code::kP09, Code::kO01, Code::kO06, Code::kO07,
                              Code::kO08, Code::kO09, Code::kO10, Code::kO12, Code::kO13};
  // Of these two only some rows: a stranger, no parent; a register that is not changed.
  constexpr std::array kRows{rule_number(Code::kL02), rule_number(Code::kL02, 1), kChangesNothing,
                             rule_number(Code::kT11, 3)};
  return std::ranges::find(kCodes, code_of(rule)) != kCodes.end() ||
         std::ranges::find(kRows, rule) != kRows.end();
}

bool were_all_owners(const State& state, const Patent& patent,
                     const std::vector<PartyIndex>& parties, Date day) {
  const PartySet wanted(parties);
  const auto own = [&](const std::vector<Owner>& owners) {
    return owners.size() == wanted.size() && wanted.count_in(owners) == wanted.size();
  };
  const auto title = state.titles.find(state.patents.index_of(patent));
  if (title == state.titles.end()) return own(patent.owners);
  const TitleStep* before = step_before(title->second, day);
  if (before != nullptr && own(before->after)) return true;
  return std::ranges::any_of(
      title->second, [&](const TitleStep& step) { return step.day == day && own(step.after); });
}

std::vector<Case> cases_of(const State& state, const std::vector<Ref>& things) {
  Finder finder(state);
  for (const Ref ref : things) finder.thing(ref);
  return std::move(finder).take();
}

std::vector<Case> difference(const std::vector<Case>& cases, const std::vector<Case>& without) {
  std::vector<Case> rest;
  std::ranges::set_difference(cases, without, std::back_inserter(rest));
  return rest;
}

}  // namespace ledger::law
