#include "ledger/law/exclusion.h"

#include <algorithm>

#include "ledger/law/conditions.h"

namespace ledger::law {
namespace {

// The gazette names no parent: a sub-licence by licensees of the other one is under it.
bool is_sub_of(const State& state, const Licence& sub, const Licence& other) {
  if (sub.kind != LicenceKind::kSub) return false;
  if (sub.parent.empty()) return PartySet(other.licensees).has_all(PartySet(sub.licensors));
  return is_below(state, sub.parent, other.id, TextSet(other.carve_out));
}

bool leaves_room(const Licence& exclusive, const Licence& other) {
  return is_exclusive_or_sole(exclusive.kind) && !is_exclusive_or_sole(other.kind) &&
         std::ranges::find(exclusive.carve_out, other.id) != exclusive.carve_out.end();
}

}  // namespace

bool uses_intersect(const std::vector<std::string>& a, const TextSet& b) {
  if (a.empty() || b.is_empty()) return true;  // All uses.
  return std::ranges::any_of(a, [&](const std::string& use) { return b.has(use); });
}

bool is_below(const State& state, const std::string& parent, const std::string& id,
              const TextSet& carved_out) {
  const std::string* above = &parent;
  for (int i = 0; i < kParentsMax; ++i) {
    if (*above == id) return true;
    const Licence* next = state.licences.find(*above);
    if (next == nullptr || !next->is_registered())
      return false;  // Not recorded: nothing is under it.
    if (carved_out.has(*above)) return true;
    if (next->kind != LicenceKind::kSub) return false;
    above = &next->parent;
  }
  return false;
}

bool exclude_each_other(const State& state, const Licence& one, const Licence& other) {
  if (!is_exclusive_or_sole(one.kind) && !is_exclusive_or_sole(other.kind)) return false;
  if (leaves_room(one, other) || leaves_room(other, one)) return false;
  if (!state.applies_in(one, other.term) || !state.applies_in(other, one.term)) return false;
  return one.territory.intersects(other.territory) &&
         uses_intersect(one.fields_of_use, TextSet(other.fields_of_use)) &&
         !is_sub_of(state, one, other) && !is_sub_of(state, other, one);
}

}  // namespace ledger::law
