#include "projections/statistics/booking/classify.h"

#include <algorithm>

#include "projections/statistics/booking/regions.h"

namespace projections::statistics {
namespace {

using ledger::Party;
using ledger::Patent;
using ledger::State;

const Party* first_of(const State& state, const std::vector<ledger::PartyIndex>& parties) {
  return parties.empty() ? nullptr : &state.parties.at(parties.front());
}
const Party* first_of(const State& state, const std::vector<ledger::PartyId>& parties) {
  return parties.empty() ? nullptr : state.parties.find(parties.front());
}

// The party that gains by a transfer: the first new owner that is not a transferor.
const Party* transferee(const State& state, const ledger::TransferRegister& transfer) {
  for (const ledger::OwnerEntry& owner : transfer.to) {
    const auto found = std::ranges::find(transfer.from, owner.party);
    if (found == transfer.from.end()) return state.parties.find(owner.party);
  }
  return transfer.to.empty() ? nullptr : state.parties.find(transfer.to.front().party);
}

// What the statistics use of a party; empty for an unknown one.
struct Side {
  ledger::PartyKind kind = ledger::PartyKind::kUnset;
  std::uint32_t district = 0;
};

Side side_of(const Party* party) {
  if (party == nullptr) return {};
  return {party->kind, district_of(*party)};
}

void set_sides(cells::Breakdown& breakdown, const Side& seller, const Side& buyer) {
  breakdown.set(cells::Dimension::kDistrict, seller.district);
  breakdown.set(cells::Dimension::kSellerKind, seller.kind);
  breakdown.set(cells::Dimension::kBuyerKind, buyer.kind);
}

// Sets both sides and the flow between them.
void set_deal(cells::Breakdown& breakdown, const Party* from, const Party* to) {
  const Side seller = side_of(from);
  const Side buyer = side_of(to);
  set_sides(breakdown, seller, buyer);
  breakdown.set(cells::Dimension::kFlow, flow_between(seller.district, buyer.district));
}

std::uint32_t industry_code(std::string_view text) {
  std::uint32_t code = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto byte = i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    code = code << 8U | byte;
  }
  return is_valid_code(cells::Dimension::kIndustry, code) ? code : 0;
}

std::uint32_t ipc_code(ledger::PatentType type, std::string_view main_class) {
  if (type == ledger::PatentType::kDesign) return cells::kIpcDesign;
  if (main_class.empty() || main_class[0] < 'A' || main_class[0] > 'H') return 0;
  return static_cast<unsigned char>(main_class[0]);
}

void set_patent(cells::Breakdown& breakdown, ledger::PatentNumber number, const Patent* patent) {
  breakdown.set(cells::Dimension::kPatentType, number.type());
  const std::string_view main_class = patent == nullptr ? "" : patent->main_class.view();
  breakdown.set(cells::Dimension::kIpc, ipc_code(number.type(), main_class));
  if (patent != nullptr) {
    breakdown.set(cells::Dimension::kIndustry, industry_code(patent->industry.view()));
  }
}

void set_main_patent(cells::Breakdown& breakdown, const State& state, ledger::PatentNumber number) {
  set_patent(breakdown, number, state.patents.find(number));
}

cells::Tx tx_of(const ledger::Contract& contract) {
  if (contract.kind == ledger::ContractKind::kTransfer) return cells::Tx::kTransfer;
  if (contract.kind != ledger::ContractKind::kLicence) return cells::Tx::kOther;
  return contract.is_open_licence ? cells::Tx::kOpenLicence : cells::Tx::kLicence;
}

cells::Breakdown of_patents(cells::Tx tx) {
  cells::Breakdown breakdown;
  breakdown.set(cells::Dimension::kTx, tx);
  breakdown.set(cells::Dimension::kIp, ledger::IpKind::kPatent);
  return breakdown;
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

cells::Breakdown classify(const State& state, const ledger::Contract& contract) {
  cells::Breakdown breakdown;
  breakdown.set(cells::Dimension::kTx, tx_of(contract));
  breakdown.set(cells::Dimension::kContractKind, contract.kind);
  const bool is_ip_stated = contract.ip != ledger::IpKind::kUnset;
  breakdown.set(cells::Dimension::kIp, is_ip_stated ? contract.ip : ledger::IpKind::kNone);
  if (!contract.patents.empty()) {
    const Patent& patent = state.patents.at(contract.patents.front());
    set_patent(breakdown, patent.number, &patent);
  }
  set_deal(breakdown, first_of(state, contract.sellers), first_of(state, contract.buyers));
  breakdown.set(cells::Dimension::kFeeForm, contract.form);
  return breakdown;
}

cells::Breakdown classify(const State& state, const ledger::TransferRegister& transfer) {
  cells::Breakdown breakdown = of_patents(cells::Tx::kTransfer);
  if (!transfer.patents.empty()) set_main_patent(breakdown, state, transfer.patents.front());
  set_deal(breakdown, first_of(state, transfer.from), transferee(state, transfer));
  if (transfer.fee) breakdown.set(cells::Dimension::kFeeForm, transfer.fee->form);
  return breakdown;
}

cells::Breakdown classify(const State& state, const ledger::LicenceRecord& licence) {
  cells::Breakdown breakdown = of_patents(cells::Tx::kLicence);
  if (!licence.patents.empty()) set_main_patent(breakdown, state, licence.patents.front());
  set_deal(breakdown, first_of(state, licence.licensors), first_of(state, licence.licensees));
  if (licence.fee) breakdown.set(cells::Dimension::kFeeForm, licence.fee->form);
  breakdown.set(cells::Dimension::kLicenceKind, licence.kind);
  return breakdown;
}

cells::Breakdown classify(const State& state, const ledger::OpenLicenceAccept& acceptance,
                          const ledger::Licence& licence) {
  cells::Breakdown breakdown = of_patents(cells::Tx::kOpenLicence);
  set_main_patent(breakdown, state, acceptance.patent);
  set_deal(breakdown, first_of(state, licence.licensors), state.parties.find(acceptance.licensee));
  breakdown.set(cells::Dimension::kLicenceKind, licence.kind);
  const auto patent = state.patents.index_of(acceptance.patent);
  const auto* statement = patent ? state.newest_statement(*patent) : nullptr;
  if (statement != nullptr) breakdown.set(cells::Dimension::kFeeForm, statement->form);
  return breakdown;
}

cells::Breakdown classify(const State& state, const ledger::OpenLicenceDeclare& statement) {
  cells::Breakdown breakdown = of_patents(cells::Tx::kOpenLicence);
  set_main_patent(breakdown, state, statement.patent);
  set_sides(breakdown, side_of(first_of(state, statement.patentees)), {});
  breakdown.set(cells::Dimension::kFeeForm, statement.fee.form);
  return breakdown;
}

cells::Breakdown classify(const State& state, const ledger::PledgeRegister& pledge) {
  cells::Breakdown breakdown = of_patents(cells::Tx::kPledge);
  if (!pledge.patents.empty()) set_main_patent(breakdown, state, pledge.patents.front());
  set_sides(breakdown, side_of(first_of(state, pledge.pledgors)),
            side_of(first_of(state, pledge.pledgees)));
  const ledger::Claim& claim = pledge.claim;
  if (const auto amount = in_yuan(claim.amount, claim.currency, claim.exchange)) {
    breakdown.set(cells::Dimension::kAmountBand, band_of(*amount));
  }
  return breakdown;
}

}  // namespace projections::statistics
