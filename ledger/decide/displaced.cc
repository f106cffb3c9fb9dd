#include "ledger/decide/displaced.h"

#include <algorithm>

#include "ledger/base/sorted.h"
#include "ledger/law/rule.h"
#include "ledger/model/codes.h"

namespace ledger {
namespace {

using law::Case;
using law::difference;

template <typename Registration>
bool is_of(const State& state, Seq seq) {
  return state.event_name_at(seq) == Registration::kEvent;
}

// Whether the event is a registration, not retracted, and still of that number if it was corrected.
bool registers(const State& state, Seq seq, const std::string& number) {
  const bool is_registration = is_of<PledgeRegister>(state, seq) ||
                               is_of<LicenceRecord>(state, seq) ||
                               is_of<OpenLicenceAccept>(state, seq);
  if (!is_registration || state.waiting.contains(seq)) return false;
  const auto restated = state.restated.find(seq);
  if (restated == state.restated.end()) return true;
  if (!restated->second) return false;
  const Body& body = *restated->second;
  if (const auto* pledge = std::get_if<PledgeRegister>(&body)) return pledge->pledge == number;
  if (const auto* record = std::get_if<LicenceRecord>(&body)) return record->licence == number;
  const auto* accept = std::get_if<OpenLicenceAccept>(&body);
  return accept != nullptr && licence_id(*accept, seq) == number;
}

// The registrations before the one that took the number over.
template <typename Right>
void add_displaced(std::vector<Case>& found, const State& state, const Right& right, Code code) {
  if (!right.is_registered()) return;
  for (const Seq seq : right.history) {
    if (seq >= *right.registered_by) return;
    if (registers(state, seq, right.id)) {
      found.push_back({seq, law::rule_number(code), right.registered_by, {}});
    }
  }
}

std::vector<Case> displaced(const State& state, const std::vector<Ref>& things) {
  std::vector<Case> found;
  for (const Ref ref : things) {
    if (ref.kind == RefKind::kPledge) {
      add_displaced(found, state, state.pledges.at(ref.index), Code::kP12);
    } else if (ref.kind == RefKind::kLicence) {
      add_displaced(found, state, state.licences.at(ref.index), Code::kL08);
    }
  }
  sort_unique(found);
  return found;
}

}  // namespace

std::vector<DisplacedRights::Right> DisplacedRights::in_force(const State& state,
                                                              const std::vector<Ref>& things) {
  std::vector<Right> found;
  const auto add = [&](const auto& right, const std::vector<PartyIndex>& parties) {
    // One that was cancelled or revoked needs nothing more.
    if (!right.is_registered() || right.is_revoked || right.ended != kLastDay) return;
    Right& each = found.emplace_back();
    each.registration = *right.registered_by;
    for (const PartyIndex party : parties) each.parties.push_back(state.parties.at(party).id);
  };
  for (const Ref ref : things) {
    if (ref.kind == RefKind::kPledge) {
      const Pledge& pledge = state.pledges.at(ref.index);
      add(pledge, pledge.pledgees);
    } else if (ref.kind == RefKind::kLicence) {
      const Licence& licence = state.licences.at(ref.index);
      add(licence, licence.licensees);
    }
  }
  return found;
}

void DisplacedRights::add(const State& before, const std::vector<Ref>& things) {
  for (Right& right : in_force(before, things)) rights_.push_back(std::move(right));
  add_unique(before_, displaced(before, things));
}

const std::vector<PartyId>* DisplacedRights::parties_of(Seq registration) const {
  const auto found = std::ranges::find(rights_, registration, &Right::registration);
  return found == rights_.end() ? nullptr : &found->parties;
}

std::vector<Case> DisplacedRights::opened(const State& after,
                                          const std::vector<Ref>& things) const {
  std::vector<Case> cases = difference(displaced(after, things), before_);
  std::erase_if(cases, [this](const Case& each) { return parties_of(each.event) == nullptr; });
  return cases;
}

// When it has its number again, or is restated itself.
std::vector<Case> DisplacedRights::closed(const State& after, const std::vector<Ref>& things,
                                          OptionalSeq own) const {
  std::vector<Case> cases = difference(before_, displaced(after, things));
  const std::vector<Right> rights = in_force(after, things);
  std::erase_if(cases, [&](const Case& each) {
    return OptionalSeq(each.event) != own &&
           std::ranges::find(rights, each.event, &Right::registration) == rights.end();
  });
  return cases;
}

}  // namespace ledger
