// The codelists of the cube, dimension after dimension.

#include <algorithm>

#include "ledger/base/assert.h"
#include "projections/release/cube/cube.h"
#include "projections/release/cube/districts.h"

namespace projections::release {
namespace {

struct CodeRow {
  std::string_view id;
  Bilingual text;
};
using CodeRows = std::span<const CodeRow>;

constexpr CodeRow kUnknownRow{"_U", {"未知", "Unknown"}};
constexpr CodeRow kNotApplicableRow{"_Z", {"不适用", "Not applicable"}};
constexpr CodeRow kTotalRow{"_T", {"合计", "Total"}};

constexpr auto kTxRows = std::to_array<CodeRow>({
    kNotApplicableRow,
    {"TRANSFER", {"转让", "Transfer"}},
    {"LICENCE", {"许可", "Licence"}},
    {"OPEN_LICENCE", {"开放许可", "Open licence"}},
    {"PLEDGE", {"质押", "Pledge"}},
    {"OTHER", {"其他技术合同", "Other technology contract"}},
});
// Before the Civil Code (2021) licences were counted as transfers: older series are not comparable.
constexpr auto kContractKindRows = std::to_array<CodeRow>({
    kNotApplicableRow,
    {"DEVELOPMENT", {"技术开发", "Development"}},
    {"TRANSFER", {"技术转让", "Transfer"}},
    {"LICENCE", {"技术许可", "Licence"}},
    {"CONSULTING", {"技术咨询", "Consulting"}},
    {"SERVICE", {"技术服务", "Service"}},
});
constexpr auto kIpRows = std::to_array<CodeRow>({
    kUnknownRow,
    {"PATENT", {"专利", "Patent"}},
    {"KNOW_HOW", {"技术秘密", "Know-how"}},
    {"SOFTWARE", {"计算机软件", "Software"}},
    {"PLANT_VARIETY", {"植物新品种", "Plant variety"}},
    {"LAYOUT", {"集成电路布图设计", "Layout design"}},
    {"NEW_DRUG", {"生物医药新品种", "New drug"}},
    {"NONE", {"未涉及知识产权", "None"}},
});
constexpr auto kPatentTypeRows = std::to_array<CodeRow>({
    kNotApplicableRow,
    {"INV", {"发明", "Invention"}},
    {"UM", {"实用新型", "Utility model"}},
    {"DES", {"外观设计", "Design"}},
});
constexpr auto kPartyRows = std::to_array<CodeRow>({
    kUnknownRow,
    {"UNIV", {"高等学校", "University"}},
    {"INST", {"科研机构", "Institute"}},
    {"ENT", {"企业", "Enterprise"}},
    {"IND", {"个人", "Individual"}},
    {"GOV", {"机关", "Government"}},
    {"BANK", {"银行", "Bank"}},
    {"GUAR", {"担保机构", "Guarantor"}},
    {"AGENCY", {"代理机构", "Agency"}},
    {"OTHER", {"其他", "Other"}},
});
constexpr auto kFlowRows = std::to_array<CodeRow>({
    kUnknownRow,
    {"IN_CITY", {"市内", "Within the city"}},
    {"TO_BEIJING", {"输出至北京", "To Beijing"}},
    {"TO_HEBEI", {"输出至河北", "To Hebei"}},
    {"TO_OTHER_PROVINCES", {"输出至其他省区市", "To other provinces"}},
    {"TO_HK_MO_TW", {"输出至港澳台", "To Hong Kong, Macao, Taiwan"}},
    {"TO_ABROAD", {"输出至国外", "To abroad"}},
    {"FROM_BEIJING", {"吸纳自北京", "From Beijing"}},
    {"FROM_HEBEI", {"吸纳自河北", "From Hebei"}},
    {"FROM_OTHER_PROVINCES", {"吸纳自其他省区市", "From other provinces"}},
    {"FROM_HK_MO_TW", {"吸纳自港澳台", "From Hong Kong, Macao, Taiwan"}},
    {"FROM_ABROAD", {"吸纳自国外", "From abroad"}},
    {"OUTSIDE", {"双方均在市外", "Both outside the city"}},
});
constexpr auto kFeeFormRows = std::to_array<CodeRow>({
    kUnknownRow,
    {"LUMP_SUM", {"一次总付", "Lump sum"}},
    {"INSTALMENTS", {"分期支付", "Instalments"}},
    {"ROYALTY", {"提成", "Royalty"}},
    {"ENTRY_FEE_PLUS_ROYALTY", {"入门费加提成", "Entry fee plus royalty"}},
    {"EQUITY", {"作价入股", "Equity"}},
    {"WARRANT", {"认股权", "Warrant"}},
    {"TRY_FIRST_PAY_LATER", {"先试用后付费", "Try first, pay later"}},
    {"FREE", {"无偿", "Free"}},
    {"CROSS", {"交叉许可", "Cross licence"}},
});
constexpr auto kLicenceKindRows = std::to_array<CodeRow>({
    kNotApplicableRow,
    {"EXCLUSIVE", {"独占许可", "Exclusive"}},
    {"SOLE", {"排他许可", "Sole"}},
    {"ORDINARY", {"普通许可", "Ordinary"}},
    {"SUB", {"分许可", "Sub-licence"}},
    {"CROSS", {"交叉许可", "Cross licence"}},
});
constexpr auto kAmountBandRows = std::to_array<CodeRow>({
    kUnknownRow,
    {"B0_10", {"10万元以下", "Under 100 000 yuan"}},
    {"B10_100", {"10万至100万元", "100 000 to 1 million yuan"}},
    {"B100_1000", {"100万至1000万元", "1 to 10 million yuan"}},
    {"B1000_10000", {"1000万至1亿元", "10 to 100 million yuan"}},
    {"B10000", {"1亿元及以上", "100 million yuan and more"}},
});
constexpr auto kIpcRows = std::to_array<CodeRow>({
    {"A", {"人类生活必需", "Human necessities"}},
    {"B", {"作业;运输", "Performing operations; transporting"}},
    {"C", {"化学;冶金", "Chemistry; metallurgy"}},
    {"D", {"纺织;造纸", "Textiles; paper"}},
    {"E", {"固定建筑物", "Fixed constructions"}},
    {"F", {"机械工程;照明;加热;武器;爆破", "Mechanical engineering"}},
    {"G", {"物理", "Physics"}},
    {"H", {"电学", "Electricity"}},
});
constexpr auto kIndustryRows = std::to_array<CodeRow>({
    {"A", {"农、林、牧、渔业", "Agriculture, forestry, husbandry, fishery"}},
    {"B", {"采矿业", "Mining"}},
    {"C", {"制造业", "Manufacturing"}},
    {"D", {"电力、热力、燃气及水生产和供应业", "Electricity, heat, gas, water"}},
    {"E", {"建筑业", "Construction"}},
    {"F", {"批发和零售业", "Wholesale and retail"}},
    {"G", {"交通运输、仓储和邮政业", "Transport, storage, post"}},
    {"H", {"住宿和餐饮业", "Hotels and catering"}},
    {"I", {"信息传输、软件和信息技术服务业", "Information, software"}},
    {"J", {"金融业", "Finance"}},
    {"K", {"房地产业", "Real estate"}},
    {"L", {"租赁和商务服务业", "Leasing and business services"}},
    {"M", {"科学研究和技术服务业", "Research and technical services"}},
    {"N", {"水利、环境和公共设施管理业", "Water, environment, public facilities"}},
    {"O", {"居民服务、修理和其他服务业", "Resident services, repair"}},
    {"P", {"教育", "Education"}},
    {"Q", {"卫生和社会工作", "Health and social work"}},
    {"R", {"文化、体育和娱乐业", "Culture, sport, entertainment"}},
    {"S", {"公共管理、社会保障和社会组织", "Public administration, social organisations"}},
    {"T", {"国际组织", "International organisations"}},
});

using Codes = std::vector<CubeCode>;

CubeCode code_of(std::uint32_t code, const CodeRow& row) {
  return {code, std::string(row.id), std::string(row.text.zh), std::string(row.text.en), "", ""};
}

Codes enumerated(CodeRows rows) {
  Codes codes;
  for (const CodeRow& row : rows) {
    codes.push_back(code_of(static_cast<std::uint32_t>(codes.size()), row));
  }
  codes.push_back(code_of(kTotal, kTotalRow));
  return codes;
}

// Codes that are letters; a breakdown stores the letter shifted left by `shift` bits.
Codes lettered(CodeRows rows, unsigned shift) {
  Codes codes{code_of(0, kUnknownRow)};
  for (const CodeRow& row : rows) {
    const auto letter = static_cast<std::uint32_t>(static_cast<unsigned char>(row.id[0]));
    codes.push_back(code_of(letter << shift, row));
  }
  return codes;
}

Codes ipc_codes() {
  Codes codes = lettered(kIpcRows, 0);
  codes.push_back(
      code_of(cells::kIpcDesign, {"_Z", {"外观设计(不适用)", "Design: not applicable"}}));
  codes.push_back(code_of(kTotal, kTotalRow));
  return codes;
}

Codes industry_codes() {
  Codes codes = lettered(kIndustryRows, kIndustrySectionShift);
  codes.push_back(code_of(kTotal, kTotalRow));
  return codes;
}

std::array<Codes, cells::kDimensions> make_codelists() {
  return {enumerated(kTxRows),
          enumerated(kContractKindRows),
          enumerated(kIpRows),
          enumerated(kPatentTypeRows),
          ipc_codes(),
          industry_codes(),
          district_codes(),
          enumerated(kPartyRows),
          enumerated(kPartyRows),
          enumerated(kFlowRows),
          enumerated(kFeeFormRows),
          enumerated(kLicenceKindRows),
          enumerated(kAmountBandRows)};
}

const CubeCode* find(cells::Dimension dimension, std::uint32_t code) {
  const auto codes = codelist(dimension);
  const auto found = std::ranges::lower_bound(codes, code, {}, &CubeCode::code);
  return found == codes.end() || found->code != code ? nullptr : &*found;
}

}  // namespace

std::span<const CubeCode> codelist(cells::Dimension dimension) {
  static const std::array<Codes, cells::kDimensions> made = make_codelists();
  return made[static_cast<std::size_t>(dimension)];
}

const CubeCode& published_code(cells::Dimension dimension, std::uint32_t code) {
  const CubeCode* found = find(dimension, code);
  if (found == nullptr) found = find(dimension, 0);
  LEDGER_ASSERT(found != nullptr);
  return *found;
}

std::uint32_t rolled_up(cells::Dimension dimension, std::uint32_t code) {
  if (dimension == cells::Dimension::kDistrict) return rolled_up_district(code);
  if (dimension == cells::Dimension::kIndustry) {
    code = code >> kIndustrySectionShift << kIndustrySectionShift;
  }
  return find(dimension, code) == nullptr ? 0 : code;
}

}  // namespace projections::release
