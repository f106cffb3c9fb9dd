#include "ledger/decide/taken.h"

#include <algorithm>

#include "ledger/law/authority.h"
#include "ledger/law/conditions.h"

namespace ledger {
namespace {

// Who gains by an act: transferees, licensees, pledgees. Nobody by other events.
struct Gaining {
  template <typename T>
  std::vector<PartyId> operator()(const T& body) const {
    std::vector<PartyId> parties;
    if constexpr (requires { body.set.values; }) {
      return operator()(body.set.values);
    } else if constexpr (std::is_same_v<T, TransferRegister>) {
      for (const OwnerEntry& entry : body.to) parties.push_back(entry.party);
    } else if constexpr (std::is_same_v<T, LicenceRecord>) {
      parties = body.licensees;
    } else if constexpr (std::is_same_v<T, PledgeRegister>) {
      parties = body.pledgees;
    } else if constexpr (std::is_same_v<T, OpenLicenceAccept>) {
      parties = {body.licensee};
    }
    return parties;
  }
};

bool lacks_patent(const std::vector<PatentNumber>& before, const std::vector<PatentNumber>& after) {
  return std::ranges::any_of(
      before, [&](PatentNumber number) { return std::ranges::find(after, number) == after.end(); });
}

// Whether less is given than before.
bool is_less(const TransferRegister& before, const TransferRegister& after) {
  return lacks_patent(before.patents, after.patents);
}
bool is_less(const PledgeRegister& before, const PledgeRegister& after) {
  return lacks_patent(before.patents, after.patents);
}
bool is_less(const LicenceRecord& before, const LicenceRecord& after) {
  const bool was_exclusive = law::is_exclusive_or_sole(before.kind);
  const Term was = term_of(before);
  const Term is = term_of(after);
  return lacks_patent(before.patents, after.patents) || was.from < is.from ||
         is.until < was.until || (was_exclusive && !law::is_exclusive_or_sole(after.kind)) ||
         !territory_of(before).is_within(territory_of(after));
}

bool gives_less(const Body& before, const Body& after) {
  return std::visit(
      [&]<typename T>(const T& body) {
        const T* other = std::get_if<T>(&after);
        if constexpr (requires { is_less(body, body); }) return other && is_less(body, *other);
        return false;
      },
      before);
}

}  // namespace

bool gives_back(const Restatement& restatement) {
  return restatement.was_retracted && restatement.corrected &&
         !std::visit(Gaining{}, *restatement.corrected).empty();
}

std::vector<PartyIndex> taken_from(const State& state, const PartyId& source,
                                   const Restatement& restatement) {
  if (restatement.was_retracted || law::restores_rank(state, source)) return {};
  const Body& before = restatement.original.body;
  const auto& after = restatement.corrected;
  std::vector<PartyId> left;
  if (after && !gives_less(before, *after)) left = std::visit(Gaining{}, *after);
  const auto by = state.parties.index_of(source);
  std::vector<PartyIndex> taken;
  for (const PartyId& party : std::visit(Gaining{}, before)) {
    const auto index = state.parties.index_of(party);
    const bool has_it_still = std::ranges::find(left, party) != left.end();
    const bool is_own = index && by && state.stands_for(*by, *index);
    if (index && !has_it_still && !is_own) taken.push_back(*index);
  }
  return PartySet(std::move(taken)).all();
}

}  // namespace ledger
