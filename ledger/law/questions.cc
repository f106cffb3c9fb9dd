#include "ledger/law/questions.h"

#include <algorithm>

namespace ledger::law {
namespace {

bool is_ended(Standing standing) {
  switch (standing) {
    case Standing::kLapsed:
    case Standing::kExpired:
    case Standing::kAbandoned:
    case Standing::kInvalidated:
      return true;
    case Standing::kUnborn:
    case Standing::kPending:
    case Standing::kInForce:
      break;
  }
  return false;
}

// The event by which the right had ended on `day`; the grant, where the term has simply run out.
Seq end_fact(const Patent& patent, Standing standing, Date day) {
  if (standing == Standing::kInvalidated) return patent.invalidation_by;
  if (patent.end_cause != EndCause::kUnset && patent.end_effective <= day) return patent.ended_by;
  const Episode* gap = episode_on(patent, EpisodeKind::kGap, day);
  return gap == nullptr ? patent.born_by : gap->by;
}

// Calls `visit` with each pledge that is on the patent.
template <typename Visit>
void for_each_pledge(const State& state, const Patent& patent, Visit visit) {
  const auto index = state.patents.index_of(patent.number);
  for (const Link& link : patent.links) {
    if (link.kind != LinkKind::kPledge) continue;
    const Pledge& pledge = state.pledges.at(link.index);
    if (is_on(pledge, *index)) visit(pledge);
  }
}

// The newest statement of the patent that `is_wanted` holds for, or null.
template <typename IsWanted>
const OpenStatement* newest_that(const State& state, const Patent& patent, IsWanted is_wanted) {
  const auto index = state.patents.index_of(patent.number);
  const auto found = index ? state.statements.find(*index) : state.statements.end();
  if (found == state.statements.end()) return nullptr;
  const auto& all = found->second;
  const auto newest = std::find_if(all.rbegin(), all.rend(), is_wanted);
  return newest == all.rend() ? nullptr : &*newest;
}

}  // namespace

Finding right_has_ended(const Patent& patent, Date day) {
  const Standing now = standing(patent, day);
  return is_ended(now) ? Finding::stands_by(end_fact(patent, now, day)) : Finding::passes();
}

Finding is_not_granted(const Patent& patent, Date day) {
  return standing(patent, day) == Standing::kPending ? Finding::stands_by(patent.born_by)
                                                     : Finding::passes();
}

Finding annuity_is_overdue(const Patent& patent, Date day) {
  const Episode* missed = missed_annuity(patent, day);
  return missed == nullptr ? Finding::passes() : Finding::stands_by(missed->by);
}

Finding is_suspended(const Patent& patent, SuspensionKind kind, Date day) {
  const Suspension* suspension = suspension_on(patent, kind, day);
  return suspension != nullptr ? Finding::stands_by(suspension->by) : Finding::passes();
}

Finding is_suspended(const Patent& patent, Date day) {
  Finding finding = is_suspended(patent, SuspensionKind::kOwnershipDispute, day);
  return finding |= is_suspended(patent, SuspensionKind::kPreservation, day);
}

Finding is_not_owner(const State& state, const Patent& patent, std::span<const PartyId> parties) {
  for (const PartyId& party : parties) {
    const auto index = state.parties.index_of(party);
    if (!index || patent.owner(*index) == nullptr) return Finding::stands_by(patent.title_by);
  }
  return Finding::passes();
}

Finding lacks_co_owner(const State& state, const Patent& patent, std::span<const PartyId> acting,
                       std::span<const Consent> consents) {
  if (patent.has_agreement || patent.owners.size() < 2) return Finding::passes();
  for (const Owner& owner : patent.owners) {
    const PartyId& id = state.parties.at(owner.party).id;
    if (std::ranges::find(acting, id) != acting.end()) continue;
    if (has_consent(consents, ConsentKind::kCoOwner, id)) continue;
    return Finding::stands_by(patent.title_by);
  }
  return Finding::passes();
}

Finding lacks_pledgee(const State& state, const Patent& patent, Date day,
                      std::span<const Consent> consents) {
  Finding finding;
  for_each_pledge(state, patent, [&](const Pledge& pledge) {
    if (!pledge.stands_on(day)) return;
    const bool all_consent = std::ranges::all_of(pledge.pledgees, [&](PartyIndex pledgee) {
      return has_consent(consents, ConsentKind::kPledgee, state.parties.at(pledgee).id);
    });
    if (!all_consent) finding |= Finding::stands_by(pledge.by);
  });
  return finding;
}

Finding is_pledged_after(const State& state, const Patent& patent, Date day, std::string_view but) {
  Finding finding;
  for_each_pledge(state, patent, [&](const Pledge& pledge) {
    if (pledge.id != but && pledge.stands_on(std::max(day, pledge.registered))) {
      finding |= Finding::stands_by(pledge.by);
    }
  });
  return finding;
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
  return statement == nullptr ? Finding::passes() : Finding::stands_by(statement->by);
}

bool is_exclusive_or_sole(LicenceKind kind) {
  return kind == LicenceKind::kExclusive || kind == LicenceKind::kSole;
}

Finding has_exclusive_or_sole(const State& state, const Patent& patent, Date day) {
  Finding finding;
  const auto index = state.patents.index_of(patent.number);
  for (const Link& link : patent.links) {
    if (link.kind != LinkKind::kLicence) continue;
    const Licence& licence = state.licences.at(link.index);
    const bool stands = is_on(licence, *index) && state.stands_on(licence, day);
    if (stands && is_exclusive_or_sole(licence.kind)) finding |= Finding::stands_by(licence.by);
  }
  return finding;
}

Finding number_is_taken(const State& state, std::string_view licence) {
  const Licence* found = state.licences.find(licence);
  return found != nullptr && found->by != 0 ? Finding::stands_by(found->by) : Finding::passes();
}

bool is_foreign(const State& state, const PartyId& party) {
  const Party* found = state.parties.find(party);
  return found != nullptr && found->is_foreign();
}

bool has_foreigner(const State& state, std::span<const PartyId> parties) {
  return std::ranges::any_of(parties, [&](const PartyId& id) { return is_foreign(state, id); });
}

bool has_mainlander(const State& state, std::span<const PartyId> parties) {
  return std::ranges::any_of(parties, [&](const PartyId& id) { return !is_foreign(state, id); });
}

bool is_exportable(const Patent& patent) { return patent.number.type() != PatentType::kDesign; }

Finding is_prohibited_from_export(const Patent& patent) {
  return patent.export_control == ExportControl::kProhibited
             ? Finding::stands_by(patent.classified_by)
             : Finding::passes();
}

bool has_consent(std::span<const Consent> consents, ConsentKind kind, const PartyId& party) {
  return std::ranges::any_of(consents, [&](const Consent& consent) {
    return consent.kind == kind && consent.party == party;
  });
}

}  // namespace ledger::law
