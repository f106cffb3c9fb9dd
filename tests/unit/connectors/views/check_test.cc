// The check that a bank or a trading centre runs before it files.

#include "connectors/views/check.h"

#include <gtest/gtest.h>

#include "tests/unit/connectors/views/views_case.h"

namespace connectors::views::test {
namespace {

using ledger::ConsentKind;
using ledger::Language;

CheckView checked(const Folded& ledger, const ledger::Submission& submission,
                  std::string_view number, std::string_view on) {
  const ledger::Entry entry = decided(ledger, submission);
  return check_of(ledger.state(), submission, answered(ledger, entry, Language::kEn),
                  patent(number), day(on));
}

TEST(Check, ThePledgeeOfAPledgedPatentMustConsent) {
  const Folded ledger = named_tianjin();
  const CheckView view = checked(ledger, sale_of_pledged(), kPledgedPatent, "2025-02-14");
  EXPECT_EQ(view.outcome, ledger::Outcome::kRefused);
  ASSERT_EQ(view.consents.size(), 1U);
  EXPECT_EQ(view.consents[0].kind, ConsentKind::kPledgee);
  EXPECT_EQ(view.consents[0].party.view(), kBank);
  EXPECT_EQ(view.consents[0].ground, "T04");
  ASSERT_EQ(view.encumbrances.size(), 1U);

  const std::string text = check_text(view, Language::kEn);
  EXPECT_NE(text.find("pledgee  海河示例银行天津分行 (91120101MA9900079B)  T04\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("8,000,000.00 CNY"), std::string::npos) << text;
}

TEST(Check, HasTheNextAnnuityAndTheLastDayOfTheTerm) {
  const CheckView view = checked(named_tianjin(), sale_of_pledged(), kPledgedPatent,
                                 "2026-03-11");  // Filed 2019-03-12.
  EXPECT_EQ(view.next_annuity, day("2026-03-12"));
  EXPECT_EQ(view.days_to_annuity, 1);
  EXPECT_EQ(view.last_day, day("2039-03-11"));
  const std::string text = check_text(view, Language::kEn);
  EXPECT_NE(text.find("Next annuity          2026-03-12 (1 day left)\n"), std::string::npos)
      << text;
  EXPECT_NE(text.find("Last day of the term  2039-03-11 (4748 days left)\n"), std::string::npos)
      << text;
}

TEST(Check, WithTheConsentNothingIsMissing) {
  const Folded ledger = named_tianjin();
  ledger::Submission submission = sale_of_pledged();
  std::get<ledger::TransferRegister>(submission.body).consents = {
      {ConsentKind::kPledgee, party(kBank), "consent-1"}};
  const CheckView view = checked(ledger, submission, kPledgedPatent, "2025-02-14");
  EXPECT_EQ(view.outcome, ledger::Outcome::kRecorded);
  EXPECT_TRUE(view.consents.empty());
  EXPECT_NE(check_text(view, Language::kEn).find("would be recorded"), std::string::npos);
}

TEST(Check, ACoOwnerWhoDoesNotActMustConsent) {
  const Folded ledger = named_tianjin();
  ledger::Submission submission = sale_of_pledged();
  auto& sale = std::get<ledger::TransferRegister>(submission.body);
  sale.patents = {patent("202219000009.4")};
  sale.from = {party("91120116MA990001XT")};
  const CheckView view = checked(ledger, submission, "202219000009.4", "2025-02-14");
  ASSERT_EQ(view.consents.size(), 1U);
  EXPECT_EQ(view.consents[0].kind, ConsentKind::kCoOwner);
  EXPECT_EQ(view.consents[0].party.view(), "12120000401900018C");
  EXPECT_EQ(view.consents[0].ground, "T03");
}

TEST(Check, AsJsonForPrograms) {
  const Folded ledger = named_tianjin();
  const std::string json =
      check_json(checked(ledger, sale_of_pledged(), kPledgedPatent, "2025-02-14"));
  EXPECT_TRUE(
      json.starts_with(R"({"patent":"201819000005.X","type":"transfer.register",)"
                       R"("on":"2025-02-14","outcome":"refused","refusals":[{"code":"T04")"))
      << json;
  EXPECT_NE(json.find(R"("consents":[{"kind":"pledgee","party":"91120101MA9900079B",)"),
            std::string::npos);
}

}  // namespace
}  // namespace connectors::views::test
