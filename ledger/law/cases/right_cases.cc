#include "ledger/law/cases/right_cases.h"

#include <algorithm>

#include "ledger/law/conditions.h"
#include "ledger/law/exclusion.h"
#include "ledger/model/codes.h"

namespace ledger::law {
namespace {

constexpr unsigned kConsentOfPledgee = 1;  // The rows of T04 and L09 in the Civil Code.

bool is_in_force(const auto& right) {
  return right.is_registered() && !right.is_revoked && right.ended == kLastDay;
}

// Of an open licence that is not recorded, the first day of its term.
LegalPlace place_of(const Licence& licence) {
  return {licence.is_recorded ? licence.recorded : licence.term.from, *licence.registered_by};
}
LegalPlace place_of(const OpenStatement& statement) {
  return {statement.announced, statement.announced_by};
}

bool has_changed_extent(const Licence& licence) {
  using R = LicenceRecord;
  return is_changed(licence.changes,
                    FieldSet<R>(&R::patents, &R::kind, &R::territory, &R::fields_of_use, &R::from,
                                &R::until, &R::carve_out, &R::parent));
}

OptionalSeq first_of(const Finding& finding) {
  return finding.begin() == finding.end() ? OptionalSeq() : OptionalSeq(*finding.begin());
}

// The contradictions of one event, and whom they concern.
class Against {
 public:
  Against(const DatedPatent& dated, LegalPlace place, const std::vector<PartyIndex>& concerns,
          std::vector<Case>& found)
      : dated_(dated), place_(place), concerns_(concerns), found_(found) {}

  void add(std::uint16_t rule, OptionalSeq because) {
    found_.push_back({place_.seq, rule, because, concerns_});
  }
  void add(Code code, const Finding& finding, unsigned version = 0) {
    if (finding) add(rule_number(code, version), first_of(finding));
  }
  void add_orders(std::uint16_t dispute, std::uint16_t preservation) {
    add_order(SuspensionKind::kOwnershipDispute, dispute);
    add_order(SuspensionKind::kPreservation, preservation);
  }
  void add_unheard_pledge(Code code, unsigned version = 0) {
    const Pledge* pledge = dated_.unheard_pledge(place_, place_.seq, place_.seq);
    if (pledge != nullptr) add(rule_number(code, version), pledge->registered_by);
  }
  // That the last day is after that of the right.
  void add_outlasting(Code code, Date last) {
    const Patent& patent = dated_.patent();
    if (last > last_day_of_term(patent)) add(rule_number(code), patent.created_by);
  }

 private:
  void add_order(SuspensionKind kind, std::uint16_t rule) {
    const Suspension* found = suspension_on(dated_.patent(), kind, place_.day);
    if (found != nullptr) add(rule, found->stated_by);
  }

  const DatedPatent& dated_;
  LegalPlace place_;
  const std::vector<PartyIndex>& concerns_;
  std::vector<Case>& found_;
};

class RightCases {
 public:
  RightCases(const DatedPatent& dated, std::vector<Case>& found)
      : dated_(dated),
        state_(dated.state()),
        patent_(dated.patent()),
        index_(state_.patents.index_of(patent_)),
        found_(found) {
    const auto statements = state_.statements.find(index_);
    if (statements != state_.statements.end()) statements_ = statements->second;
    for (const Link& link : patent_.links) {
      if (link.kind != LinkKind::kLicence) continue;
      const Licence& licence = state_.licences.at(link.index);
      const bool has_applied =
          licence.is_registered() && !licence.is_revoked && is_on(licence, index_);
      if (!has_applied) continue;
      licences_.push_back(&licence);
      if (is_exclusive_or_sole(licence.kind)) exclusive_.push_back(&licence);
    }
  }

  void find() {
    for (const Link& link : patent_.links) {
      if (link.kind != LinkKind::kPledge) continue;
      const Pledge& each = state_.pledges.at(link.index);
      if (is_in_force(each) && is_on(each, index_)) pledge(each);
    }
    for (const Licence* each : licences_) {
      if (is_in_force(*each)) licence(*each);
    }
    for (const OpenStatement& each : statements_) statement(each);
  }

 private:
  void pledge(const Pledge& pledge) {
    const Date day = pledge.registered;
    const LegalPlace place{day, *pledge.registered_by};
    Against against(dated_, place, pledge.pledgees, found_);
    if (!pledge.has_changed_parties()) {
      if (!dated_.were_owners(pledge.pledgors, day)) {
        against.add(rule_number(Code::kP01), patent_.title_by);
      }
      const auto is_other = [](const Pledge& other) { return !other.has_changed_parties(); };
      const Pledge* earlier = dated_.pledges().newest_before(place, place.seq, is_other);
      if (earlier != nullptr) against.add(rule_number(Code::kP09), earlier->registered_by);
    }
    against.add(Code::kP02, dated_.ended(day, true));
    against.add(Code::kP03, is_not_granted(patent_, day));
    against.add(Code::kP04, annuity_is_overdue(patent_, day));
    against.add_orders(rule_number(Code::kP05), rule_number(Code::kP05, 3));
    if (pledge.claim) against.add_outlasting(Code::kP06, pledge.claim->until);
  }

  void licence(const Licence& licence) {
    const LegalPlace place = place_of(licence);
    Against against(dated_, place, licence.licensees, found_);
    against.add(Code::kL01, dated_.ended(place.day, true));
    if (licence.is_open) return;
    entitlement(licence, against);
    if (licence.knows(&LicenceRecord::until)) {
      against.add_outlasting(Code::kL04, licence.term.until);
    }
    against.add(Code::kL06, annuity_is_overdue(patent_, place.day));
    against.add_orders(rule_number(Code::kL07), rule_number(Code::kL07, 1));
    // The office has examined the consents to what it records or confirms.
    if (!licence.stated.by_office && !licence.has_changed_parties()) {
      against.add_unheard_pledge(Code::kL09, kConsentOfPledgee);
    }
    if (has_changed_extent(licence)) return;
    exclusion(licence, place, against);
    if (!is_exclusive_or_sole(licence.kind)) return;
    const OpenStatement* statement = statement_before(place);
    if (statement != nullptr) against.add(rule_number(Code::kL12), statement->announced_by);
  }

  void entitlement(const Licence& licence, Against& against) {
    if (licence.kind == LicenceKind::kSub) {
      const Licence* parent = state_.licences.find(licence.parent);
      const bool is_recorded = parent != nullptr && parent->is_registered();
      if (!licence.parent.empty() && !is_recorded) against.add(rule_number(Code::kL02, 1), {});
    } else if (!licence.has_changed_parties() &&
               !dated_.were_owners(licence.licensors, place_of(licence).day)) {
      against.add(rule_number(Code::kL02), patent_.title_by);
    }
  }

  // The licence before it that leaves no room for it.
  void exclusion(const Licence& licence, LegalPlace place, Against& against) {
    const auto& others = is_exclusive_or_sole(licence.kind) ? licences_ : exclusive_;
    const auto excludes = [&](const Licence* other) {
      return other != &licence && place_of(*other) < place && !has_changed_extent(*other) &&
             exclude_each_other(state_, *other, licence);
    };
    const auto found = std::ranges::find_if(others, excludes);
    if (found == others.end()) return;
    const bool is_exclusive = is_exclusive_or_sole((*found)->kind);
    against.add(rule_number(Code::kL10, is_exclusive ? 0 : 1), (*found)->registered_by);
  }

  // The newest one that was announced before `place` and is in force on its day; null if none.
  const OpenStatement* statement_before(LegalPlace place) const {
    const auto found =
        std::find_if(statements_.rbegin(), statements_.rend(), [&](const OpenStatement& statement) {
          return place_of(statement) < place && statement.is_active_on(place.day);
        });
    return found == statements_.rend() ? nullptr : &*found;
  }

  const Licence* exclusive_before(LegalPlace place) const {
    const auto found = std::ranges::find_if(exclusive_, [&](const Licence* licence) {
      return place_of(*licence) < place && state_.applies_on(*licence, place.day);
    });
    return found == exclusive_.end() ? nullptr : *found;
  }

  void statement(const OpenStatement& statement) {
    if (statement.announced == kLastDay) return;
    const LegalPlace place = place_of(statement);
    if (statement.withdrawn != kLastDay) return ended_before(statement);
    const std::vector<PartyIndex> owners = owners_of(place.day);
    Against against(dated_, place, owners, found_);
    against.add(Code::kO01, is_not_granted(patent_, place.day));
    if (const Licence* exclusive = exclusive_before(place)) {
      against.add(rule_number(Code::kO06), exclusive->registered_by);
    }
    against.add_orders(rule_number(Code::kO07), rule_number(Code::kO07, 2));
    against.add(Code::kO08, annuity_is_overdue(patent_, place.day));
    const Pledge* pledge = dated_.unheard_pledge(place, place.seq, statement.stated_by);
    if (pledge != nullptr) against.add(rule_number(Code::kO09), pledge->registered_by);
    against.add_outlasting(Code::kO10, statement.until);
    against.add(Code::kO12, dated_.ended(place.day, true));
    const OpenStatement* earlier = statement_before(place);
    if (earlier != nullptr) against.add(rule_number(Code::kO13), earlier->announced_by);
  }

  // A transfer to a new owner before its announcement, which was stated after it, ended the
  // statement: it was not the owners'.
  void ended_before(const OpenStatement& statement) {
    if (statement.withdrawn >= statement.announced || dated_.title() == nullptr) return;
    for (const TitleStep& step : *dated_.title()) {
      if (step.day != statement.withdrawn || step.seq < statement.announced_by) continue;
      const std::vector<PartyIndex> declared = owners_of(step.day.plus_days(-1));
      Against against(dated_, place_of(statement), declared, found_);
      return against.add(rule_number(Code::kO02), step.seq);
    }
  }

  std::vector<PartyIndex> owners_of(Date day) const {
    if (dated_.title() != nullptr) return owners_on(*dated_.title(), day);
    return parties_of(patent_.owners).all();
  }

  const DatedPatent& dated_;
  const State& state_;
  const Patent& patent_;
  PatentIndex index_;
  std::vector<const Licence*> licences_;   // That applied, or do.
  std::vector<const Licence*> exclusive_;  // The exclusive and sole ones among them.
  std::span<const OpenStatement> statements_;
  std::vector<Case>& found_;
};

}  // namespace

void add_cases_of_rights(const DatedPatent& dated, std::vector<Case>& found) {
  RightCases(dated, found).find();
}

}  // namespace ledger::law
