#include "ledger/law/conditions.h"

#include <algorithm>

#include "ledger/law/pledgees.h"

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

// How many of `parties` own the patent on all days of the review.
std::size_t owners_among(const Patent& patent, const PartySet& parties, const ReviewDays& review) {
  if (review.is_of_fact() || patent.tenures.empty()) return parties.count_in(patent.owners);
  const auto spans_all = [&](const Tenure& tenure) {
    return tenure.term.contains(review.term().from) && tenure.term.contains(review.term().until);
  };
  std::vector<PartyIndex> others;  // Owners with a tenure, which decides.
  std::size_t count = 0;
  for (const Tenure& tenure : patent.tenures) {
    if (!tenure.is_over()) others.push_back(tenure.party);
    if (spans_all(tenure) && parties.has(tenure.party)) ++count;
  }
  const PartySet have_tenure(std::move(others));
  return count +
         static_cast<std::size_t>(std::ranges::count_if(patent.owners, [&](const Owner& owner) {
           return parties.has(owner.party) && !have_tenure.has(owner.party);
         }));
}

// The former co-owners on a day of the review for whom `matches` is true. Of a former sole owner
// is_not_owner() says enough.
template <typename Matches>
std::vector<PartyIndex> former_owners_that(const Patent& patent, const ReviewDays& review,
                                           const Matches& matches) {
  std::vector<PartyIndex> former;
  if (review.is_of_fact()) return former;
  for (const Tenure& tenure : patent.tenures) {
    const bool was_owner = tenure.term.from <= tenure.term.until &&
                           tenure.term.overlaps(review.term()) && tenure.was_joint;
    if (tenure.is_over() && was_owner && matches(tenure.party)) former.push_back(tenure.party);
  }
  return former;
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

Finding right_had_ended(const Patent& patent, Date day) {
  const LegalStatus status = status_before_invalidation(patent, day);
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

Finding invalidation_is_pending(const Patent& patent, Date day) {
  const Episode* pending = episode_on(patent, EpisodeKind::kProceedings, day);
  return pending == nullptr ? Finding::none() : Finding::applies_by(pending->stated_by);
}

Finding is_suspended(const Patent& patent, SuspensionKind kind, const ReviewDays& review,
                     std::optional<PartyIndex> except) {
  const Suspension* found = suspension_in(patent, kind, review.term(), except);
  return found == nullptr ? Finding::none() : Finding::applies_by(found->stated_by);
}

bool owns_throughout(const Patent& patent, PartyIndex party, const ReviewDays& review) {
  return owners_among(patent, PartySet({party}), review) == 1;
}

Finding is_not_owner(const Patent& patent, const NamedParties& parties, const ReviewDays& review) {
  const bool are_owners =
      !parties.has_unknown && owners_among(patent, parties.known, review) == parties.known.size();
  return are_owners ? Finding::none() : Finding::applies_by(patent.title_by);
}

std::vector<PartyIndex> missing_former_owners(const Patent& patent, const PartySet& acting,
                                              const ReviewDays& review) {
  return former_owners_that(patent, review, [&](PartyIndex party) { return !acting.has(party); });
}

bool are_bound_together(const Patent& patent, const ReviewDays& review) {
  if (patent.has_agreement) return false;
  return patent.owners.size() > 1 ||
         !former_owners_that(patent, review, [](PartyIndex) { return true; }).empty();
}

std::vector<PartyIndex> silent_owners(const State& state, const Patent& patent,
                                      const PartySet& acting, const PartySet& heard,
                                      const NamedConsents& consents, const ReviewDays& review) {
  const auto is_silent = [&](PartyIndex party) {
    return !heard.has(party) && !state.has(consents.co_owners, party);
  };
  const bool is_joint = !patent.has_agreement && patent.owners.size() > 1;
  std::vector<PartyIndex> silent;
  if (!patent.has_agreement) silent = former_owners_that(patent, review, is_silent);
  for (const Owner& owner : patent.owners) {
    const bool is_needed = is_joint || acting.has(owner.party);
    if (is_needed && is_silent(owner.party)) silent.push_back(owner.party);
  }
  return silent;
}

Finding lacks_owner(const State& state, const Patent& patent, const PartySet& acting,
                    const PartySet& heard, const NamedConsents& consents,
                    const ReviewDays& review) {
  const bool lacks_one = !silent_owners(state, patent, acting, heard, consents, review).empty();
  return lacks_one ? Finding::applies_by(patent.title_by) : Finding::none();
}

std::vector<PartyIndex> silent_in(const State& state, const Pledge& pledge,
                                  const PartySet& consenting, bool realises) {
  const bool is_realised = realises && pledge.is_in_default;
  const PartySet disposing(is_realised ? pledge.disposed_by : std::vector<PartyIndex>());
  const bool by_court = std::ranges::any_of(
      disposing.all(), [&](PartyIndex party) { return state.parties.at(party).has(Role::kCourt); });
  std::vector<PartyIndex> silent;
  if (by_court) return silent;
  for (const PartyIndex pledgee : pledge.pledgees) {
    if (!state.has(consenting, pledgee) && !state.has(disposing, pledgee))
      silent.push_back(pledgee);
  }
  return silent;
}

Finding lacks_pledgee(const State& state, const Patent& patent, const ReviewDays& review,
                      const PartySet& consenting, bool realises) {
  return pledges_that(state, patent, [&](const Pledge& pledge) {
    return pledge.applies_in(review.term()) &&
           !silent_in(state, pledge, consenting, realises).empty();
  });
}

std::vector<PartyIndex> silent_pledgees(const State& state, const Patent& patent,
                                        const ReviewDays& review, const PartySet& consenting,
                                        bool realises) {
  std::vector<PartyIndex> all;
  pledges_that(state, patent, [&](const Pledge& pledge) {
    if (!pledge.applies_in(review.term())) return false;
    for (const PartyIndex party : silent_in(state, pledge, consenting, realises)) {
      if (std::ranges::find(all, party) == all.end()) all.push_back(party);
    }
    return false;
  });
  return all;
}

Term days_of_other_pledges(const ReviewDays& review) {
  return review.is_of_fact() ? review.term() : Term{review.term().from, kLastDay};
}

Finding is_pledged_after(const State& state, const Patent& patent, const ReviewDays& review,
                         std::string_view except) {
  const Term from_then_on = days_of_other_pledges(review);
  return pledges_that(state, patent, [&](const Pledge& pledge) {
    return pledge.id != except && pledge.applies_in(from_then_on);
  });
}

const OpenStatement* statement_on(const State& state, const Patent& patent, Date day) {
  return newest_that(state, patent,
                     [day](const OpenStatement& statement) { return statement.is_active_on(day); });
}

const OpenStatement* withdrawn_later(const State& state, const Patent& patent, Date day) {
  return newest_that(state, patent, [day](const OpenStatement& statement) {
    return statement.announced <= day && day <= statement.until &&
           statement.withdrawn != kLastDay && day < statement.withdrawn_at;
  });
}

bool is_being_withdrawn(const State& state, const Patent& patent) {
  return newest_that(state, patent, [](const OpenStatement& statement) {
           return statement.is_being_withdrawn();
         }) != nullptr;
}

const OpenStatement* last_announced(const State& state, const Patent& patent) {
  return newest_that(state, patent, [](const OpenStatement& statement) {
    return statement.announced != kLastDay;
  });
}

const OpenStatement* active_statement(const State& state, const Patent& patent,
                                      const ReviewDays& review) {
  return newest_that(state, patent,
                     [&](const OpenStatement& each) { return each.is_active_in(review.term()); });
}

Finding has_active_statement(const State& state, const Patent& patent, const ReviewDays& review) {
  const OpenStatement* statement = active_statement(state, patent, review);
  return statement == nullptr ? Finding::none() : Finding::applies_by(statement->stated_by);
}

bool is_exclusive_or_sole(LicenceKind kind) {
  return kind == LicenceKind::kExclusive || kind == LicenceKind::kSole;
}

Finding has_exclusive_or_sole(const State& state, const Patent& patent, const ReviewDays& review) {
  Finding finding;
  const PatentIndex index = state.patents.index_of(patent);
  for (const Link& link : patent.links) {
    if (finding.is_full()) break;
    if (link.kind != LinkKind::kLicence) continue;
    const Licence& licence = state.licences.at(link.index);
    const bool is_exclusive = is_on(licence, index) && is_exclusive_or_sole(licence.kind);
    if (is_exclusive && state.applies_in(licence, review.term()))
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
