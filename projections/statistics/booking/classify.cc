#include "projections/statistics/booking/classify.h"

#include <algorithm>

#include "projections/statistics/booking/regions.h"

namespace projections::statistics {
namespace {

using cells::Dimension;
using ledger::Party;
using ledger::PartyIndex;
using ledger::Patent;
using ledger::PatentIndex;
using ledger::State;

PartyIndex first_of(const State& /*state*/, const std::vector<PartyIndex>& parties) {
  return parties.empty() ? cells::kNoParty : parties.front();
}
PartyIndex index_of(const State& state, const ledger::PartyId& id) {
  return state.parties.index_of(id).value_or(cells::kNoParty);
}
PartyIndex first_of(const State& state, const std::vector<ledger::PartyId>& parties) {
  return parties.empty() ? cells::kNoParty : index_of(state, parties.front());
}

PatentIndex index_of(const State& state, ledger::PatentNumber number) {
  return state.patents.index_of(number).value_or(kNoPatent);
}
PatentIndex first_of(const State& state, const std::vector<ledger::PatentNumber>& numbers) {
  return numbers.empty() ? kNoPatent : index_of(state, numbers.front());
}

// The party that gains by a transfer: the first new owner that is not a transferor.
PartyIndex transferee(const State& state, const ledger::TransferRegister& transfer) {
  for (const ledger::OwnerEntry& owner : transfer.to) {
    const auto found = std::ranges::find(transfer.from, owner.party);
    if (found == transfer.from.end()) return index_of(state, owner.party);
  }
  return transfer.to.empty() ? cells::kNoParty : index_of(state, transfer.to.front().party);
}

// What the statistics use of a party; empty for an unknown one.
struct Side {
  ledger::PartyKind kind = ledger::PartyKind::kUnset;
  std::uint32_t district = 0;
};

Side side_of(const State& state, PartyIndex index, const ClassifiedBy& by) {
  if (index >= state.parties.size()) return {};
  const Party& party = state.parties.at(index);
  const auto* then = ledger::class_on(party.classes, by.day, by.known);
  if (then == nullptr) return {party.kind, district_of(party)};
  return {then->kind, district_of(party.id, then->country.view(), then->district.view())};
}

std::uint32_t industry_code(std::string_view text) {
  std::uint32_t code = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto byte = i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    code = code << 8U | byte;
  }
  return is_valid_code(Dimension::kIndustry, code) ? code : 0;
}

std::uint32_t ipc_code(ledger::PatentType type, std::string_view main_class) {
  if (type == ledger::PatentType::kDesign) return cells::kIpcDesign;
  if (main_class.empty() || main_class[0] < 'A' || main_class[0] > 'H') return 0;
  return static_cast<unsigned char>(main_class[0]);
}

void set_patent(cells::Breakdown& breakdown, const State& state, const ClassifiedBy& by) {
  if (by.patent >= state.patents.size()) return;
  const Patent& patent = state.patents.at(by.patent);
  const auto* then = ledger::class_on(patent.classes, by.day, by.known);
  const auto main_class = then == nullptr ? patent.main_class : then->main_class;
  const auto industry = then == nullptr ? patent.industry : then->industry;
  breakdown.set(Dimension::kPatentType, patent.number.type());
  breakdown.set(Dimension::kIpc, ipc_code(patent.number.type(), main_class.view()));
  breakdown.set(Dimension::kIndustry, industry_code(industry.view()));
}

// Statements and pledges move no technology.
bool has_flow(cells::Subject subject) {
  return subject != cells::Subject::kStatement && subject != cells::Subject::kPledge;
}

// The dimensions that depend on the classes of parties and patents.
void set_classes(cells::Breakdown& breakdown, const State& state, cells::Subject subject,
                 const ClassifiedBy& by) {
  set_patent(breakdown, state, by);
  const Side seller = side_of(state, by.seller, by);
  const Side buyer = side_of(state, by.buyer, by);
  breakdown.set(Dimension::kDistrict, seller.district);
  breakdown.set(Dimension::kSellerKind, seller.kind);
  breakdown.set(Dimension::kBuyerKind, buyer.kind);
  if (has_flow(subject)) {
    breakdown.set(Dimension::kFlow, flow_between(seller.district, buyer.district));
  }
}

cells::Tx tx_of(const ledger::Contract& contract) {
  if (contract.kind == ledger::ContractKind::kTransfer) return cells::Tx::kTransfer;
  if (contract.kind != ledger::ContractKind::kLicence) return cells::Tx::kOther;
  return contract.is_open_licence ? cells::Tx::kOpenLicence : cells::Tx::kLicence;
}

Classification of_patents(const State& state, cells::Tx tx, cells::Subject subject,
                          const ClassifiedBy& by) {
  Classification made{{}, by};
  made.breakdown.set(Dimension::kTx, tx);
  made.breakdown.set(Dimension::kIp, ledger::IpKind::kPatent);
  set_classes(made.breakdown, state, subject, by);
  return made;
}

}  // namespace

cells::AmountBand band_of(ledger::Amount amount) {
  constexpr std::int64_t kTenThousandYuan = 1'000'000;  // In fen.
  const std::int64_t size = amount.fen / kTenThousandYuan;
  if (size < 10) return cells::AmountBand::kTo10;
  if (size < 100) return cells::AmountBand::kTo100;
  if (size < 1000) return cells::AmountBand::kTo1000;
  return size < 10'000 ? cells::AmountBand::kTo10000 : cells::AmountBand::kMore;
}

cells::AmountBand pledge_band_of(ledger::Amount amount) {
  constexpr ledger::Amount kTenMillion{1'000'000'000};
  return amount == kTenMillion ? cells::AmountBand::kTo1000 : band_of(amount);
}

cells::AmountBand pledge_band_of(std::optional<ledger::Amount> amount) {
  return amount ? pledge_band_of(*amount) : cells::AmountBand::kNone;
}

std::optional<ledger::Amount> in_yuan(const std::optional<ledger::Claim>& claim) {
  if (!claim) return std::nullopt;
  return ledger::in_yuan(claim->amount, claim->currency, claim->exchange);
}

Classification classify(const State& state, const ledger::Contract& contract, ledger::Seq known) {
  const ClassifiedBy by{known, contract.registered, first_of(state, contract.sellers),
                        first_of(state, contract.buyers),
                        contract.patents.empty() ? kNoPatent : contract.patents.front()};
  Classification made{{}, by};
  cells::Breakdown& breakdown = made.breakdown;
  breakdown.set(Dimension::kTx, tx_of(contract));
  breakdown.set(Dimension::kContractKind, contract.kind);
  const bool is_ip_stated = contract.ip != ledger::IpKind::kUnset;
  breakdown.set(Dimension::kIp, is_ip_stated ? contract.ip : ledger::IpKind::kNone);
  set_classes(breakdown, state, cells::Subject::kContract, by);
  breakdown.set(Dimension::kFeeForm, contract.form);
  return made;
}

Classification classify(const State& state, const ledger::TransferRegister& transfer,
                        ledger::Seq known) {
  Classification made =
      of_patents(state, cells::Tx::kTransfer, cells::Subject::kTransfer,
                 {known, transfer.registered, first_of(state, transfer.from),
                  transferee(state, transfer), first_of(state, transfer.patents)});
  if (transfer.fee) made.breakdown.set(Dimension::kFeeForm, transfer.fee->form);
  return made;
}

Classification classify(const State& state, const ledger::LicenceRecord& licence,
                        ledger::Seq known) {
  Classification made =
      of_patents(state, cells::Tx::kLicence, cells::Subject::kLicence,
                 {known, licence.recorded, first_of(state, licence.licensors),
                  first_of(state, licence.licensees), first_of(state, licence.patents)});
  if (licence.fee) made.breakdown.set(Dimension::kFeeForm, licence.fee->form);
  made.breakdown.set(Dimension::kLicenceKind, licence.kind);
  return made;
}

Classification classify(const State& state, const ledger::OpenLicenceAccept& acceptance,
                        const ledger::Licence& licence, ledger::Date recorded, ledger::Seq known) {
  const PatentIndex patent = index_of(state, acceptance.patent);
  Classification made = of_patents(state, cells::Tx::kOpenLicence, cells::Subject::kLicence,
                                   {known, recorded, first_of(state, licence.licensors),
                                    index_of(state, acceptance.licensee), patent});
  made.breakdown.set(Dimension::kLicenceKind, licence.kind);
  const auto* statement = patent == kNoPatent ? nullptr : state.newest_statement(patent);
  if (statement != nullptr) made.breakdown.set(Dimension::kFeeForm, statement->form);
  return made;
}

Classification classify(const State& state, const ledger::OpenLicenceDeclare& statement,
                        ledger::Date announced, ledger::Seq known) {
  Classification made = of_patents(state, cells::Tx::kOpenLicence, cells::Subject::kStatement,
                                   {known, announced, first_of(state, statement.patentees),
                                    cells::kNoParty, index_of(state, statement.patent)});
  made.breakdown.set(Dimension::kFeeForm, statement.fee.form);
  return made;
}

Classification classify(const State& state, const ledger::PledgeRegister& pledge,
                        ledger::Seq known) {
  Classification made =
      of_patents(state, cells::Tx::kPledge, cells::Subject::kPledge,
                 {known, pledge.registered, first_of(state, pledge.pledgors),
                  first_of(state, pledge.pledgees), first_of(state, pledge.patents)});
  made.breakdown.set(Dimension::kAmountBand, pledge_band_of(in_yuan(pledge.claim)));
  return made;
}

cells::Breakdown reclassify(const State& state, cells::Subject subject, const Booking& booking) {
  cells::Breakdown breakdown = booking.breakdown;
  set_classes(breakdown, state, subject, booking.by);
  return breakdown;
}

}  // namespace projections::statistics
