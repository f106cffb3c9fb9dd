#pragma once

// Members<T>: all members of a struct of State, in the order of their declarations, the key first.
// The snapshot codec walks these lists, so a member that is not listed would be lost at the next
// start; require_all_members() does not compile then.
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
  static constexpr std::tuple kAll{&Party::id,    &Party::is_registered, &Party::kind,
                                   &Party::roles, &Party::country,       &Party::district,
                                   &Party::name,  &Party::registered_by, &Party::history};
};

template <>
struct Members<Patent> {
  static constexpr std::tuple kAll{
      &Patent::number,          &Patent::stage,         &Patent::evaluation_report,
      &Patent::invalidation,    &Patent::end_cause,     &Patent::export_control,
      &Patent::is_funded,       &Patent::has_agreement, &Patent::is_used,
      &Patent::filed,           &Patent::applied,       &Patent::granted,
      &Patent::extended_until,  &Patent::end_effective, &Patent::end_announced,
      &Patent::justified_until, &Patent::main_class,    &Patent::industry,
      &Patent::created_by,      &Patent::title_by,      &Patent::classified_by,
      &Patent::invalidation_by, &Patent::ended_by,      &Patent::owners,
      &Patent::suspensions,     &Patent::episodes,      &Patent::links,
      &Patent::history};
};

template <>
struct Members<Licence> {
  static constexpr std::tuple kAll{
      &Licence::id,        &Licence::is_recorded,   &Licence::is_revoked, &Licence::is_open,
      &Licence::kind,      &Licence::territory,     &Licence::term,       &Licence::recorded,
      &Licence::ended,     &Licence::registered_by, &Licence::patents,    &Licence::licensors,
      &Licence::licensees, &Licence::fields_of_use, &Licence::carve_out,  &Licence::parent,
      &Licence::contract,  &Licence::history};
};

template <>
struct Members<Pledge> {
  static constexpr std::tuple kAll{
      &Pledge::id,         &Pledge::is_revoked, &Pledge::is_in_default, &Pledge::claim,
      &Pledge::registered, &Pledge::ended,      &Pledge::registered_by, &Pledge::patents,
      &Pledge::pledgors,   &Pledge::pledgees,   &Pledge::debtor,        &Pledge::other_rights,
      &Pledge::bundle,     &Pledge::history};
};

template <>
struct Members<Hold> {
  static constexpr std::tuple kAll{&Hold::id,      &Hold::purpose,     &Hold::source,
                                   &Hold::term,    &Hold::is_released, &Hold::registered_by,
                                   &Hold::patents, &Hold::history};
};

template <>
struct Members<Contract> {
  static constexpr std::tuple kAll{&Contract::id,
                                   &Contract::is_cancelled,
                                   &Contract::is_open_licence,
                                   &Contract::is_in_yuan,
                                   &Contract::rate,
                                   &Contract::kind,
                                   &Contract::ip,
                                   &Contract::form,
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
struct Members<State> {
  static constexpr std::tuple kAll{
      &State::next,    &State::types, &State::parties,   &State::patents,    &State::licences,
      &State::pledges, &State::holds, &State::contracts, &State::statements, &State::restated};
};

// Does not compile unless Members<T> names as many members as T has: a structured binding must name
// each of them once.
template <typename T>
void require_all_members(T& thing) {
  constexpr auto kCount = std::tuple_size_v<decltype(Members<std::remove_const_t<T>>::kAll)>;
  if constexpr (kCount == 8) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h] = thing;
  } else if constexpr (kCount == 9) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i] = thing;
  } else if constexpr (kCount == 10) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i, j] = thing;
  } else if constexpr (kCount == 14) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n] = thing;
  } else if constexpr (kCount == 18) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r] = thing;
  } else if constexpr (kCount == 28) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x,
                            y, z, aa, ab] = thing;
  } else {
    static_assert(kCount == 0, "add a structured binding of so many names here");
  }
}

}  // namespace ledger::codec
