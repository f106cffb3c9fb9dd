#include "connectors/views/check.h"

#include <algorithm>

#include "ledger/codec/json/invisible.h"
#include "ledger/codec/json/writer.h"
#include "ledger/decide/decide.h"
#include "ledger/law/catalogue/catalogue.h"

namespace connectors::views {
namespace {

namespace law = ledger::law;
using ledger::Consent;
using ledger::ConsentKind;
using ledger::PartyId;
using ledger::State;

// The acting parties of a submission, and the consents that it states.
struct Acting {
  std::vector<PartyId> parties;
  std::vector<Consent> consents;
};

Acting acting_in(const ledger::Body& body) {
  if (const auto* transfer = std::get_if<ledger::TransferRegister>(&body)) {
    return {transfer->from, transfer->consents};
  }
  if (const auto* licence = std::get_if<ledger::LicenceRecord>(&body)) {
    return {licence->licensors, licence->consents};
  }
  if (const auto* pledge = std::get_if<ledger::PledgeRegister>(&body)) {
    return {pledge->pledgors, pledge->consents};
  }
  if (const auto* statement = std::get_if<ledger::OpenLicenceDeclare>(&body)) {
    return {statement->patentees, {}};
  }
  return {};  // Consents cure the grounds of these acts only.
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

// The parties whose consent of this kind is required: the owners, or the pledgees.
std::vector<projections::rights::Named> required_from(const projections::rights::RightsView& rights,
                                                      ConsentKind kind) {
  std::vector<projections::rights::Named> parties;
  if (kind == ConsentKind::kCoOwner) {
    for (const auto& owner : rights.owners) parties.push_back({owner.party, owner.name});
    return parties;
  }
  for (const auto& one : rights.encumbrances) {
    if (one.kind != projections::rights::EncumbranceKind::kPledge) continue;
    parties.insert(parties.end(), one.holders.begin(), one.holders.end());
  }
  return parties;
}

std::vector<MissingConsent> missing_consents(const projections::rights::RightsView& rights,
                                             const Acting& acting,
                                             const std::vector<ledger::Reason>& refusals) {
  std::vector<MissingConsent> missing;
  const auto is_listed = [&](ConsentKind kind, const PartyId& party) {
    return std::ranges::any_of(
        missing, [&](const MissingConsent& one) { return one.kind == kind && one.party == party; });
  };
  for (const ledger::Reason& reason : refusals) {
    const auto code = ledger::parse_code(reason.code);
    const ConsentKind kind = code ? law::consent_for(*code) : ConsentKind::kUnset;
    if (kind == ConsentKind::kUnset) continue;
    for (projections::rights::Named& party : required_from(rights, kind)) {
      if (has(acting, kind, party.party) || is_listed(kind, party.party)) continue;
      missing.push_back({kind, party.party, std::move(party.name), reason.code});
    }
  }
  return missing;
}

ledger::Receipt receipt_of(const State& state, const ledger::Submission& submission,
                           ledger::Language language) {
  ledger::Decision decision = ledger::examine(state, submission);
  ledger::Entry entry;
  entry.source = submission.source.view();
  entry.outcome = decision.outcome;
  entry.submission = submission;
  entry.grounds = std::move(decision.grounds);
  entry.warnings = std::move(decision.warnings);
  entry.faults = std::move(decision.faults);
  return ledger::service::make_receipt(entry, std::nullopt, language, [&](ledger::EventId event) {
    return state.event_name_at(event.seq);
  });
}

}  // namespace

CheckView check_proposal(const State& state, const ledger::Submission& proposal,
                         ledger::PatentNumber patent, ledger::Language language) {
  const ledger::Receipt receipt = receipt_of(state, proposal, language);
  return check_of(state, proposal, receipt, patent, proposal.at.day());
}

CheckView check_of(const State& state, const ledger::Submission& submission,
                   const ledger::Receipt& receipt, ledger::PatentNumber patent, ledger::Date on) {
  CheckView view;
  view.patent = patent;
  view.type = type_name(submission.body);
  view.on = on;
  view.outcome = receipt.outcome;
  view.refusals = receipt.refusals;
  view.warnings = receipt.warnings;
  auto rights = projections::rights::rights_of(state, patent, on);
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
  return ledger::codec::escape_invisible(std::move(json));
}

}  // namespace connectors::views
