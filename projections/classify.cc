#include "projections/classify.h"

#include <algorithm>

#include "ledger/base/digits.h"

namespace projections {
namespace {

using ledger::Party;
using ledger::Patent;
using ledger::State;

enum class Region : std::uint8_t {
  kUnknown,
  kHome,
  kBeijing,
  kHebei,
  kOtherProvinces,
  kHkMoTw,
  kAbroad,
};

// GB/T 2260 codes of the regions that WIPO ST.3 gives a country code of their own.
std::uint32_t district_of_country(std::string_view country) {
  if (country == "TW") return 710'000;
  if (country == "HK") return 810'000;
  if (country == "MO") return 820'000;
  return country.empty() || country == "CN" ? 0 : kDistrictAbroad;
}

std::string_view country_of(const Party& party) {
  if (!party.country.empty()) return party.country.view();
  return ledger::foreign_country(party.id.view()).value_or("");
}

std::uint32_t district_of(const Party& party) {
  if (const std::uint32_t code = district_of_country(country_of(party))) return code;
  const std::string_view text = party.district.view();
  if (text.size() != 6) return 0;
  return static_cast<std::uint32_t>(ledger::parse_digits(text).value_or(0));
}

Region region_of(std::uint32_t district) {
  if (district == 0) return Region::kUnknown;
  if (district == kDistrictAbroad) return Region::kAbroad;
  constexpr auto kHome = ledger::parse_digits(kHomeProvince);
  const std::uint32_t province = district / 10'000;
  if (province == kHome) return Region::kHome;
  switch (province) {
    case 11:
      return Region::kBeijing;
    case 13:
      return Region::kHebei;
    case 71:
    case 81:
    case 82:
      return Region::kHkMoTw;
    default:
      return Region::kOtherProvinces;
  }
}

// `first` for Beijing, and the rest of the regions in their order after it.
Flow flow_with(Flow first, Region other) {
  const auto step = static_cast<unsigned>(other) - static_cast<unsigned>(Region::kBeijing);
  return static_cast<Flow>(static_cast<unsigned>(first) + step);
}

Flow flow_between(Region seller, Region buyer) {
  if (seller == Region::kUnknown || buyer == Region::kUnknown) return Flow::kNone;
  if (seller == Region::kHome && buyer == Region::kHome) return Flow::kInCity;
  if (seller == Region::kHome) return flow_with(Flow::kToBeijing, buyer);
  if (buyer == Region::kHome) return flow_with(Flow::kFromBeijing, seller);
  return Flow::kOutside;
}

const Party* first_of(const State& state, const std::vector<ledger::PartyIndex>& parties) {
  return parties.empty() ? nullptr : &state.parties.at(parties.front());
}
const Party* first_of(const State& state, const std::vector<ledger::PartyId>& parties) {
  return parties.empty() ? nullptr : state.parties.find(parties.front());
}

// Who gains by a transfer: the first owner afterwards who gave nothing.
const Party* transferee(const State& state, const ledger::TransferRegister& transfer) {
  for (const ledger::OwnerEntry& owner : transfer.to) {
    const auto found = std::ranges::find(transfer.from, owner.party);
    if (found == transfer.from.end()) return state.parties.find(owner.party);
  }
  return transfer.to.empty() ? nullptr : state.parties.find(transfer.to.front().party);
}

// What the statistics look at in a party; nothing where there is none.
struct Side {
  ledger::PartyKind kind = ledger::PartyKind::kUnset;
  std::uint32_t district = 0;
};

Side side_of(const Party* party) {
  if (party == nullptr) return {};
  return {party->kind, district_of(*party)};
}

void set_sides(Breakdown& breakdown, const Side& seller, const Side& buyer) {
  breakdown.set(Dimension::kDistrict, seller.district);
  breakdown.set(Dimension::kSellerKind, seller.kind);
  breakdown.set(Dimension::kBuyerKind, buyer.kind);
}

// The sides, and the technology that goes from one to the other.
void set_deal(Breakdown& breakdown, const Party* from, const Party* to) {
  const Side seller = side_of(from);
  const Side buyer = side_of(to);
  set_sides(breakdown, seller, buyer);
  breakdown.set(Dimension::kFlow,
                flow_between(region_of(seller.district), region_of(buyer.district)));
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
  if (type == ledger::PatentType::kDesign) return kIpcDesign;
  if (main_class.empty() || main_class[0] < 'A' || main_class[0] > 'H') return 0;
  return static_cast<unsigned char>(main_class[0]);
}

void set_patent(Breakdown& breakdown, ledger::PatentNumber number, const Patent* patent) {
  breakdown.set(Dimension::kPatentType, number.type());
  const std::string_view main_class = patent == nullptr ? "" : patent->main_class.view();
  breakdown.set(Dimension::kIpc, ipc_code(number.type(), main_class));
  if (patent != nullptr) {
    breakdown.set(Dimension::kIndustry, industry_code(patent->industry.view()));
  }
}

void set_main_patent(Breakdown& breakdown, const State& state, ledger::PatentNumber number) {
  set_patent(breakdown, number, state.patents.find(number));
}

Tx tx_of(const ledger::Contract& contract) {
  if (contract.kind == ledger::ContractKind::kTransfer) return Tx::kTransfer;
  if (contract.kind != ledger::ContractKind::kLicence) return Tx::kOther;
  return contract.is_open_licence ? Tx::kOpenLicence : Tx::kLicence;
}

Breakdown of_patents(Tx tx) {
  Breakdown breakdown;
  breakdown.set(Dimension::kTx, tx);
  breakdown.set(Dimension::kIp, ledger::IpKind::kPatent);
  return breakdown;
}

}  // namespace

AmountBand band_of(ledger::Amount amount) {
  constexpr std::int64_t kTenThousandYuan = 1'000'000;  // In fen.
  const std::int64_t size = amount.fen / kTenThousandYuan;
  if (size < 10) return AmountBand::kTo10;
  if (size < 100) return AmountBand::kTo100;
  if (size < 1000) return AmountBand::kTo1000;
  return size < 10'000 ? AmountBand::kTo10000 : AmountBand::kMore;
}

Breakdown classify(const State& state, const ledger::Contract& contract) {
  Breakdown breakdown;
  breakdown.set(Dimension::kTx, tx_of(contract));
  breakdown.set(Dimension::kContractKind, contract.kind);
  const bool is_ip_stated = contract.ip != ledger::IpKind::kUnset;
  breakdown.set(Dimension::kIp, is_ip_stated ? contract.ip : ledger::IpKind::kNone);
  if (!contract.patents.empty()) {
    const Patent& patent = state.patents.at(contract.patents.front());
    set_patent(breakdown, patent.number, &patent);
  }
  set_deal(breakdown, first_of(state, contract.sellers), first_of(state, contract.buyers));
  breakdown.set(Dimension::kFeeForm, contract.form);
  return breakdown;
}

Breakdown classify(const State& state, const ledger::TransferRegister& transfer) {
  Breakdown breakdown = of_patents(Tx::kTransfer);
  if (!transfer.patents.empty()) set_main_patent(breakdown, state, transfer.patents.front());
  set_deal(breakdown, first_of(state, transfer.from), transferee(state, transfer));
  if (transfer.fee) breakdown.set(Dimension::kFeeForm, transfer.fee->form);
  return breakdown;
}

Breakdown classify(const State& state, const ledger::LicenceRecord& licence) {
  Breakdown breakdown = of_patents(Tx::kLicence);
  if (!licence.patents.empty()) set_main_patent(breakdown, state, licence.patents.front());
  set_deal(breakdown, first_of(state, licence.licensors), first_of(state, licence.licensees));
  if (licence.fee) breakdown.set(Dimension::kFeeForm, licence.fee->form);
  breakdown.set(Dimension::kLicenceKind, licence.kind);
  return breakdown;
}

Breakdown classify(const State& state, const ledger::OpenLicenceAccept& acceptance,
                   const ledger::Licence& licence) {
  Breakdown breakdown = of_patents(Tx::kOpenLicence);
  set_main_patent(breakdown, state, acceptance.patent);
  set_deal(breakdown, first_of(state, licence.licensors), state.parties.find(acceptance.licensee));
  breakdown.set(Dimension::kLicenceKind, licence.kind);
  const auto patent = state.patents.index_of(acceptance.patent);
  const auto* statement = patent ? state.newest_statement(*patent) : nullptr;
  if (statement != nullptr) breakdown.set(Dimension::kFeeForm, statement->form);
  return breakdown;
}

Breakdown classify(const State& state, const ledger::OpenLicenceDeclare& statement) {
  Breakdown breakdown = of_patents(Tx::kOpenLicence);
  set_main_patent(breakdown, state, statement.patent);
  set_sides(breakdown, side_of(first_of(state, statement.patentees)), {});
  breakdown.set(Dimension::kFeeForm, statement.fee.form);
  return breakdown;
}

Breakdown classify(const State& state, const ledger::PledgeRegister& pledge) {
  Breakdown breakdown = of_patents(Tx::kPledge);
  if (!pledge.patents.empty()) set_main_patent(breakdown, state, pledge.patents.front());
  set_sides(breakdown, side_of(first_of(state, pledge.pledgors)),
            side_of(first_of(state, pledge.pledgees)));
  const ledger::Claim& claim = pledge.claim;
  if (const auto amount = in_yuan(claim.amount, claim.currency, claim.exchange)) {
    breakdown.set(Dimension::kAmountBand, band_of(*amount));
  }
  return breakdown;
}

}  // namespace projections
