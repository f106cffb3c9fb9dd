#include "ledger/decide/proposal.h"

#include <algorithm>

#include "ledger/model/fold/confirm.h"

namespace ledger {
namespace {

bool has_any(const Party& party, std::initializer_list<Role> roles) {
  return std::ranges::any_of(roles, [&](Role role) { return party.has(role); });
}

// Whether its word is that of a party to a deal (law/speaker.h).
bool deals(const Party& party) {
  return has_any(party, {Role::kTradingCentre, Role::kBank, Role::kInstitution});
}

// Whether it submits deals of others.
bool reports(const Party& party) {
  return has_any(party, {Role::kTradingCentre, Role::kIpOffice, Role::kCourt, Role::kTechRegistry,
                         Role::kStatistics, Role::kOperator});
}

struct Sides {
  std::vector<PartyId> acting;
  PartyId other;
  PartyId debtor;  // Of a pledge.
};

std::vector<PartyId> owners_of(const State& state, const Patent& patent) {
  std::vector<PartyId> owners;
  owners.reserve(patent.owners.size());
  for (const Owner& owner : patent.owners) owners.push_back(state.parties.at(owner.party).id);
  return owners;
}

// The owners that the source is, or succeeded.
std::vector<PartyId> own_of(const State& state, const Patent& patent, const PartyId& source) {
  std::vector<PartyId> own;
  const auto index = state.parties.index_of(source);
  if (!index) return own;
  for (const Owner& owner : patent.owners) {
    if (state.stands_for(*index, owner.party)) own.push_back(state.parties.at(owner.party).id);
  }
  return own;
}

// A party that makes no ground: in the mainland, no owner, with no word in deals of others.
bool is_neutral(const Party& party, PartyIndex index, const Patent& patent) {
  return party.is_registered && !party.is_foreign() && !deals(party) && party.successions.empty() &&
         patent.owner(index) == nullptr;
}

PartyId somebody_else(const State& state, const Patent& patent) {
  const PartyId usual("operator");
  const auto index = state.parties.index_of(usual);
  if (index && is_neutral(state.parties.at(*index), *index, patent)) return usual;
  for (PartyIndex other = 0; other < state.parties.size(); ++other) {
    const Party& party = state.parties.at(other);
    if (is_neutral(party, other, patent)) return party.id;
  }
  return usual;
}

Sides sides_of(const State& state, const Patent& patent, Purpose purpose,
               const std::optional<PartyId>& source) {
  const Party* party = source ? state.parties.find(*source) : nullptr;
  const PartyId neutral = somebody_else(state, patent);
  Sides sides{owners_of(state, patent), neutral, neutral};
  if (party == nullptr) return sides;
  std::vector<PartyId> own = own_of(state, patent, *source);
  const bool is_pledgee = purpose == Purpose::kPledge && party->has(Role::kBank);
  if (!own.empty()) {
    if (purpose != Purpose::kOpenLicence) sides.acting = std::move(own);
  } else if (is_pledgee || !reports(*party)) {
    sides.other = *source;
  }
  return sides;
}

Term term_of(const Patent& patent, const ProposedAct& act, Date today) {
  const Date usual = std::min(today, last_day_of_term(patent));
  const Date from = act.from.value_or(std::min(usual, act.until.value_or(usual)));
  return {from, act.until.value_or(std::max(from, usual))};
}

// A number of a known shape (values/register_number.h) that nothing has.
template <typename Right>
std::string unused_number(const ThingTable<Right>& table, char letter) {
  constexpr std::size_t kDigits = 13;
  for (std::uint64_t i = 0;; ++i) {
    const std::string digits = std::to_string(i);
    std::string number(1 + kDigits - digits.size(), '0');
    number.front() = letter;
    number.append(digits);
    if (table.find(number) == nullptr) return number;
  }
}

// Makes it a contract of its own: the same was not signed on that day under another number.
template <typename Registration>
void sign(const State& state, Registration& body, Date today) {
  body.signed_on = today;
  while (same_under_another_number(state, body).has_value()) {
    body.signed_on = body.signed_on->plus_days(-1);
  }
}

Currency yuan() { return *Currency::parse("CNY"); }

PledgeRegister pledge(const State& state, const Patent& patent, const Sides& sides,
                      const Term& term, Date today) {
  PledgeRegister body;
  body.pledge = unused_number(state.pledges, 'Y');
  body.patents = {patent.number};
  body.pledgors = sides.acting;
  body.pledgees = {sides.other};
  body.debtor = sides.debtor;
  body.claim = Claim{ClaimKind::kLoan, {1}, yuan(), term.from, term.until, {}};
  body.registered = today;
  sign(state, body, today);
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

LicenceRecord licence(const State& state, const Patent& patent, const ProposedAct& act,
                      const Sides& sides, Date today) {
  const Term term = term_of(patent, act, today);
  LicenceRecord body;
  body.licence = unused_number(state.licences, 'X');
  body.patents = {patent.number};
  body.licensors = sides.acting;
  body.licensees = {sides.other};
  body.kind = act.kind;
  body.territory = act.territory;
  body.from = term.from;
  body.until = term.until;
  body.recorded = today;
  sign(state, body, today);
  return body;
}

OpenLicenceDeclare open_licence(const Patent& patent, const Sides& sides, Date until, Date today) {
  OpenLicenceDeclare body;
  body.patent = patent.number;
  body.patentees = sides.acting;
  body.fee.form = FeeForm::kLumpSum;
  body.fee.amount = Amount{1};
  body.fee.currency = yuan();
  body.until = until;
  body.declared = today;
  return body;
}

Body body_of(const State& state, const Patent& patent, const ProposedAct& act, const Sides& sides,
             Date today) {
  switch (act.purpose) {
    case Purpose::kPledge:
      return pledge(state, patent, sides, term_of(patent, act, today), today);
    case Purpose::kTransfer:
      return transfer(patent, sides, today);
    case Purpose::kLicence:
      return licence(state, patent, act, sides, today);
    case Purpose::kOpenLicence:
      break;
  }
  return open_licence(patent, sides, act.until.value_or(today), today);
}

}  // namespace

std::optional<Purpose> parse_purpose(std::string_view name) {
  if (name == "pledge") return Purpose::kPledge;
  if (name == "transfer") return Purpose::kTransfer;
  if (name == "licence") return Purpose::kLicence;
  if (name == "open-licence") return Purpose::kOpenLicence;
  return std::nullopt;
}

Submission minimal_proposal(const State& state, const Patent& patent, const ProposedAct& act,
                            const std::optional<PartyId>& source, Instant at) {
  Submission proposal;
  proposal.id = "check";
  proposal.source = source.value_or(somebody_else(state, patent));
  proposal.at = at;
  const Sides sides = sides_of(state, patent, act.purpose, source);
  proposal.body = body_of(state, patent, act, sides, at.day());
  return proposal;
}

}  // namespace ledger
