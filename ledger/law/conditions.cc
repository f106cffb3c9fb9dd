#include "ledger/law/conditions.h"

#include <algorithm>

namespace ledger::law {
namespace {

bool is_ended(LegalStatus status) {
  switch (status) {
    case LegalStatus::kLapsed:
    case LegalStatus::kExpired:
    case LegalStatus::kAbandoned:
    case LegalStatus::kInvalidated:
      return true;
    case LegalStatus::kUnborn:
    case LegalStatus::kPending:
    case LegalStatus::kInForce:
      break;
  }
  return false;
}

// The event that ended the right by `day`; the grant if the term has expired.
OptionalSeq end_fact(const Patent& patent, LegalStatus status, Date day) {
  if (status == LegalStatus::kInvalidated) return patent.invalidation_by;
  if (patent.end_cause != EndCause::kUnset && patent.end_effective <= day) return patent.ended_by;
  const Episode* gap = episode_on(patent, EpisodeKind::kGap, day);
  return gap == nullptr ? patent.created_by : OptionalSeq(gap->stated_by);
}

// The registrations of the pledges of the patent for which `applies` is true.
template <typename Applies>
Finding pledges_that(const State& state, const Patent& patent, Applies applies) {
  Finding finding;
  const PatentIndex index = state.patents.index_of(patent);
  for (const Link& link : patent.links) {
    if (finding.is_full()) break;
    if (link.kind != LinkKind::kPledge) continue;
    const Pledge& pledge = state.pledges.at(link.index);
    if (!is_on(pledge, index)) continue;
    if (applies(pledge)) finding |= Finding::applies_by(pledge.registered_by);
  }
  return finding;
}

// The newest statement of the patent for which `matches` is true; null if there is none.
template <typename Matches>
const OpenStatement* newest_that(const State& state, const Patent& patent, Matches matches) {
  const auto found = state.statements.find(state.patents.index_of(patent));
  if (found == state.statements.end()) return nullptr;
  const auto& all = found->second;
  const auto newest = std::find_if(all.rbegin(), all.rend(), matches);
  return newest == all.rend() ? nullptr : &*newest;
}

}  // namespace

Finding right_has_ended(const Patent& patent, Date day) {
  const LegalStatus status = legal_status(patent, day);
  return is_ended(status) ? Finding::applies_by(end_fact(patent, status, day)) : Finding::none();
}

Finding is_not_granted(const Patent& patent, Date day) {
  return legal_status(patent, day) == LegalStatus::kPending ? Finding::applies_by(patent.created_by)
                                                            : Finding::none();
}

Finding annuity_is_overdue(const Patent& patent, Date day) {
  const Episode* missed = missed_annuity(patent, day);
  return missed == nullptr ? Finding::none() : Finding::applies_by(missed->stated_by);
}

Finding is_suspended(const Patent& patent, SuspensionKind kind, Date day) {
  const Suspension* suspension = suspension_on(patent, kind, day);
  return suspension != nullptr ? Finding::applies_by(suspension->stated_by) : Finding::none();
}

Finding is_suspended(const Patent& patent, Date day) {
  Finding finding = is_suspended(patent, SuspensionKind::kOwnershipDispute, day);
  return finding |= is_suspended(patent, SuspensionKind::kPreservation, day);
}

Finding is_not_owner(const Patent& patent, const NamedParties& parties) {
  const bool are_owners =
      !parties.has_unknown && parties.known.count_in(patent.owners) == parties.known.size();
  return are_owners ? Finding::none() : Finding::applies_by(patent.title_by);
}

Finding lacks_co_owner(const Patent& patent, const NamedParties& acting,
                       const NamedConsents& consents) {
  if (patent.has_agreement || patent.owners.size() < 2) return Finding::none();
  const bool all_agree = std::ranges::all_of(patent.owners, [&](const Owner& owner) {
    return acting.known.has(owner.party) || consents.co_owners.has(owner.party);
  });
  return all_agree ? Finding::none() : Finding::applies_by(patent.title_by);
}

Finding lacks_pledgee(const State& state, const Patent& patent, Date day,
                      const PartySet& consenting) {
  return pledges_that(state, patent, [&](const Pledge& pledge) {
    return pledge.applies_on(day) && !std::ranges::all_of(pledge.pledgees, [&](PartyIndex pledgee) {
             return consenting.has(pledgee);
           });
  });
}

Finding is_pledged_after(const State& state, const Patent& patent, Date day,
                         std::string_view except) {
  return pledges_that(state, patent, [&](const Pledge& pledge) {
    return pledge.id != except && pledge.applies_on(std::max(day, pledge.registered));
  });
}

const OpenStatement* statement_on(const State& state, const Patent& patent, Date day) {
  return newest_that(state, patent,
                     [day](const OpenStatement& statement) { return statement.is_active_on(day); });
}

const OpenStatement* last_announced(const State& state, const Patent& patent) {
  return newest_that(state, patent, [](const OpenStatement& statement) {
    return statement.announced != kLastDay;
  });
}

Finding has_active_statement(const State& state, const Patent& patent, Date day) {
  const OpenStatement* statement = statement_on(state, patent, day);
  return statement == nullptr ? Finding::none() : Finding::applies_by(statement->stated_by);
}

bool is_exclusive_or_sole(LicenceKind kind) {
  return kind == LicenceKind::kExclusive || kind == LicenceKind::kSole;
}

Finding has_exclusive_or_sole(const State& state, const Patent& patent, Date day) {
  Finding finding;
  const PatentIndex index = state.patents.index_of(patent);
  for (const Link& link : patent.links) {
    if (finding.is_full()) break;
    if (link.kind != LinkKind::kLicence) continue;
    const Licence& licence = state.licences.at(link.index);
    const bool is_exclusive = is_on(licence, index) && is_exclusive_or_sole(licence.kind);
    if (is_exclusive && state.applies_on(licence, day))
      finding |= Finding::applies_by(licence.registered_by);
  }
  return finding;
}

Finding number_is_taken(const State& state, std::string_view licence) {
  const Licence* found = state.licences.find(licence);
  return found != nullptr && found->is_registered() ? Finding::applies_by(found->registered_by)
                                                    : Finding::none();
}

bool is_exportable(const Patent& patent) { return patent.number.type() != PatentType::kDesign; }

Finding is_prohibited_from_export(const Patent& patent) {
  return patent.export_control == ExportControl::kProhibited
             ? Finding::applies_by(patent.classified_by)
             : Finding::none();
}

}  // namespace ledger::law
