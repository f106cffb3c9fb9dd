#include "ledger/law/licence_sides.h"

#include <algorithm>

#include "ledger/law/change.h"
#include "ledger/law/conditions.h"
#include "ledger/law/named.h"

namespace ledger::law {
namespace {

PartySet owners_of(const State& state, const Licence& licence) {
  std::vector<PartyIndex> owners;
  for (const PatentIndex patent : licence.patents) {
    for (const Owner& owner : state.patents.at(patent).owners) owners.push_back(owner.party);
  }
  return PartySet(std::move(owners));
}

template <typename T>
bool has_all(std::vector<T> all, const std::vector<T>& some) {
  std::ranges::sort(all);
  return std::ranges::all_of(some,
                             [&](const T& each) { return std::ranges::binary_search(all, each); });
}

// A list that the licence is wider with: less of it burdens the licensees, more the licensors.
template <typename T>
Burden of_scope(const std::vector<T>& before, const std::vector<T>& after) {
  return {.is_on_licensors = !has_all(before, after), .is_on_licensees = !has_all(after, before)};
}

// No uses stated means all uses.
Burden of_uses(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  if (before.empty() || after.empty()) return {!before.empty(), !after.empty()};
  return of_scope(before, after);
}

bool is_wider(LicenceKind kind, LicenceKind than) {
  const auto rank = [](LicenceKind each) {
    return each == LicenceKind::kExclusive ? 2 : each == LicenceKind::kSole ? 1 : 0;
  };
  return rank(kind) > rank(than);
}

}  // namespace

Sides sides_of(const State& state, const Licence& licence) {
  const bool is_sub = licence.kind == LicenceKind::kSub;
  return {is_sub ? PartySet(licence.licensors) : owners_of(state, licence),
          PartySet(licence.licensees)};
}

Burden burden_of(const State& state, const Licence& licence, const LicenceChange& change) {
  const Partial<LicenceRecord>& set = change.set;
  const LicenceRecord before = as_registered(state, licence);
  LicenceRecord after = before;
  set.apply_to(after);
  Burden burden;
  const auto add = [&](Burden more) {
    burden.is_on_licensors = burden.is_on_licensors || more.is_on_licensors;
    burden.is_on_licensees = burden.is_on_licensees || more.is_on_licensees;
  };
  const Term was = term_of(before);
  const Term is = term_of(after);
  add({is.from < was.from || is.until > was.until, is.from > was.from || is.until < was.until});
  add({is_wider(after.kind, before.kind), is_wider(before.kind, after.kind)});
  const Territory was_in = territory_of(before);
  const Territory is_in = territory_of(after);
  add({!is_in.is_within(was_in), !was_in.is_within(is_in)});
  add(of_uses(before.fields_of_use, after.fields_of_use));
  add(of_scope(before.patents, after.patents));
  add(of_scope(after.carve_out, before.carve_out));  // What is carved out is not the licensee's.
  // Who the parties are, what is paid and what it is under concerns both.
  const bool is_of_both = after.licensors != before.licensors ||
                          after.licensees != before.licensees || after.parent != before.parent ||
                          set.sets(&LicenceRecord::fee);
  add({is_of_both, is_of_both});
  return burden;
}

// It takes from the licensees what they still have.
Burden burden_of(const State& state, const Licence& licence, const LicenceCancel& cancel) {
  const bool has_expired = cancel.cause == LicenceEnd::kExpired && licence.term.until < cancel.on;
  const bool has_no_right =
      cancel.cause == LicenceEnd::kRightEnded &&
      std::ranges::all_of(licence.patents, [&](PatentIndex patent) {
        return static_cast<bool>(right_has_ended(state.patents.at(patent), cancel.on));
      });
  return {.is_on_licensees = !has_expired && !has_no_right};
}

std::vector<PartyIndex> missing_consents(const State& state, const Sides& sides, Burden burden,
                                         PartyIndex source, std::span<const Consent> consents) {
  std::vector<PartyIndex> missing;
  const auto require = [&](const PartySet& side, std::initializer_list<ConsentKind> kinds) {
    const PartySet given = consenting(state, consents, kinds);
    for (const PartyIndex party : side.all()) {
      if (!state.stands_for(source, party) && !state.has(given, party)) missing.push_back(party);
    }
  };
  if (burden.is_on_licensees) require(sides.licensees, {ConsentKind::kLicensee});
  if (burden.is_on_licensors) {
    require(sides.licensors,
            {ConsentKind::kLicensor, ConsentKind::kCoOwner, ConsentKind::kPatentee});
  }
  return missing;
}

}  // namespace ledger::law
