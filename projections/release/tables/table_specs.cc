#include "projections/release/tables/table_specs.h"

#include "ledger/model/commands/party.h"

namespace projections::release {
namespace {

using enum cells::Dimension;
using enum cells::Indicator;

template <typename Enum>
std::uint32_t code(Enum value) {
  return static_cast<std::uint32_t>(value);
}

const std::vector<cells::Indicator> kOfContracts{kContracts, kContractValue, kTechnologyValue,
                                                 kReceipts};
const std::vector<cells::Indicator> kOfRights{
    kContracts,       kContractValue, kTransfers, kPatentsTransferred, kLicences,
    kPatentsLicensed, kOpenLicences,  kPledges,   kPledgeAmount,       kPledgedPatents};
const std::vector<cells::Indicator> kOfDeals{kContracts,          kContractValue, kTransfers,
                                             kPatentsTransferred, kLicences,      kPatentsLicensed};

std::vector<TableSpec> make_specs() {
  std::vector<cells::Indicator> all;
  for (const CubeIndicator& each : cube_indicators()) all.push_back(each.indicator);
  return {
      {"A1", {"专利权交易综合情况", "Summary"}, {{}, {kTx}, {kTx, kLicenceKind}}, all, {}, {}},
      {"A2",
       {"技术合同按类别分", "Contracts by kind"},
       {{kContractKind}, {kIp}, {kContractKind, kIp}},
       kOfContracts,
       {},
       {}},
      {"A3", {"按专利类型分", "By type of patent"}, {{kTx, kPatentType}}, kOfRights, {}, {}},
      {"A4", {"按国际专利分类部分", "By section of the IPC"}, {{kTx, kIpc}}, kOfRights, {}, {}},
      {"A5", {"按国民经济行业门类分", "By industry"}, {{kTx, kIndustry}}, kOfRights, {}, {}},
      {"A6", {"按区分", "By district"}, {{kDistrict}, {kTx, kDistrict}}, kOfRights, {}, {}},
      {"A7",
       {"按出让方和受让方类别分", "By kind of seller and buyer"},
       {{kTx, kSellerKind}, {kTx, kBuyerKind}, {kTx, kSellerKind, kBuyerKind}},
       kOfDeals,
       {},
       {}},
      {"A8", {"技术流向", "Flow of technology"}, {{kTx, kFlow}}, kOfDeals, {}, {}},
      {"A9", {"按付费方式分", "By form of fee"}, {{kTx, kFeeForm}}, kOfDeals, {}, {}},
      {"A10",
       {"按合同金额段分", "By amount of contract"},
       {{kTx, kAmountBand}},
       {kContracts, kContractValue},
       kTx,
       {code(cells::Tx::kTransfer), code(cells::Tx::kLicence), code(cells::Tx::kOpenLicence),
        code(cells::Tx::kOther)}},
      {"A11",
       {"质押按质权人类别和金额段分", "Pledges by pledgee and amount"},
       {{kTx, kBuyerKind}, {kTx, kAmountBand}, {kTx, kBuyerKind, kAmountBand}},
       {kPledges, kPledgeAmount, kPledgedPatents},
       kTx,
       {code(cells::Tx::kPledge)}},
      {"A12",
       {"开放许可实施情况", "Open licences, from statement to contract"},
       {{kTx}, {kTx, kPatentType}},
       {kOpenLicences, kLicences, kPatentsLicensed, kContracts, kContractValue},
       kTx,
       {code(cells::Tx::kOpenLicence)}},
      {"A13",
       {"高等学校和科研机构转化情况", "Universities and institutes"},
       {{kTx, kSellerKind}},
       kOfDeals,
       kSellerKind,
       {code(ledger::PartyKind::kUniversity), code(ledger::PartyKind::kInstitute)}},
  };
}

}  // namespace

const std::vector<TableSpec>& table_specs() {
  static const std::vector<TableSpec> made = make_specs();
  return made;
}

}  // namespace projections::release
