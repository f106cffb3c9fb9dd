#include "connectors/views/check.h"

#include <algorithm>

#include "ledger/codec/json_writer.h"

namespace connectors::views {
namespace {

using ledger::Consent;
using ledger::ConsentKind;
using ledger::PartyId;
using ledger::State;

// The grounds that a consent cures.
struct Cure {
  std::string_view code;
  ConsentKind by;
};
constexpr auto kCures = std::to_array<Cure>({{"T03", ConsentKind::kCoOwner},
                                             {"T04", ConsentKind::kPledgee},
                                             {"L05", ConsentKind::kCoOwner},
                                             {"L09", ConsentKind::kPledgee},
                                             {"P08", ConsentKind::kCoOwner},
                                             {"O02", ConsentKind::kCoOwner},
                                             {"O09", ConsentKind::kPledgee}});

// Who acts in a proposal, and which consents come with it.
struct Acting {
  std::vector<PartyId> parties;
  std::vector<Consent> consents;
};

Acting acting_in(const ledger::Body& body) {
  Acting acting;
  const auto look = [&](const auto& command) {
    if constexpr (requires { std::vector<PartyId>{command.from}; }) acting.parties = command.from;
    if constexpr (requires { command.licensors; }) acting.parties = command.licensors;
    if constexpr (requires { command.pledgors; }) acting.parties = command.pledgors;
    if constexpr (requires { command.patentees; }) acting.parties = command.patentees;
    if constexpr (requires { command.consents; }) acting.consents = command.consents;
  };
  std::visit(look, body);
  return acting;
}

bool has(const Acting& acting, ConsentKind kind, const PartyId& party) {
  if (kind == ConsentKind::kCoOwner &&
      std::ranges::find(acting.parties, party) != acting.parties.end()) {
    return true;
  }
  return std::ranges::any_of(acting.consents, [&](const Consent& consent) {
    return consent.kind == kind && consent.party == party;
  });
}

// Whom the ground asks: the owners, or the pledgees of what stands.
std::vector<projections::Named> asked_of(const projections::RightsView& rights, ConsentKind kind) {
  std::vector<projections::Named> asked;
  if (kind == ConsentKind::kCoOwner) {
    for (const auto& owner : rights.owners) asked.push_back({owner.party, owner.name});
    return asked;
  }
  for (const auto& one : rights.encumbrances) {
    if (one.kind != projections::EncumbranceKind::kPledge) continue;
    asked.insert(asked.end(), one.holders.begin(), one.holders.end());
  }
  return asked;
}

std::vector<MissingConsent> missing_consents(const projections::RightsView& rights,
                                             const Acting& acting,
                                             const std::vector<ledger::Reason>& refusals) {
  std::vector<MissingConsent> missing;
  const auto is_listed = [&](ConsentKind kind, const PartyId& party) {
    return std::ranges::any_of(
        missing, [&](const MissingConsent& one) { return one.kind == kind && one.party == party; });
  };
  for (const ledger::Reason& reason : refusals) {
    const auto* cure = std::ranges::find(kCures, reason.code, &Cure::code);
    if (cure == kCures.end()) continue;
    for (projections::Named& party : asked_of(rights, cure->by)) {
      if (has(acting, cure->by, party.party) || is_listed(cure->by, party.party)) continue;
      missing.push_back({cure->by, party.party, std::move(party.name), reason.code});
    }
  }
  return missing;
}

}  // namespace

CheckView check_of(const State& state, const ledger::Submission& submission,
                   const ledger::Receipt& receipt, ledger::PatentNumber patent, ledger::Date on) {
  CheckView view;
  view.patent = patent;
  view.type = type_name(submission.body);
  view.on = on;
  view.outcome = receipt.outcome;
  view.refusals = receipt.refusals;
  view.warnings = receipt.warnings;
  auto rights = projections::rights_of(state, patent, on);
  if (!rights) return view;
  view.consents = missing_consents(*rights, acting_in(submission.body), receipt.refusals);
  view.encumbrances = std::move(rights->encumbrances);
  view.last_day = rights->last_day;
  view.days_left = rights->days_left;
  if (const ledger::Patent* known = state.patents.find(patent)) {
    view.next_annuity = ledger::next_annuity(*known, on);
    if (view.next_annuity) view.days_to_annuity = view.next_annuity->days - on.days;
  }
  return view;
}

std::string check_json(const CheckView& view) {
  std::string json;
  ledger::codec::write_value(json, view);
  return json;
}

}  // namespace connectors::views
