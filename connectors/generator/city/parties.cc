#include "connectors/generator/city/parties.h"

#include <algorithm>
#include <cstring>

#include "connectors/generator/city/credit_code.h"
#include "ledger/base/assert.h"

namespace connectors::generator {
namespace {

using ledger::PartyId;
using ledger::PartyKind;
using ledger::PartyRegister;
using ledger::Role;

// What a group is registered as. `code` is the first two characters of its credit codes
// (law.md §1.5).
struct GroupRegistration {
  PartyKind kind = PartyKind::kUnset;
  Role role = Role::kUnset;
  std::string_view code;
  std::string_view name;
};
constexpr std::array<GroupRegistration, kGroups> kRegistrations{{
    {PartyKind::kGovernment, Role::kIpOffice, "", "天津示例知识产权局"},
    {PartyKind::kGovernment, Role::kCourt, "", "天津示例知识产权法庭"},
    {PartyKind::kGovernment, Role::kTechRegistry, "", "天津示例技术合同登记处"},
    {PartyKind::kAgency, Role::kTradingCentre, "91", "示例知识产权交易中心"},
    {PartyKind::kBank, Role::kBank, "91", "示例银行支行"},
    {PartyKind::kGuarantor, Role::kUnset, "91", "示例融资担保公司"},
    {PartyKind::kAgency, Role::kUnset, "91", "示例专利代理事务所"},
    {PartyKind::kUniversity, Role::kInstitution, "12", "示例大学"},
    {PartyKind::kInstitute, Role::kInstitution, "12", "示例研究院"},
    {PartyKind::kEnterprise, Role::kUnset, "91", "示例科技有限公司"},
    {PartyKind::kEnterprise, Role::kUnset, "91", "外埠示例科技有限公司"},
    {PartyKind::kIndividual, Role::kUnset, "", "示例发明人"},
    {PartyKind::kEnterprise, Role::kUnset, "", "Example Industries"},
    {PartyKind::kGovernment, Role::kStatistics, "", "天津示例统计机构"},
}};

// The 16 districts (law.md §1.6) and their weights. The weights are set here, as no figures by
// district are published: Binhai (120116) has the largest one, then the districts with
// universities.
constexpr std::array<std::string_view, 16> kDistricts{
    "120101", "120102", "120103", "120104", "120105", "120106", "120110", "120111",
    "120112", "120113", "120114", "120115", "120116", "120117", "120118", "120119"};
constexpr std::array<std::uint16_t, 16> kDistrictWeights{30, 25, 45, 90, 25,  30, 65, 110,
                                                         75, 85, 70, 30, 270, 15, 25, 10};
// Districts of enterprises outside the city: the regions of the flow table (law.md §7.4, A8).
constexpr std::array<std::string_view, 8> kOutside{"110108", "110105", "130100", "130900",
                                                   "310115", "320500", "370100", "440300"};
constexpr std::array<std::string_view, 6> kCountries{"DE", "JP", "US", "KR", "HK", "TW"};

std::string numbered(std::string_view name, std::uint32_t number) {
  return std::string(name) + " " + std::to_string(number);
}

}  // namespace

CityParties::CityParties(std::uint32_t patents, std::uint64_t seed) : seed_(seed) {
  const auto in_proportion = [&](std::uint32_t for_each, CityParty least, CityParty most) {
    return std::clamp(patents / for_each, least, most);
  };
  const std::array<CityParty, kGroups> counts{1,
                                              1,
                                              1,
                                              3,
                                              24,
                                              4,
                                              8,
                                              in_proportion(1000, 6, 56),
                                              in_proportion(600, 8, 160),
                                              in_proportion(10, 40, 100'000),
                                              in_proportion(50, 12, 20'000),
                                              in_proportion(40, 12, 20'000),
                                              in_proportion(400, 6, 2'000),
                                              1};
  for (std::size_t i = 0; i < kGroups; ++i) begins_.at(i + 1) = begins_.at(i) + counts.at(i);
}

CityParty CityParties::any(PartyGroup group, Random& random) const {
  return first(group) + random.below(count(group));
}

// The weights are set here, as no shares by kind of owner are published. Those of universities and
// institutes follow their part in CNIPA's transfers (76 000 of 613 000 in 2024, law.md §7.1).
CityParty CityParties::any_owner(Random& random) const {
  constexpr std::array<PartyGroup, 6> kOwners{PartyGroup::kEnterprise, PartyGroup::kUniversity,
                                              PartyGroup::kInstitute,  PartyGroup::kIndividual,
                                              PartyGroup::kOutside,    PartyGroup::kForeign};
  constexpr std::array<std::uint16_t, 6> kWeights{660, 170, 60, 60, 30, 20};
  return any(kOwners.at(random.pick(kWeights)), random);
}

CityParty CityParties::any_buyer(Random& random) const {
  constexpr std::array<PartyGroup, 5> kBuyers{PartyGroup::kEnterprise, PartyGroup::kOutside,
                                              PartyGroup::kIndividual, PartyGroup::kInstitute,
                                              PartyGroup::kUniversity};
  constexpr std::array<std::uint16_t, 5> kWeights{680, 260, 30, 20, 10};
  return any(kBuyers.at(random.pick(kWeights)), random);
}

PartyGroup CityParties::group(CityParty party) const {
  LEDGER_ASSERT(party < count());
  const auto after = std::ranges::upper_bound(begins_, party);
  return static_cast<PartyGroup>(after - begins_.begin() - 1);
}

bool CityParties::is_institution(CityParty party) const {
  const PartyGroup of = group(party);
  return of == PartyGroup::kUniversity || of == PartyGroup::kInstitute;
}

std::string CityParties::district(CityParty party) const {
  Random random = draws_of(party);
  if (group(party) == PartyGroup::kOutside) return std::string(random.one_of(kOutside));
  return std::string(kDistricts.at(random.pick(kDistrictWeights)));
}

namespace {

// A keyed hash replaces the identity number (docs/contract.md §1). Here, of no number.
PartyId person(std::uint64_t drawn) {
  ledger::Hash hash{};
  for (std::size_t i = 0; i < 2; ++i, drawn = mixed(drawn)) {
    std::memcpy(hash.data() + i * sizeof(drawn), &drawn, sizeof(drawn));
  }
  return ledger::person_id(hash, "120101190001010000");
}

}  // namespace

PartyId CityParties::id(CityParty party) const {
  switch (group(party)) {
    case PartyGroup::kIpOffice:
      return PartyId("ip-office");
    case PartyGroup::kCourt:
      return PartyId("ip-court");
    case PartyGroup::kRegistry:
      return PartyId("tech-registry");
    case PartyGroup::kStatistics:
      return PartyId("statistics-bureau");
    case PartyGroup::kIndividual:
      return person(mixed(draws_of(party).next()));
    case PartyGroup::kForeign:
      return PartyId(std::string(draws_of(party).one_of(kCountries)) + ":example-" +
                     std::to_string(party));
    default:
      break;
  }
  const std::string_view kind = kRegistrations.at(static_cast<std::size_t>(group(party))).code;
  return PartyId(credit_code(kind, district(party), party));
}

PartyRegister CityParties::registration(CityParty party) const {
  const PartyGroup of = group(party);
  const GroupRegistration& row = kRegistrations.at(static_cast<std::size_t>(of));
  PartyRegister body;
  body.party = id(party);
  body.name = numbered(row.name, party - first(of) + 1);
  body.kind = row.kind;
  body.country = of == PartyGroup::kForeign ? std::string(body.party.view().substr(0, 2)) : "CN";
  if (of != PartyGroup::kForeign) body.district = row.code.empty() ? "120000" : district(party);
  if (row.role != Role::kUnset) body.roles = {row.role};
  if (of == PartyGroup::kEnterprise && draws_of(party).chance(300)) body.tags = {"sme"};
  return body;
}

}  // namespace connectors::generator
