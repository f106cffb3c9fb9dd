#include "connectors/generator/city/parties.h"

#include <gtest/gtest.h>

#include <set>

#include "connectors/generator/city/credit_code.h"

namespace connectors::generator {
namespace {

// GB 11714, implemented independently: characters 9 to 16, with 17 as their check character.
bool has_right_organisation_check(const std::string& code) {
  constexpr std::array<int, 8> kWeights{3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    const char c = code[8 + i];
    sum += kWeights[i] * (c <= '9' ? c - '0' : c - 'A' + 10);
  }
  constexpr std::string_view kChecks = "0X987654321";  // By the remainder modulo 11.
  return code[16] == kChecks[static_cast<std::size_t>(sum % 11)];
}

TEST(CreditCode, BothCheckCharactersAreRight) {
  for (std::uint32_t serial = 0; serial < 5'000; serial += 7) {
    const std::string code = credit_code("91", "120116", serial);
    EXPECT_TRUE(ledger::is_credit_code_shape(code)) << code;
    EXPECT_TRUE(ledger::has_right_credit_check(code)) << code;
    EXPECT_TRUE(has_right_organisation_check(code)) << code;
  }
}

TEST(Parties, AreAllDifferentAndWellFormed) {
  const CityParties parties(20'000, 3);
  std::set<ledger::PartyId> seen;
  for (CityParty party = 0; party < parties.count(); ++party) {
    const ledger::PartyRegister body = parties.registration(party);
    EXPECT_TRUE(seen.insert(body.party).second) << body.party.view();
    EXPECT_TRUE(ledger::parse_party(body.party.view()).has_value()) << body.party.view();
    const bool has_district = body.country == "CN";
    EXPECT_EQ(body.district.size(), has_district ? 6U : 0U);
    EXPECT_EQ(body.party, parties.id(party));
  }
}

TEST(Parties, HaveOtherDistrictsWithAnotherSeed) {
  const CityParties one(1'000, 1);
  const CityParties other(1'000, 2);
  const CityParty first = one.first(PartyGroup::kEnterprise);
  int differ = 0;
  for (CityParty party = first; party < first + 40; ++party) {
    differ += one.id(party) == other.id(party) ? 0 : 1;
  }
  EXPECT_GT(differ, 20);
}

}  // namespace
}  // namespace connectors::generator
