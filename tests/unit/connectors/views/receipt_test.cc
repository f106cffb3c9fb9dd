// Receipts, and their text.

#include <gtest/gtest.h>

#include <map>

#include "connectors/views/receipt_text.h"
#include "ledger/law/rule.h"
#include "ledger/model/codes.h"
#include "tests/unit/connectors/views/views_case.h"

namespace connectors::views::test {
namespace {

using ledger::Language;
using ledger::Outcome;

TEST(Receipt, ARefusalNamesArticleFactsAndCure) {
  const Folded ledger = named_tianjin();
  const auto receipt = answered(ledger, decided(ledger, sale_of_pledged()), Language::kEn);
  EXPECT_EQ(receipt.outcome, Outcome::kRefused);
  EXPECT_TRUE(receipt.events.empty());
  ASSERT_EQ(receipt.refusals.size(), 1U);
  const ledger::Reason& reason = receipt.refusals.front();
  EXPECT_EQ(reason.code, "T04");
  EXPECT_EQ(reason.article, "Civil Code, Art. 444(2) (in force since 2021-01-01)");
  EXPECT_TRUE(
      reason.detail.ends_with(" Pledgee whose document of consent is missing: "
                              "91120101MA9900079B (201819000005.X)."))
      << reason.detail;
  EXPECT_FALSE(reason.cure.empty());
  ASSERT_EQ(reason.facts.size(), 1U);
  EXPECT_EQ(reason.facts.front().type, "pledge.registered");
}

TEST(Receipt, ARefusalOf2020CitesThePropertyLaw) {
  Folded ledger = named_tianjin();
  ledger::Entry entry = decided(ledger, sale_of_pledged());
  entry.grounds.front().row -= 1;  // T04 as it was in force up to 2020-12-31.
  const auto receipt = answered(ledger, entry, Language::kZh);
  EXPECT_EQ(receipt.refusals.front().article,
            "物权法 第二百二十七条第二款（2007-10-01至2020-12-31施行）");
}

TEST(Receipt, NamesFirstWhatTheLabelSays) {
  Folded ledger = named_tianjin();
  const ledger::Entry entry = decided(ledger, sale_of_pledged());
  const std::string zh = answered(ledger, entry, Language::kZh).refusals.front().detail;
  const std::string en = answered(ledger, entry, Language::kEn).refusals.front().detail;
  EXPECT_NE(zh.find("尚缺其同意书的质权人：91120101MA9900079B（2018"), std::string::npos) << zh;
  EXPECT_TRUE(zh.ends_with("）。")) << zh;
  EXPECT_NE(en.find("is missing: 91120101MA9900079B (2018"), std::string::npos) << en;
}

TEST(Receipt, EachSourceHasItsPeriod) {
  Folded ledger = named_tianjin();
  ledger::Entry entry = decided(ledger, sale_of_pledged());
  entry.grounds.front().code = ledger::Code::kL09;
  entry.grounds.front().row = ledger::law::rule_number(ledger::Code::kL09, 1);
  const auto article = answered(ledger, entry, Language::kEn).refusals.front().article;
  EXPECT_EQ(article,
            "Civil Code, Art. 444(2) (in force since 2021-01-01); Licence Recordation Measures "
            "(2011), Art. 12(9) (in force since 2011-08-01)");
}

TEST(Receipt, NamesRolesInTheLanguage) {
  Folded ledger = named_tianjin();
  ledger::Entry entry = decided(ledger, sale_of_pledged());
  entry.grounds = {{ledger::Code::kA01,
                    ledger::law::rule_number(ledger::Code::kA01),
                    "ip-office, bank, B1 (2024)",
                    {}}};
  EXPECT_TRUE(answered(ledger, entry, Language::kZh)
                  .refusals.front()
                  .detail.ends_with("可以提交的：专利行政部门、银行、B1（2024）。"));
  EXPECT_TRUE(answered(ledger, entry, Language::kEn)
                  .refusals.front()
                  .detail.ends_with("May submit: ip-office, bank, B1 (2024)."));
}

TEST(Receipt, ARecordedSubmissionHasAnEvent) {
  const Folded ledger = named_tianjin();
  ledger::Entry entry;
  entry.seq = 41;
  entry.submission = sale_of_pledged();
  const auto receipt = answered(ledger, entry, Language::kZh);
  EXPECT_EQ(receipt.seq, "41");
  EXPECT_EQ(receipt.recorded_at, "2025-02-14T09:00:01.000+08:00");
  ASSERT_EQ(receipt.events.size(), 1U);
  EXPECT_EQ(receipt.events.front().event.text(), "41.0");
  EXPECT_EQ(receipt.events.front().type, "transfer.registered");
}

TEST(Receipt, ADryRunHasNeitherPositionNorEvent) {
  const Folded ledger = named_tianjin();
  ledger::Entry entry;
  entry.submission = sale_of_pledged();
  const auto receipt = ledger::service::make_receipt(
      entry, std::nullopt, Language::kZh, [](ledger::EventId) { return std::string_view(); });
  EXPECT_EQ(receipt.seq, "");
  EXPECT_EQ(receipt.recorded_at, "");
  EXPECT_TRUE(receipt.events.empty());
}

TEST(Receipt, AnUnwrittenEntryIsNotRecorded) {
  using ledger::Fate;
  ledger::Receipt receipt;
  EXPECT_EQ(outcome_name(receipt), "recorded");
  receipt.fate = Fate::kDryRun;
  EXPECT_EQ(outcome_name(receipt), "would-record");
  EXPECT_NE(receipt_text(receipt, Language::kEn).find("would be recorded"), std::string::npos);
  receipt.fate = Fate::kDropped;
  EXPECT_EQ(outcome_name(receipt), "not-recorded");
  EXPECT_NE(receipt_text(receipt, Language::kZh).find("未记录"), std::string::npos);
  receipt.outcome = Outcome::kDiscrepancy;
  EXPECT_EQ(outcome_name(receipt), "not-recorded");
  receipt.outcome = Outcome::kRefused;
  EXPECT_EQ(outcome_name(receipt), "refused");
}

TEST(Receipt, AFaultHasItsPointer) {
  ledger::Entry entry;
  entry.outcome = Outcome::kMalformed;
  entry.source = kCentre;
  entry.id = "X1-2025-000161";
  entry.faults = {{ledger::Code::kF02, "/body/patents/0", "the check character is 7, must be 6"}};
  const Folded ledger = named_tianjin();
  const auto zh = answered(ledger, entry, Language::kZh).refusals.front();
  EXPECT_EQ(zh.code, "F02");
  EXPECT_EQ(zh.pointer, "/body/patents/0");
  EXPECT_EQ(zh.detail, "校验位为 7，应为 6。");
  EXPECT_EQ(answered(ledger, entry, Language::kEn).refusals.front().detail,
            "the check character is 7, must be 6");
  EXPECT_EQ(answered(ledger, entry, Language::kEn).id, "X1-2025-000161");
}

TEST(ReceiptText, HasReasonAndCure) {
  const Folded ledger = named_tianjin();
  const ledger::Entry entry = decided(ledger, sale_of_pledged());
  const std::string text = receipt_text(answered(ledger, entry, Language::kZh), Language::kZh);
  for (const std::string_view part :
       {"不予登记  X1-2025-000011\n", "提交单位  91120101MA9900108N\n", "\nT04  ",
        "     依据  民法典 第四百四十四条第二款（2021-01-01起施行）\n", "pledge.registered\n",
        "     补救  "}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  }
  EXPECT_EQ(receipt_text(answered(ledger, entry, Language::kEn), Language::kEn).substr(0, 7),
            "refused");
}

TEST(ReceiptText, NamesFromOutsideCannotSteerTheTerminal) {
  ledger::Receipt receipt;
  receipt.id = "X\x1B[2J";
  const std::string text = receipt_text(receipt, Language::kEn);
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
}

// The office registers transfers and pledges, records licences, announces open licences and
// accepts the rest.
TEST(ReceiptText, NamesARefusalByTheKindOfTheSubmission) {
  const std::map<std::string_view, std::string_view> words{
      {"transfer.register", "不予登记"},   {"pledge.register", "不予登记"},
      {"pledge.cancel", "不予登记"},       {"licence.record", "不予备案"},
      {"licence.change", "不予备案"},      {"open-licence.declare", "不予公告"},
      {"open-licence.accept", "不予公告"}, {"contract.register", "不予受理"},
      {"hold.place", "不予受理"},          {"event.correct", "不予受理"},
      {"patent.grant", "不予受理"},        {"", "不予受理"}};
  for (const auto& [type, text] : words) {
    EXPECT_EQ(outcome_text(ledger::Outcome::kRefused, type, ledger::Language::kZh), text) << type;
    EXPECT_EQ(outcome_text(ledger::Outcome::kRefused, type, ledger::Language::kEn), "refused");
    EXPECT_EQ(outcome_text(ledger::Outcome::kRecorded, type, ledger::Language::kZh), "已记录");
  }
}

}  // namespace
}  // namespace connectors::views::test
