// Any text as a share, a party, and, line by line, as shares to add and as a territory.

#include <algorithm>

#include "ledger/model/values/party_id.h"
#include "ledger/model/values/share.h"
#include "ledger/model/values/territory.h"
#include "tests/fuzz/fuzz.h"

using namespace ledger;

namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (;;) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

void check_shares(const std::vector<std::string>& lines) {
  std::vector<Share> shares;
  for (const std::string& line : lines) {
    const auto share = Share::parse(line);
    if (!share) continue;
    LEDGER_ASSERT(share->numerator > 0);
    LEDGER_ASSERT(share->numerator <= share->denominator);
    LEDGER_ASSERT(Share::parse(share->text()) == share);
    shares.push_back(*share);
  }
  const auto sum = compare_sum_to_one(shares);
  const auto rest = split_rest(shares, 1);
  if (!rest) return;
  LEDGER_ASSERT(sum == SumToOne::kLess);
  shares.push_back(*rest);
  LEDGER_ASSERT(compare_sum_to_one(shares) == SumToOne::kOne);
}

bool is_same_but_capital(char read, char written) {
  return read == written || (written >= 'a' && written <= 'z' && read == written - 'a' + 'A');
}

// A party is read as it is written, but for the letters of what is like a credit code.
void check_party(std::string_view text) {
  constexpr std::size_t kCreditCodeSize = 18;
  const auto party = parse_party(text);
  if (!party) return;
  LEDGER_ASSERT(parse_party(party->view()) == party);
  const bool is_capital = text.size() == kCreditCodeSize &&
                          std::ranges::equal(party->view(), text, is_same_but_capital);
  LEDGER_ASSERT(is_capital || party->view() == text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const std::vector<std::string> lines = lines_of(text);
  check_shares(lines);
  if (const auto territory = Territory::parse(lines)) {
    LEDGER_ASSERT(territory->provinces != 0);
    LEDGER_ASSERT(Territory::parse(territory->entries()) == territory);
  }
  check_party(text);
  has_right_credit_check(text);
  return 0;
}
