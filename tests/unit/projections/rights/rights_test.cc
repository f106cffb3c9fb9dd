// What a bank, a buyer or the office sees of a patent on a day.

#include "projections/rights/rights.h"

#include <gtest/gtest.h>

#include "projections/rights/words.h"
#include "tests/unit/projections/tianjin.h"

namespace projections::test {
namespace {

using ledger::LegalStatus;

rights::RightsView seen(const Folded& ledger, std::string_view number, std::string_view on) {
  const auto view = rights::rights_of(ledger.state(), patent(number), day(on));
  EXPECT_TRUE(view.has_value()) << number;
  return view.value_or(rights::RightsView{});
}

// "pledge Y2024980000058 91120101MA9900079B; …"
std::string text_of(const std::vector<rights::Encumbrance>& encumbrances) {
  static constexpr auto kNames = enum_names(rights::EncumbranceKind{});
  std::string text;
  for (const rights::Encumbrance& one : encumbrances) {
    if (!text.empty()) text += "; ";
    text += kNames.at(static_cast<std::size_t>(one.kind));
    if (!one.id.empty()) text += " " + one.id;
    for (const rights::Named& holder : one.holders) text += " " + std::string(holder.party.view());
  }
  return text;
}

std::string text_of(const rights::RightsView& view) { return text_of(view.encumbrances); }

Folded one_patent() {
  Folded ledger;
  ledger.register_party("91120116MA990001XT", ledger::PartyKind::kEnterprise, "120116");
  ledger.register_party("91120101MA9900079B", ledger::PartyKind::kBank, "120101");
  ledger.grant("201919000001.6", "91120116MA990001XT", "G05B 19/418", "C34");
  return ledger;
}

ledger::PledgeRegister pledged(std::string_view id, std::string_view registered) {
  ledger::PledgeRegister body;
  body.pledge = id;
  body.patents = {patent("201919000001.6")};
  body.pledgors = {party("91120116MA990001XT")};
  body.pledgees = {party("91120101MA9900079B")};
  body.debtor = body.pledgors.front();
  body.claim.emplace().amount = yuan("1000000.00");
  body.claim->currency = currency("CNY");
  body.registered = day(registered);
  return body;
}

TEST(Rights, APledgeHasItsClaimAndRank) {
  const Folded ledger = tianjin();
  const rights::RightsView view = seen(ledger, "201819000005.X", "2025-02-14");
  ASSERT_EQ(text_of(view), "pledge Y2024980000058 91120101MA9900079B");
  const rights::Encumbrance& pledge = view.encumbrances.front();
  EXPECT_EQ(pledge.claim->amount.text(), "8000000.00");
  EXPECT_EQ(pledge.claim->currency.code.view(), "CNY");
  EXPECT_EQ(pledge.rank, 1U);
  EXPECT_EQ(pledge.from.text(), "2024-10-28");
  EXPECT_FALSE(pledge.until.has_value());
}

TEST(Rights, APledgeBeginsOnTheDayOfItsRegistration) {
  const Folded ledger = tianjin();
  EXPECT_EQ(text_of(seen(ledger, "201819000005.X", "2024-10-27")), "");
  EXPECT_EQ(text_of(seen(ledger, "201819000005.X", "2024-10-28")),
            "pledge Y2024980000058 91120101MA9900079B");
}

TEST(Rights, CoOwnersHaveTheirShares) {
  const Folded ledger = tianjin();
  const rights::RightsView view = seen(ledger, "202219000009.4", "2024-09-06");
  ASSERT_EQ(view.owners.size(), 2U);
  EXPECT_EQ(view.owners[0].party.view(), "91120116MA990001XT");
  EXPECT_EQ(view.owners[0].share.text(), "7/10");
  EXPECT_TRUE(view.owners[0].is_stated);
  EXPECT_EQ(view.owners[1].share.text(), "3/10");
}

TEST(Rights, SharesThatNobodyStatedArePresumedEqual) {
  Folded ledger = one_patent();
  ledger::PatentGrant grant;
  grant.patent = patent("202019000002.3");
  grant.filed = day("2020-05-20");
  grant.granted = day("2022-11-15");
  grant.owners = {{party("91120116MA990001XT"), {}}, {party("91120101MA9900079B"), {}}};
  ledger.record("2024-03-01", grant);
  const rights::RightsView view = seen(ledger, "202019000002.3", "2024-03-01");
  EXPECT_EQ(view.owners[1].share.text(), "1/2");
  EXPECT_FALSE(view.owners[1].is_stated);
}

TEST(Rights, TwentyYearsEndOnTheDayBeforeTheAnniversary) {
  Folded ledger;
  ledger::PatentGrant grant;
  grant.patent = patent("200619000013.1");
  grant.filed = day("2006-11-20");
  grant.granted = day("2009-05-13");
  grant.owners = {{party("12120000401900018C"), {}}};
  ledger.record("2024-03-01", grant);

  const rights::RightsView last = seen(ledger, "200619000013.1", "2026-11-19");
  EXPECT_EQ(last.last_day.text(), "2026-11-19");
  EXPECT_EQ(last.days_left, 0);
  EXPECT_EQ(last.status, LegalStatus::kInForce);
  const rights::RightsView after = seen(ledger, "200619000013.1", "2026-11-20");
  EXPECT_EQ(after.days_left, -1);
  EXPECT_EQ(after.status, LegalStatus::kExpired);
}

TEST(Rights, AMissedAnnuityIsShownAfterItsDueDay) {
  Folded ledger = one_patent();
  ledger.record("2024-11-12", ledger::PatentAnnuity{patent("201919000001.6"), day("2024-11-11"),
                                                    ledger::AnnuityStatus::kMissed, std::nullopt});
  EXPECT_FALSE(seen(ledger, "201919000001.6", "2024-11-11").annuity_missed.has_value());
  const rights::RightsView view = seen(ledger, "201919000001.6", "2024-11-12");
  ASSERT_TRUE(view.annuity_missed.has_value());
  EXPECT_EQ(view.annuity_missed->text(), "2024-11-11");
  EXPECT_EQ(view.version, 2U);
}

TEST(Rights, PledgesRankByDayOfRegistration) {
  Folded ledger = one_patent();
  ledger.record("2025-03-10", pledged("Y-LATER", "2025-03-10"));
  ledger.record("2025-03-11", pledged("Y-EARLIER", "2025-03-03"));
  EXPECT_EQ(text_of(seen(ledger, "201919000001.6", "2025-03-12")),
            "pledge Y-EARLIER 91120101MA9900079B; pledge Y-LATER 91120101MA9900079B");

  ledger.record("2025-04-01", ledger::PledgeCancel{"Y-EARLIER", day("2025-04-01"),
                                                   ledger::PledgeEnd::kPerformed});
  const rights::RightsView before = seen(ledger, "201919000001.6", "2025-03-31");
  ASSERT_EQ(before.encumbrances.size(), 2U);
  EXPECT_EQ(before.encumbrances[0].until->text(), "2025-03-31");
  const rights::RightsView after = seen(ledger, "201919000001.6", "2025-04-01");
  ASSERT_EQ(after.encumbrances.size(), 1U);
  EXPECT_EQ(after.encumbrances[0].rank, 1U);
}

TEST(Rights, EncumbrancesWithoutANumberAreIncluded) {
  Folded ledger = one_patent();
  const auto number = patent("201919000001.6");
  ledger.record("2024-06-03",
                ledger::PatentSuspend{number, ledger::SuspensionKind::kOwnershipDispute,
                                      day("2024-06-03"), day("2025-06-03"), ""});
  ledger.record("2024-06-04", ledger::PatentSuspend{number, ledger::SuspensionKind::kPreservation,
                                                    day("2024-06-04"), day("2024-12-03"), ""});
  ledger.record(
      "2024-06-05",
      ledger::HoldPlace{"H-1", {number}, ledger::HoldPurpose::kPledge, day("2024-06-30")});
  ledger::OpenLicenceDeclare declare;
  declare.patent = number;
  declare.fee.amount = yuan("50000.00");
  declare.fee.currency = currency("CNY");
  declare.fee.per = "licensee-year";
  declare.until = day("2029-12-31");
  declare.announced = day("2024-06-06");
  ledger.record("2024-06-06", declare);

  const rights::RightsView view = seen(ledger, "201919000001.6", "2024-06-30");
  EXPECT_EQ(text_of(view), "open-licence; suspension; preservation; hold H-1 ip-office");
  EXPECT_EQ(view.encumbrances[0].fee->amount->text(), "50000.00");
  EXPECT_EQ(view.encumbrances[3].until->text(), "2024-06-30");
  EXPECT_EQ(text_of(seen(ledger, "201919000001.6", "2025-06-04")), "open-licence");
}

// A licence, an order and a statement that begin later, and a statement that is not announced.
TEST(Rights, WhatBeginsLaterIsOnRecord) {
  Folded ledger = one_patent();
  const auto number = patent("201919000001.6");
  ledger::LicenceRecord licence;
  licence.licence = "X1";
  licence.patents = {number};
  licence.licensees = {party("91120101MA9900079B")};
  licence.from = day("2025-01-01");
  licence.until = day("2025-12-31");
  licence.recorded = day("2024-10-28");
  ledger.record("2024-10-28", licence);
  ledger.record("2024-10-28", ledger::PatentSuspend{number, ledger::SuspensionKind::kPreservation,
                                                    day("2024-12-01"), day("2025-05-31"), ""});
  ledger::OpenLicenceDeclare declare;
  declare.patent = number;
  declare.declared = day("2024-10-28");
  declare.until = day("2026-12-31");
  ledger.record("2024-10-28", declare);
  const auto on_record = [&](std::string_view on) {
    return rights::encumbrances_from(ledger.state(), number, day(on));
  };

  EXPECT_EQ(text_of(seen(ledger, "201919000001.6", "2024-11-01")), "");
  const auto all = on_record("2024-11-01");
  EXPECT_EQ(text_of(all), "licence X1 91120101MA9900079B; open-licence; preservation");
  EXPECT_TRUE(all[0].is_future);
  EXPECT_TRUE(all[1].is_unannounced);
  EXPECT_FALSE(all[1].is_future);
  EXPECT_EQ(all[1].from.text(), "2024-10-28");
  EXPECT_TRUE(all[2].is_future);

  EXPECT_FALSE(on_record("2025-01-01")[0].is_future);
  EXPECT_EQ(text_of(on_record("2025-06-01")), "licence X1 91120101MA9900079B; open-licence");
  EXPECT_EQ(text_of(on_record("2026-12-31")), "open-licence");
  EXPECT_EQ(text_of(on_record("2027-01-01")), "");
  ledger.record("2024-11-02", ledger::OpenLicenceAnnounce{number, day("2024-12-01")});
  EXPECT_FALSE(on_record("2024-11-03")[1].is_unannounced);
  EXPECT_TRUE(on_record("2024-11-03")[1].is_future);
}

TEST(Rights, ForeignMoneyIsShownAsStatedWithItsExchange) {
  Folded ledger = one_patent();
  ledger::PledgeRegister body = pledged("Y1", "2024-10-28");
  body.claim->currency = currency("EUR");
  body.claim->exchange = exchange("7.8312");
  ledger.record("2024-10-28", body);
  ledger::OpenLicenceDeclare declare;
  declare.patent = patent("201919000001.6");
  declare.fee = fee(ledger::FeeForm::kLumpSum, "7000.00", "USD");
  declare.fee.exchange = exchange("7.1");
  declare.until = day("2029-12-31");
  declare.announced = day("2024-11-06");
  ledger.record("2024-11-06", declare);

  const rights::RightsView view = seen(ledger, "201919000001.6", "2024-12-01");
  ASSERT_EQ(text_of(view), "pledge Y1 91120101MA9900079B; open-licence");
  const ledger::Claim& claim = *view.encumbrances[0].claim;
  EXPECT_EQ(claim.amount.text(), "1000000.00");
  EXPECT_EQ(rights::exchange_text(claim.currency, *claim.exchange),
            "1 EUR = 7.8312 CNY, 2024-07-19, CFETS");
  const ledger::Fee& standard = *view.encumbrances[1].fee;
  EXPECT_EQ(rights::exchange_text(*standard.currency, *standard.exchange),
            "1 USD = 7.1 CNY, 2024-07-19, CFETS");
}

TEST(Rights, AnUnknownPatentHasNoRights) {
  const Folded ledger = tianjin();
  EXPECT_FALSE(
      rights::rights_of(ledger.state(), patent("202310123456.6"), day("2025-01-01")).has_value());
}

TEST(Rights, ARetractedGrantLeavesNoRights) {
  Folded ledger = one_patent();
  ledger.retract("2025-01-01", 2);
  EXPECT_FALSE(
      rights::rights_of(ledger.state(), patent("201919000001.6"), day("2025-01-01")).has_value());
}

}  // namespace
}  // namespace projections::test
