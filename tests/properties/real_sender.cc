#include "tests/properties/real_sender.h"

#include <algorithm>

namespace ledger::test {
namespace {

PartyRegister registration(const PartyId& party, std::vector<Role> roles) {
  PartyRegister body;
  body.party = party;
  body.name = party.view();
  body.kind = PartyKind::kOther;
  body.country = party == kForeignCentre ? "DE" : "CN";
  body.roles = std::move(roles);
  return body;
}

struct Deal {
  PartyId source;
  std::vector<PartyId> owners;  // That act.
  PartyId other;                // Transferee, licensee or pledgee.
};

std::vector<PartyId> owners_that(const Case& one, const std::optional<PartyId>& is) {
  std::vector<PartyId> owners;
  for (const Owner& owner : one.patent.owners) {
    if (is && !one.state.stands_for(*one.state.parties.index_of(*is), owner.party)) continue;
    owners.push_back(one.state.parties.at(owner.party).id);
  }
  return owners;
}

// An owner deals for itself; a bank takes pledges; centres and offices report deals; everybody else
// can only be the other side.
Deal deal_of(const Case& one) {
  const bool is_pledge = one.act.purpose == Purpose::kPledge;
  Deal deal{one.by.value_or(is_pledge ? kBank : kCentre), owners_that(one, {}), kBuyer};
  const Party& source = *one.state.parties.find(deal.source);
  const std::vector<PartyId> own = owners_that(one, deal.source);
  if (!own.empty()) {
    if (one.act.purpose != Purpose::kOpenLicence) deal.owners = own;
  } else if (is_pledge && source.has(Role::kBank)) {
    deal.other = deal.source;
  } else if (!source.has(Role::kTradingCentre) && !source.has(Role::kIpOffice) &&
             !source.has(Role::kCourt) && !source.has(Role::kOperator) &&
             !source.has(Role::kTechRegistry)) {
    deal.other = deal.source;
  }
  return deal;
}

Fee price(std::string_view amount) {
  Fee fee;
  fee.form = FeeForm::kLumpSum;
  fee.total = Amount::parse(amount);
  fee.currency = Currency::parse("CNY");
  return fee;
}

std::string number_of(char letter, const Case& one) {
  const std::string digits = std::to_string(9'026'980'000'000 + one.number);
  return letter + digits;
}

Date term_until(const Case& one) {
  const Date today = one.at.day();
  const bool is_statement = one.act.purpose == Purpose::kOpenLicence;
  const Date usual = is_statement ? today : std::min(today, last_day_of_term(one.patent));
  return one.act.until.value_or(std::max(usual, one.act.from.value_or(usual)));
}

Date term_from(const Case& one) {
  return one.act.from.value_or(
      std::min({one.at.day(), last_day_of_term(one.patent), term_until(one)}));
}

TransferRegister sale(const Case& one, const Deal& deal) {
  TransferRegister body;
  body.patents = {one.patent.number};
  const bool is_pending = legal_status(one.patent, one.at.day()) == LegalStatus::kPending;
  body.object = is_pending ? TransferObject::kApplication : TransferObject::kPatent;
  body.extent = TransferExtent::kWhole;
  body.cause = one.number % 2 == 0 ? TransferCause::kSale : TransferCause::kEquityContribution;
  body.from = deal.owners;
  body.to = {{deal.other, {}}};
  body.pricing = Pricing::kListing;
  body.signed_on = one.at.day().plus_days(-5);
  body.registered = one.at.day();
  body.fee = price("1200000.00");
  return body;
}

LicenceRecord licence(const Case& one, const Deal& deal) {
  LicenceRecord body;
  body.licence = number_of('X', one);
  body.patents = {one.patent.number};
  body.licensors = deal.owners;
  body.licensees = {deal.other};
  body.kind = one.act.kind;
  body.territory = one.act.territory;
  body.from = term_from(one);
  body.until = term_until(one);
  body.signed_on = one.at.day().plus_days(-6);
  body.recorded = one.at.day();
  body.fee = price("300000.00");
  return body;
}

PledgeRegister loan(const Case& one, const Deal& deal) {
  PledgeRegister body;
  body.pledge = number_of('Y', one);
  body.patents = {one.patent.number};
  body.pledgors = deal.owners;
  body.pledgees = {deal.other};
  body.debtor = kBuyer;
  body.claim = {ClaimKind::kCreditLine,  *Amount::parse("5000000.00"),
                *Currency::parse("CNY"), term_until(one).plus_days(-300),
                term_until(one),         {}};
  body.signed_on = one.at.day().plus_days(-7);
  body.registered = one.at.day();
  return body;
}

OpenLicenceDeclare statement(const Case& one, const Deal& deal) {
  OpenLicenceDeclare body;
  body.patent = one.patent.number;
  body.patentees = deal.owners;
  body.fee = price("50000.00");
  body.fee.per = "licensee-year";
  body.declared = one.at.day();
  body.until = term_until(one);
  return body;
}

}  // namespace

std::vector<Submission> sender_parties() {
  std::vector<Submission> all;
  for (const PartyRegister& body :
       {registration(kBank, {Role::kBank}), registration(kCentre, {Role::kTradingCentre}),
        registration(kForeignCentre, {Role::kTradingCentre}),
        registration(kInstitute, {Role::kInstitution}), registration(kBuyer, {})}) {
    all.push_back({"own-" + body.name,
                   PartyId("operator"),
                   *Instant::parse("2024-01-02T09:00:00+08:00"),
                   {},
                   {},
                   body});
  }
  return all;
}

bool has_sender_parties(const State& state) {
  const std::vector<Submission> all = sender_parties();
  return std::ranges::all_of(all, [&](const Submission& submission) {
    const auto& body = std::get<PartyRegister>(submission.body);
    const Party* party = state.parties.find(body.party);
    const bool has_role = body.roles.empty() ? party != nullptr && party->roles == 0
                                             : party != nullptr && party->has(body.roles.front());
    return has_role && party->is_registered && party->successions.empty() &&
           party->country.view() == body.country;
  });
}

Submission submission_of(const Case& one) {
  const Deal deal = deal_of(one);
  Submission submission{"real-" + std::to_string(one.number), deal.source, one.at, {}, {}, {}};
  switch (one.act.purpose) {
    case Purpose::kTransfer:
      submission.body = sale(one, deal);
      break;
    case Purpose::kLicence:
      submission.body = licence(one, deal);
      break;
    case Purpose::kPledge:
      submission.body = loan(one, deal);
      break;
    case Purpose::kOpenLicence:
      submission.body = statement(one, deal);
      break;
  }
  return submission;
}

}  // namespace ledger::test
