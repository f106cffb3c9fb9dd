#include "ledger/decide/proposal.h"

namespace ledger {
namespace {

struct Sides {
  std::vector<PartyId> acting;
  PartyId other;
};

Sides sides_of(const State& state, const Patent& patent, const std::optional<PartyId>& actor) {
  const auto index = actor ? state.parties.index_of(*actor) : std::nullopt;
  const bool is_owner = index && patent.owner(*index) != nullptr;
  Sides sides;
  for (const Owner& owner : patent.owners) {
    if (is_owner && owner.party != *index) continue;
    sides.acting.push_back(state.parties.at(owner.party).id);
  }
  sides.other = actor && !is_owner ? *actor : PartyId("operator");
  return sides;
}

Currency yuan() { return *Currency::parse("CNY"); }

PledgeRegister pledge(const Patent& patent, const Sides& sides, Date today) {
  PledgeRegister body;
  body.pledge = "check";
  body.patents = {patent.number};
  body.pledgors = sides.acting;
  body.pledgees = {sides.other};
  body.debtor = sides.other;
  body.claim = {ClaimKind::kLoan, {1}, yuan(), today, today, {}};
  body.signed_on = today;
  body.registered = today;
  return body;
}

TransferRegister transfer(const Patent& patent, const Sides& sides, Date today) {
  const bool is_pending = legal_status(patent, today) == LegalStatus::kPending;
  TransferRegister body;
  body.patents = {patent.number};
  body.object = is_pending ? TransferObject::kApplication : TransferObject::kPatent;
  body.extent = TransferExtent::kWhole;
  body.cause = TransferCause::kSale;
  body.from = sides.acting;
  body.to = {{sides.other, {}}};
  body.pricing = Pricing::kAgreement;
  body.signed_on = today;
  body.registered = today;
  return body;
}

LicenceRecord licence(const Patent& patent, const Sides& sides, Date today) {
  LicenceRecord body;
  body.licence = "check";
  body.patents = {patent.number};
  body.licensors = sides.acting;
  body.licensees = {sides.other};
  body.kind = LicenceKind::kOrdinary;
  body.territory = Territory::china();
  body.from = today;
  body.until = today;
  body.signed_on = today;
  body.recorded = today;
  return body;
}

OpenLicenceDeclare open_licence(const Patent& patent, const Sides& sides, Date today) {
  OpenLicenceDeclare body;
  body.patent = patent.number;
  body.patentees = sides.acting;
  body.fee.form = FeeForm::kLumpSum;
  body.fee.amount = Amount{1};
  body.fee.currency = yuan();
  body.until = today;
  body.declared = today;
  return body;
}

}  // namespace

std::optional<Purpose> parse_purpose(std::string_view name) {
  if (name == "pledge") return Purpose::kPledge;
  if (name == "transfer") return Purpose::kTransfer;
  if (name == "licence") return Purpose::kLicence;
  if (name == "open-licence") return Purpose::kOpenLicence;
  return std::nullopt;
}

Body minimal_proposal(const State& state, const Patent& patent, Purpose purpose,
                      const std::optional<PartyId>& actor, Date today) {
  const Sides sides = sides_of(state, patent, actor);
  switch (purpose) {
    case Purpose::kPledge:
      return pledge(patent, sides, today);
    case Purpose::kTransfer:
      return transfer(patent, sides, today);
    case Purpose::kLicence:
      return licence(patent, sides, today);
    case Purpose::kOpenLicence:
      break;
  }
  return open_licence(patent, sides, today);
}

}  // namespace ledger
