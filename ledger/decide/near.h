#pragma once

// What an unknown party, right or contract may be meant for: texts for people, in the detail of a
// fault. Bounded work: a few thousand searches in a table.
//
// Internal to ledger/decide.

#include <string>
#include <string_view>

#include "ledger/base/nearest.h"
#include "ledger/model/state/state.h"

namespace ledger {

// "\"Y2024980000058\": ".
std::string quoted_before(std::string_view value);
// "; the nearest is Y2024980000058"; empty for no word.
std::string nearest_is(std::string_view word);

// The only registered party whose credit code differs in one character; empty if there is none.
std::string near_party(const State& state, std::string_view id);
// The registered party of the same person, by its hash, under another mask; null if there is none.
const Party* same_person(const State& state, const PartyId& id);

// The only registered right or contract whose number differs in one character.
template <typename Thing>
std::string near_number(const ThingTable<Thing>& table, std::string_view number) {
  constexpr std::string_view kAlphabet = "0123456789XY";
  return only_variant(number, kAlphabet, [&](std::string_view variant) {
    const Thing* thing = table.find(variant);
    return thing != nullptr && thing->is_registered();
  });
}

}  // namespace ledger
