// A patent as text for a terminal.

#include "connectors/views/rights_text.h"

#include <gtest/gtest.h>

#include "connectors/terminal/width.h"
#include "tests/unit/connectors/views/views_case.h"

namespace connectors::views::test {
namespace {

using ledger::Language;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

// The column of the terminal at which `part` begins, in the first line that contains it.
std::size_t column_of(const std::string& text, std::string_view part) {
  for (const std::string& line : lines_of(text)) {
    const std::size_t place = line.find(part);
    if (place != std::string::npos) return terminal::display_width(line.substr(0, place));
  }
  ADD_FAILURE() << part << " is not in\n" << text;
  return 0;
}

TEST(RightsText, ShowsTheEncumbrancesOfAPatent) {
  const Folded ledger = named_tianjin();
  const std::string zh = rights_text(view_on(ledger, kPledgedPatent, "2025-02-14"), Language::kZh);
  for (const std::string_view part :
       {"201819000005.X  patent\n", "截至 2025-02-14\n", "状态        有效\n",
        "期限届满日  2039-03-11（剩余 5138 天）\n", "第 1 顺位，贷款 8,000,000.00 CNY",
        "海河示例银行天津分行", "单独所有"}) {
    EXPECT_NE(zh.find(part), std::string::npos) << part << "\n" << zh;
  }
  const std::string en = rights_text(view_on(ledger, kPledgedPatent, "2025-02-14"), Language::kEn);
  for (const std::string_view part : {"As of 2025-02-14\n", "Status      in force\n",
                                      "rank 1, loan 8,000,000.00 CNY", "sole owner"}) {
    EXPECT_NE(en.find(part), std::string::npos) << part << "\n" << en;
  }
}

TEST(RightsText, ForeignMoneyIsShownWithItsExchange) {
  Folded ledger = named_tianjin();
  ledger::PledgeRegister body;
  body.pledge = "Y2";
  body.patents = {patent(kPledgedPatent)};
  body.pledgees = {projections::test::party(kBank)};
  body.claim.emplace().kind = ledger::ClaimKind::kLoan;
  body.claim->amount = projections::test::yuan("1200000.00");
  body.claim->currency = projections::test::currency("EUR");
  body.claim->exchange = projections::test::exchange("7.8312", "2025-01-06");
  body.claim->until = day("2027-01-06");
  body.registered = day("2025-01-07");
  ledger.record("2025-01-07", body);
  const std::string en = rights_text(view_on(ledger, kPledgedPatent, "2025-02-14"), Language::kEn);
  EXPECT_NE(en.find("rank 2, loan 1,200,000.00 EUR (1 EUR = 7.8312 CNY, 2025-01-06, CFETS), due "),
            std::string::npos)
      << en;
}

TEST(RightsText, ChineseColumnsAlign) {
  Folded ledger = named_tianjin();
  ledger::PatentSuspend suspend;
  suspend.patent = patent(kPledgedPatent);
  suspend.kind = ledger::SuspensionKind::kOwnershipDispute;
  suspend.from = day("2025-01-15");
  suspend.until = day("2026-01-15");
  ledger.record("2025-01-15", suspend);
  const std::string text =
      rights_text(view_on(ledger, kPledgedPatent, "2025-02-14"), Language::kZh);
  // The pledge has a holder with a long Chinese name, the suspension has none.
  EXPECT_EQ(column_of(text, "2024-10-28"), column_of(text, "2025-01-15  2026-01-15")) << text;
  EXPECT_EQ(column_of(text, "2024-10-28"), column_of(text, "起")) << text;
}

TEST(RightsText, ShowsThatThereIsNoEncumbrance) {
  const Folded ledger = named_tianjin();
  const std::string text =
      rights_text(view_on(ledger, "202219000009.4", "2025-02-14"), Language::kEn);
  EXPECT_NE(text.find("Encumbrances\nnone\n"), std::string::npos) << text;
  EXPECT_NE(text.find("7/10   stated\n"), std::string::npos) << text;
}

TEST(RightsText, ACorrectedEventIsMarked) {
  Folded ledger = named_tianjin();
  EXPECT_EQ(
      rights_text(view_on(ledger, "201919000001.6", "2025-02-14"), Language::kEn).find("Note"),
      std::string::npos);
  ledger.retract("2025-03-03", ledger.history("201919000001.6").back().event.seq);
  const std::string text =
      rights_text(view_on(ledger, "201919000001.6", "2025-03-04"), Language::kEn);
  EXPECT_NE(text.find("  retracted\n"), std::string::npos) << text;
}

TEST(RightsText, AnEndedTermIsNotCountedInNegativeDays) {
  const Folded ledger = named_tianjin();
  const std::string text =
      rights_text(view_on(ledger, "202219000009.4", "2039-03-12"), Language::kEn);
  EXPECT_NE(text.find("2039-03-11 (passed)\n"), std::string::npos) << text;
}

TEST(RightsText, ATitleCannotSteerTheTerminal) {
  const Folded ledger = named_tianjin();
  auto view = view_on(ledger, kPledgedPatent, "2025-02-14");
  view.title = "\x1B[2Jboo";
  EXPECT_EQ(rights_text(view, Language::kEn).find('\x1B'), std::string::npos);
}

}  // namespace
}  // namespace connectors::views::test
