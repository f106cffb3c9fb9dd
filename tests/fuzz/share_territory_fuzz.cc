// Any text as a share, a party, and, line by line, as shares to add and as a territory.

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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const std::vector<std::string> lines = lines_of(text);
  check_shares(lines);
  if (const auto territory = Territory::parse(lines)) {
    LEDGER_ASSERT(territory->provinces != 0);
    LEDGER_ASSERT(Territory::parse(territory->entries()) == territory);
  }
  if (const auto party = parse_party(text)) LEDGER_ASSERT(party->view() == text);
  has_right_credit_check(text);
  return 0;
}
