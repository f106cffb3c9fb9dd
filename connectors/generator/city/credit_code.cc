#include "connectors/generator/city/credit_code.h"

#include <array>

#include "ledger/base/assert.h"
#include "ledger/model/values/party_id.h"

namespace connectors::generator {
namespace {

// GB 11714: letters count from A = 10.
char organisation_check(std::string_view eight) {
  constexpr std::array<unsigned, 8> kWeights{3, 7, 9, 10, 5, 8, 4, 2};
  unsigned sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    const char c = eight[i];
    const auto value = static_cast<unsigned>(c <= '9' ? c - '0' : c - 'A' + 10);
    sum += kWeights[i] * value;
  }
  const unsigned check = (11 - sum % 11) % 11;
  return check == 10 ? 'X' : static_cast<char>('0' + check);
}

}  // namespace

std::string credit_code(std::string_view kind, std::string_view district, std::uint32_t serial) {
  LEDGER_ASSERT(serial < 1'000'000);
  std::string organisation = "MY" + std::to_string(1'000'000 + serial).substr(1);
  organisation.push_back(organisation_check(organisation));
  std::string code;
  code.append(kind).append(district).append(organisation);
  code.push_back(ledger::credit_check(code));
  return code;
}

}  // namespace connectors::generator
