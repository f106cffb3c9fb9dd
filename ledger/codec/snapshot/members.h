#pragma once

// Members<T>: all members of a struct of State, in the order of their declarations, the key first.
// The snapshot codec walks these lists, so a member that is not listed would be lost at the next
// start; require_all_members() does not compile then. A struct without a key lists all.
//
// Internal to snapshots and their test.

#include <tuple>
#include <type_traits>

#include "ledger/model/state/state.h"

namespace ledger::codec {

template <typename T>
struct Members;

template <>
struct Members<Party> {
  static constexpr std::tuple kAll{
      &Party::id,          &Party::is_registered, &Party::kind,    &Party::roles,
      &Party::country,     &Party::district,      &Party::name,    &Party::names,
      &Party::successions, &Party::registered_by, &Party::classes, &Party::history};
};

template <>
struct Members<DatedName> {
  static constexpr std::tuple kAll{&DatedName::from, &DatedName::name};
};

template <>
struct Members<Suspension> {
  static constexpr std::tuple kAll{&Suspension::kind, &Suspension::term, &Suspension::stated_by,
                                   &Suspension::source, &Suspension::order};
};

template <>
struct Members<LifeFact> {
  static constexpr std::tuple kAll{
      &LifeFact::kind, &LifeFact::cause, &LifeFact::stage, &LifeFact::suspension, &LifeFact::fits,
      &LifeFact::day,  &LifeFact::other, &LifeFact::seq,   &LifeFact::source,     &LifeFact::order};
};

template <>
struct Members<OpenStatement> {
  static constexpr std::tuple kAll{
      &OpenStatement::declared,    &OpenStatement::announced,    &OpenStatement::until,
      &OpenStatement::withdrawn,   &OpenStatement::form,         &OpenStatement::amount,
      &OpenStatement::currency,    &OpenStatement::exchange,     &OpenStatement::is_per_year,
      &OpenStatement::stated_by,   &OpenStatement::announced_by, &OpenStatement::source,
      &OpenStatement::withdrawing, &OpenStatement::withdrawn_at};
};

template <>
struct Members<Patent> {
  static constexpr std::tuple kAll{
      &Patent::number,          &Patent::stage,         &Patent::evaluation_report,
      &Patent::invalidation,    &Patent::end_cause,     &Patent::export_control,
      &Patent::is_funded,       &Patent::has_agreement, &Patent::is_used,
      &Patent::filed,           &Patent::applied,       &Patent::granted,
      &Patent::extended_until,  &Patent::end_effective, &Patent::end_announced,
      &Patent::justified_until, &Patent::paid_until,    &Patent::paid_in_time,
      &Patent::newest_filing,   &Patent::main_class,    &Patent::industry,
      &Patent::created_by,      &Patent::title_by,      &Patent::classified_by,
      &Patent::invalidation_by, &Patent::ended_by,      &Patent::owners,
      &Patent::tenures,         &Patent::life,          &Patent::suspensions,
      &Patent::episodes,        &Patent::links,         &Patent::classes,
      &Patent::history};
};

template <>
struct Members<Licence> {
  static constexpr std::tuple kAll{
      &Licence::id,        &Licence::is_recorded, &Licence::is_revoked,    &Licence::is_open,
      &Licence::kind,      &Licence::territory,   &Licence::term,          &Licence::unknown,
      &Licence::signed_on, &Licence::recorded,    &Licence::ended,         &Licence::registered_by,
      &Licence::stated,    &Licence::changes,     &Licence::ended_by,      &Licence::patents,
      &Licence::licensors, &Licence::licensees,   &Licence::fields_of_use, &Licence::carve_out,
      &Licence::parent,    &Licence::contract,    &Licence::sources,       &Licence::history};
};

template <>
struct Members<Pledge> {
  static constexpr std::tuple kAll{
      &Pledge::id,          &Pledge::is_revoked,  &Pledge::is_in_default, &Pledge::loss,
      &Pledge::risk_shares, &Pledge::claim,       &Pledge::signed_on,     &Pledge::registered,
      &Pledge::ended,       &Pledge::end_cause,   &Pledge::registered_by, &Pledge::claimed_by,
      &Pledge::stated,      &Pledge::changes,     &Pledge::ended_by,      &Pledge::patents,
      &Pledge::pledgors,    &Pledge::pledgees,    &Pledge::debtor,        &Pledge::other_rights,
      &Pledge::bundle,      &Pledge::disposed_by, &Pledge::history};
};

template <>
struct Members<Hold> {
  static constexpr std::tuple kAll{&Hold::id,          &Hold::purpose,  &Hold::source,
                                   &Hold::term,        &Hold::released, &Hold::registered_by,
                                   &Hold::released_by, &Hold::patents,  &Hold::history};
};

template <>
struct Members<Contract> {
  static constexpr std::tuple kAll{&Contract::id,
                                   &Contract::is_cancelled,
                                   &Contract::is_open_licence,
                                   &Contract::currency,
                                   &Contract::is_total_known,
                                   &Contract::rate,
                                   &Contract::kind,
                                   &Contract::ip,
                                   &Contract::form,
                                   &Contract::source,
                                   &Contract::signed_on,
                                   &Contract::registered,
                                   &Contract::total,
                                   &Contract::technology,
                                   &Contract::registered_by,
                                   &Contract::patents,
                                   &Contract::sellers,
                                   &Contract::buyers,
                                   &Contract::receipts,
                                   &Contract::history};
};

template <>
struct Members<Name> {
  static constexpr std::tuple kAll{&Name::id, &Name::bearers, &Name::maps, &Name::facts};
};

template <>
struct Members<State> {
  static constexpr std::tuple kAll{
      &State::next,     &State::types,   &State::today, &State::parties,     &State::patents,
      &State::licences, &State::pledges, &State::holds, &State::contracts,   &State::statements,
      &State::restated, &State::rates,   &State::deals, &State::retractions, &State::documents,
      &State::titles,   &State::deeds,   &State::names, &State::named,       &State::waiting,
      &State::unsettled};
};

// Does not compile unless Members<T> names as many members as T has: a structured binding must name
// each of them once.
template <typename T>  // NOLINTNEXTLINE(readability-function-cognitive-complexity): a table.
void require_all_members(T& thing) {
  constexpr auto kCount = std::tuple_size_v<decltype(Members<std::remove_const_t<T>>::kAll)>;
  if constexpr (kCount == 2) {
    [[maybe_unused]] auto& [a, b] = thing;
  } else if constexpr (kCount == 4) {
    [[maybe_unused]] auto& [a, b, c, d] = thing;
  } else if constexpr (kCount == 5) {
    [[maybe_unused]] auto& [a, b, c, d, e] = thing;
  } else if constexpr (kCount == 9) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i] = thing;
  } else if constexpr (kCount == 10) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i, j] = thing;
  } else if constexpr (kCount == 11) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i, j, k] = thing;
  } else if constexpr (kCount == 12) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i, j, k, l] = thing;
  } else if constexpr (kCount == 13) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i, j, k, l, m] = thing;
  } else if constexpr (kCount == 15) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o] = thing;
  } else if constexpr (kCount == 14) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n] = thing;
  } else if constexpr (kCount == 19) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s] = thing;
  } else if constexpr (kCount == 17) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q] = thing;
  } else if constexpr (kCount == 20) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t] = thing;
  } else if constexpr (kCount == 21) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u] = thing;
  } else if constexpr (kCount == 22) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v] =
        thing;
  } else if constexpr (kCount == 23) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w] =
        thing;
  } else if constexpr (kCount == 24) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w,
                            x] = thing;
  } else if constexpr (kCount == 34) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x,
                            y, z, aa, ab, ac, ad, ae, af, ag, ah] = thing;
  } else {
    static_assert(kCount == 0, "add a structured binding of so many names here");
  }
}

}  // namespace ledger::codec
