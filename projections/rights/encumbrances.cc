// Collects the encumbrances of a patent on some days.

#include <algorithm>

#include "projections/rights/parts.h"

namespace projections::rights {
namespace {

using ledger::Date;
using ledger::kLastDay;
using ledger::LinkKind;
using ledger::PatentIndex;

class EncumbranceCollector {
 public:
  EncumbranceCollector(const RightsSource& source, PatentIndex patent, Date until)
      : source_(source), patent_(patent), days_{source.on, until} {}

  void pledge(const ledger::Pledge& pledge) {
    if (!is_on(pledge, patent_) || !pledge.applies_in(days_)) return;
    Encumbrance& found = add(EncumbranceKind::kPledge, *pledge.registered_by);
    found.id = pledge.id;
    found.holders = all_named(pledge.pledgees);
    found.from = pledge.registered;
    if (pledge.ended != kLastDay) found.until = pledge.ended.plus_days(-1);
    found.claim = pledge.claim;
    found.is_in_default = pledge.is_in_default;
  }

  void licence(const ledger::Licence& licence) {
    if (!is_on(licence, patent_) || !source_.rights.applies_in(licence, days_)) return;
    Encumbrance& found = add(EncumbranceKind::kLicence, *licence.registered_by);
    found.id = licence.id;
    found.holders = all_named(licence.licensees);
    found.from = licence.term.from;
    const Date last = std::min(licence.term.until, licence.ended.plus_days(-1));
    if (licence.knows(&ledger::LicenceRecord::until) || licence.ended != kLastDay)
      found.until = last;
    found.licence_kind = licence.kind;
    found.is_under_open_licence = licence.is_open;
    if (licence.knows(&ledger::LicenceRecord::territory)) {
      found.territory = licence.territory.entries();
    }
  }

  void statement(const ledger::OpenStatement& statement) {
    if (statement.is_active_in(days_)) add_statement(statement).from = statement.announced;
  }
  // It begins with its announcement, on a day that nobody knows yet.
  void unannounced(const ledger::OpenStatement& statement) {
    const bool waits = statement.announced == kLastDay && statement.withdrawn == kLastDay;
    if (!waits || days_.until != kLastDay || statement.until < days_.from) return;
    Encumbrance& found = add_statement(statement);
    found.from = statement.declared;
    found.is_unannounced = true;
  }

  void suspension(const ledger::Suspension& suspension) {
    const ledger::Term& term = suspension.term;
    if (term.until < term.from || !term.overlaps(days_)) return;
    const bool is_court = suspension.kind == ledger::SuspensionKind::kPreservation;
    Encumbrance& found =
        add(is_court ? EncumbranceKind::kPreservation : EncumbranceKind::kSuspension,
            suspension.stated_by);
    found.from = term.from;
    if (term.until != kLastDay) found.until = term.until;  // It is not published.
  }

  void hold(const ledger::Hold& hold) {
    if (!is_on(hold, patent_) || !hold.applies_in(days_)) return;
    Encumbrance& found = add(EncumbranceKind::kHold, *hold.registered_by);
    found.id = hold.id;
    found.holders = {named(source_, hold.source)};
    found.from = hold.term.from;
    found.until = hold.term.until;
    found.purpose = hold.purpose;
  }

  // By kind, then by day and position; pledges numbered in that order.
  std::vector<Encumbrance> take() && {
    std::ranges::stable_sort(found_, {}, [](const Encumbrance& one) {
      return std::tuple(one.kind, one.from, one.event);
    });
    std::uint64_t rank = 0;
    for (Encumbrance& one : found_) {
      if (one.kind == EncumbranceKind::kPledge) one.rank = ++rank;
      one.is_future = days_.from < one.from;
    }
    return std::move(found_);
  }

 private:
  Encumbrance& add_statement(const ledger::OpenStatement& statement) {
    Encumbrance& found = add(EncumbranceKind::kOpenLicence, statement.stated_by);
    found.until = std::min(statement.until, statement.withdrawn.plus_days(-1));
    ledger::Fee& fee = found.fee.emplace();
    fee.form = statement.form;
    fee.amount = statement.amount;
    if (!statement.currency.code.empty()) fee.currency = statement.currency;
    fee.exchange = statement.exchange;
    if (statement.is_per_year) fee.per = "licensee-year";
    return found;
  }
  Encumbrance& add(EncumbranceKind kind, ledger::Seq event) {
    Encumbrance& added = found_.emplace_back();
    added.kind = kind;
    added.event = {event, 0};
    return added;
  }
  std::vector<Named> all_named(const std::vector<ledger::PartyIndex>& parties) const {
    std::vector<Named> all;
    all.reserve(parties.size());
    for (const ledger::PartyIndex party : parties) all.push_back(named(source_, party));
    return all;
  }

  const RightsSource& source_;
  PatentIndex patent_;
  ledger::Term days_;
  std::vector<Encumbrance> found_;
};

}  // namespace

std::vector<Encumbrance> encumbrances_of(const RightsSource& source, PatentIndex index,
                                         Date until) {
  const ledger::State& state = source.rights;
  const ledger::Patent& patent = state.patents.at(index);
  EncumbranceCollector collector(source, index, until);
  for (const ledger::Link& link : patent.links) {
    switch (link.kind) {
      case LinkKind::kLicence:
        collector.licence(state.licences.at(link.index));
        break;
      case LinkKind::kPledge:
        collector.pledge(state.pledges.at(link.index));
        break;
      case LinkKind::kHold:
        collector.hold(state.holds.at(link.index));
        break;
    }
  }
  for (const ledger::Suspension& suspension : patent.suspensions) collector.suspension(suspension);
  const auto statements = state.statements.find(index);
  if (statements != state.statements.end()) {
    for (const ledger::OpenStatement& statement : statements->second)
      collector.statement(statement);
    if (const auto* newest = state.newest_statement(index)) collector.unannounced(*newest);
  }
  return std::move(collector).take();
}

}  // namespace projections::rights
