#include "ledger/decide/near.h"

#include <algorithm>

#include "ledger/base/characters.h"
#include "ledger/model/values/identity_number.h"

namespace ledger {
namespace {

constexpr std::size_t kMaskSize = 18;

bool is_registered(const Party* party) { return party != nullptr && party->is_registered; }

const Party* person_among(const Parties& parties, const PartyId& id) {
  const std::string_view hash = id.view().substr(0, id.view().size() - kMaskSize);
  for (PartyIndex i = 0; i < parties.size(); ++i) {
    const Party& party = parties.at(i);
    if (party.id.view().starts_with(hash) && party.is_registered && party.id != id) return &party;
  }
  return nullptr;
}

// A mask shows the digits of a province, or a 9 and a digit, and two at the end: few to search for.
const Party* person_by_masks(const Parties& parties, const PartyId& id) {
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::string_view kChecks = "0123456789X";
  const std::string regions = std::string(kProvinceCodes) + " 90 91 92 93 94 95 96 97 98 99";
  std::string other(id.view());
  char* const mask = other.data() + other.size() - kMaskSize;
  for (std::size_t region = 0; region < regions.size(); region += 3) {
    std::copy_n(regions.data() + region, 2, mask);
    for (const char digit : kDigits) {
      for (const char check : kChecks) {
        mask[16] = digit;
        mask[17] = check;
        const Party* party = parties.find(PartyId(other));
        if (is_registered(party) && party->id != id) return party;
      }
    }
  }
  return nullptr;
}

}  // namespace

std::string quoted_before(std::string_view value) {
  constexpr std::size_t kBytesMax = 64;
  const bool is_whole = value.size() <= kBytesMax;
  return "\"" + std::string(beginning(value, kBytesMax)) + (is_whole ? "\": " : "…\": ");
}

std::string nearest_is(std::string_view word) {
  return word.empty() ? "" : "; the nearest is " + std::string(word);
}

std::string near_party(const State& state, std::string_view id) {
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";  // GB 32100-2015.
  if (is_person(id) || foreign_country(id) || is_office_name(id)) return {};
  return only_variant(id, kAlphabet, [&](std::string_view variant) {
    return is_registered(state.parties.find(PartyId(variant)));
  });
}

const Party* same_person(const State& state, const PartyId& id) {
  if (!is_person(id.view())) return nullptr;
  constexpr PartyIndex kFewParties = 10'000;  // Read one after the other sooner than searched for.
  return state.parties.size() <= kFewParties ? person_among(state.parties, id)
                                             : person_by_masks(state.parties, id);
}

}  // namespace ledger
