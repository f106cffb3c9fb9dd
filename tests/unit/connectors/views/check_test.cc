// The check that a bank or a trading centre runs before it files.

#include "connectors/views/check.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/unit/connectors/views/views_case.h"

namespace connectors::views::test {
namespace {

using ledger::ConsentKind;
using ledger::Language;
using ledger::LicenceKind;
using ledger::Outcome;
using ledger::ProposedAct;
using ledger::Purpose;

constexpr std::string_view kJointPatent = "202219000009.4";
constexpr std::string_view kEquipment = "91120116MA990001XT";  // The owners of kJointPatent.
constexpr std::string_view kUniversity = "12120000401900018C";

CheckView checked(const Folded& ledger, ledger::Submission submission, std::string_view number,
                  std::string_view on) {
  submission.at = moment(std::string(on) + "T09:00:00+08:00");
  return check_submission(ledger.state(), submission, patent(number), Language::kEn);
}

CheckView check(const Folded& ledger, std::string_view number, const ProposedAct& act,
                const std::optional<ledger::PartyId>& by, std::string_view on,
                Language language = Language::kEn) {
  return check_act(ledger.state(), *ledger.state().patents.find(patent(number)), act, by,
                   moment(std::string(on) + "T09:00:00+08:00"), language);
}

std::vector<std::string> codes_of(const std::vector<ledger::Reason>& reasons) {
  std::vector<std::string> codes;
  for (const ledger::Reason& reason : reasons) codes.push_back(reason.code);
  return codes;
}
using Codes = std::vector<std::string>;

TEST(Check, ThePledgeeOfAPledgedPatentMustConsent) {
  const Folded ledger = named_tianjin();
  const CheckView view = checked(ledger, sale_of_pledged(), kPledgedPatent, "2025-02-14");
  EXPECT_EQ(view.outcome, Outcome::kRefused);
  ASSERT_EQ(view.consents.size(), 1U);
  EXPECT_EQ(view.consents[0].kind, ConsentKind::kPledgee);
  EXPECT_EQ(view.consents[0].party.view(), kBank);
  EXPECT_EQ(view.consents[0].ground, "T04");
  ASSERT_EQ(view.encumbrances.size(), 1U);

  const std::string text = check_text(view, Language::kEn);
  EXPECT_NE(text.find("pledgee  海河示例银行天津分行 (91120101MA9900079B)  T04 "),
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
  EXPECT_EQ(view.outcome, Outcome::kRecorded);
  EXPECT_TRUE(view.consents.empty());
  EXPECT_NE(check_text(view, Language::kEn).find("would be recorded"), std::string::npos);
}

TEST(Check, ACoOwnerWhoDoesNotActMustConsent) {
  const Folded ledger = named_tianjin();
  ledger::Submission submission = sale_of_pledged();
  auto& sale = std::get<ledger::TransferRegister>(submission.body);
  sale.patents = {patent(kJointPatent)};
  sale.from = {party(kEquipment)};
  const CheckView view = checked(ledger, submission, kJointPatent, "2025-02-14");
  ASSERT_EQ(view.consents.size(), 1U);
  EXPECT_EQ(view.consents[0].kind, ConsentKind::kCoOwner);
  EXPECT_EQ(view.consents[0].party.view(), kUniversity);
  EXPECT_EQ(view.consents[0].ground, "T03");
  EXPECT_FALSE(view.consents[0].unless_acting);
}

TEST(Check, WithoutASourceAllOwnersActOrConsent) {
  const CheckView view =
      check(named_tianjin(), kJointPatent, {Purpose::kPledge}, std::nullopt, "2025-02-14");
  EXPECT_EQ(view.outcome, Outcome::kRecorded);
  EXPECT_FALSE(view.by);
  ASSERT_EQ(view.consents.size(), 2U);
  for (const ConsentView& one : view.consents) {
    EXPECT_EQ(one.ground, "P08");
    EXPECT_TRUE(one.unless_acting);
  }
}

// A trading centre reports a deal of others: it is not taken for the buyer.
TEST(Check, ACentreIsNoPartyToWhatItReports) {
  Folded ledger = named_tianjin();
  ledger::PartyRegister foreign;
  foreign.party = party("DE:centre");
  foreign.country = "DE";
  foreign.roles = {ledger::Role::kTradingCentre};
  ledger.record("2025-01-02", foreign);
  for (const std::string_view centre : {kCentre, std::string_view("DE:centre")}) {
    for (const Purpose purpose : {Purpose::kTransfer, Purpose::kLicence, Purpose::kOpenLicence}) {
      const CheckView view = check(ledger, kJointPatent, {purpose}, party(centre), "2025-02-14");
      EXPECT_EQ(view.outcome, Outcome::kRecorded) << centre << ' ' << view.type;
    }
  }
}

// The source may not submit it: that is the answer, as of submit; what else applies is beside it.
TEST(Check, OfASourceWithoutTheRoleTheOtherGroundsAreBesideA01) {
  const CheckView view =
      check(named_tianjin(), kPledgedPatent, {Purpose::kTransfer}, party(kBank), "2025-02-14");
  EXPECT_EQ(codes_of(view.refusals), Codes{"A01"});
  EXPECT_EQ(codes_of(view.further), Codes{"T04"});
  ASSERT_EQ(view.consents.size(), 1U);
  EXPECT_EQ(view.consents[0].party.view(), kBank);
}

TEST(Check, EachKindOfLicenceForItsTermAndTerritory) {
  Folded ledger = named_tianjin();
  ledger::LicenceRecord exclusive;
  exclusive.licence = "X2025120000001";
  exclusive.patents = {patent(kPledgedPatent)};
  exclusive.licensors = {party(kBiotech)};
  exclusive.licensees = {party(kBeijing)};
  exclusive.kind = LicenceKind::kExclusive;
  exclusive.territory = *ledger::Territory::parse({"CN-12"});
  exclusive.from = day("2026-01-01");
  exclusive.until = day("2026-12-31");
  exclusive.recorded = day("2025-01-10");
  ledger.record("2025-01-10", exclusive);
  const auto grounds = [&](LicenceKind kind, std::string_view territory, std::string_view from,
                           std::string_view until) {
    const ProposedAct act{Purpose::kLicence, kind,
                          *ledger::Territory::parse({std::string(territory)}), day(from),
                          day(until)};
    return codes_of(check(ledger, kPledgedPatent, act, std::nullopt, "2025-02-14").refusals);
  };
  for (const LicenceKind kind :
       {LicenceKind::kExclusive, LicenceKind::kSole, LicenceKind::kOrdinary}) {
    EXPECT_EQ(grounds(kind, "CN", "2025-02-14", "2025-12-31"), Codes{"L09"});
    EXPECT_EQ(grounds(kind, "CN", "2025-02-14", "2026-01-01"), (Codes{"L09", "L10"}));
    EXPECT_EQ(grounds(kind, "CN-31", "2025-02-14", "2026-01-01"), Codes{"L09"});
    EXPECT_EQ(grounds(kind, "CN", "2026-12-31", "2027-12-31"), (Codes{"L09", "L10"}));
    EXPECT_EQ(grounds(kind, "CN", "2027-01-01", "2039-03-11"), Codes{"L09"});
    EXPECT_EQ(grounds(kind, "CN", "2027-01-01", "2039-03-12"), (Codes{"L04", "L09"}));
  }
}

// A co-owned patent with one of everything: a pledge, a licence of next year, a statement that is
// not announced, proceedings, two annuities.
Folded encumbered() {
  Folded ledger = named_tianjin();
  ledger::PledgeRegister pledge;
  pledge.pledge = "Y2025980000101";
  pledge.patents = {patent(kJointPatent)};
  pledge.pledgors = {party(kEquipment), party(kUniversity)};
  pledge.pledgees = {party(kBank)};
  pledge.debtor = party(kEquipment);
  pledge.claim = {ledger::ClaimKind::kLoan, yuan("3000000.00"), currency("CNY"),
                  day("2025-01-10"),        day("2026-01-09"),  {}};
  pledge.registered = day("2025-01-10");
  ledger.record("2025-01-10", pledge);
  ledger::LicenceRecord licence;
  licence.licence = "X2025120000002";
  licence.patents = {patent(kJointPatent)};
  licence.licensors = pledge.pledgors;
  licence.licensees = {party(kBeijing)};
  licence.kind = LicenceKind::kSole;
  licence.territory = ledger::Territory::china();
  licence.from = day("2026-01-01");
  licence.until = day("2026-12-31");
  licence.recorded = day("2025-01-11");
  ledger.record("2025-01-11", licence);
  ledger::OpenLicenceDeclare statement;
  statement.patent = patent(kJointPatent);
  statement.patentees = pledge.pledgors;
  statement.fee.form = ledger::FeeForm::kLumpSum;
  statement.fee.amount = yuan("50000.00");
  statement.fee.currency = currency("CNY");
  statement.until = day("2027-12-31");
  statement.declared = day("2025-01-12");
  ledger.record("2025-01-12", statement);
  ledger.set_source("ip-office");
  ledger::PatentInvalidation request;
  request.patent = patent(kJointPatent);
  request.stage = ledger::InvalidationStage::kRequested;
  request.on = day("2025-01-20");
  ledger.record("2025-01-20", request);
  for (const std::string_view due : {"2024-03-12", "2025-03-12"}) {
    ledger::PatentAnnuity annuity;
    annuity.patent = patent(kJointPatent);
    annuity.due = day(due);
    annuity.status = ledger::AnnuityStatus::kMissed;
    ledger.record("2025-03-13", annuity);
  }
  return ledger;
}

TEST(Check, HasEverythingOnRecord) {
  const CheckView view =
      check(encumbered(), kJointPatent, {Purpose::kPledge}, std::nullopt, "2025-03-20");
  using projections::rights::EncumbranceKind;
  ASSERT_EQ(view.encumbrances.size(), 3U);
  EXPECT_EQ(view.encumbrances[0].kind, EncumbranceKind::kPledge);
  EXPECT_FALSE(view.encumbrances[0].is_future);
  EXPECT_EQ(view.encumbrances[1].kind, EncumbranceKind::kLicence);
  EXPECT_TRUE(view.encumbrances[1].is_future);
  EXPECT_EQ(view.encumbrances[2].kind, EncumbranceKind::kOpenLicence);
  EXPECT_TRUE(view.encumbrances[2].is_unannounced);
  ASSERT_EQ(view.invalidations.size(), 1U);
  EXPECT_EQ(view.invalidations[0].since, day("2025-01-20"));
  ASSERT_EQ(view.annuities_missed.size(), 2U);
  EXPECT_EQ(view.annuities_missed[0].since, day("2024-03-12"));
  EXPECT_EQ(view.next_annuity, day("2026-03-12"));
  EXPECT_EQ(codes_of(view.refusals), (Codes{"P04", "P09", "P11"}));
}

// The golden files are what a bank reads. REWRITE=1 writes them again.
void expect_golden(const std::string& name, const std::string& text) {
  const std::string path = std::string(SOURCE_ROOT) + "/tests/golden/" + name;
  if (std::getenv("REWRITE") != nullptr) std::ofstream(path, std::ios::binary) << text;
  std::stringstream golden;
  golden << std::ifstream(path, std::ios::binary).rdbuf();
  EXPECT_EQ(golden.str(), text) << name << "\nIs it meant? REWRITE=1";
}

TEST(Check, EqualsTheReviewedTexts) {
  const Folded ledger = encumbered();
  const ProposedAct licence{Purpose::kLicence, LicenceKind::kExclusive,
                            *ledger::Territory::parse({"CN-12", "CN-13"}), day("2025-04-01"),
                            day("2030-03-31")};
  for (const auto& [language, name] :
       {std::pair(Language::kZh, "zh"), std::pair(Language::kEn, "en")}) {
    std::string text;
    for (const auto& [act, by] : std::vector<std::pair<ProposedAct, std::string_view>>{
             {{Purpose::kPledge}, ""}, {{Purpose::kTransfer}, kEquipment}, {licence, kCentre}}) {
      const auto source = by.empty() ? std::nullopt : std::optional(party(by));
      text +=
          check_text(check(ledger, kJointPatent, act, source, "2025-03-20", language), language);
      text += "\n";
    }
    expect_golden(std::string("check.") + name + ".txt", text);
  }
}

TEST(Check, AsJsonForPrograms) {
  const Folded ledger = named_tianjin();
  const std::string json =
      check_json(checked(ledger, sale_of_pledged(), kPledgedPatent, "2025-02-14"));
  EXPECT_TRUE(
      json.starts_with(R"({"patent":"201819000005.X","type":"transfer.register",)"
                       R"("by":"91120101MA9900108N","name":"天津示例产权交易中心",)"
                       R"("on":"2025-02-14","outcome":"refused","refusals":[{"code":"T04")"))
      << json;
  EXPECT_NE(json.find(R"("consents":[{"kind":"pledgee","party":"91120101MA9900079B",)"),
            std::string::npos);
}

TEST(Check, AsJsonWithEverythingOnRecord) {
  const std::string json =
      check_json(check(encumbered(), kJointPatent, {Purpose::kPledge}, std::nullopt, "2025-03-20"));
  for (const std::string_view part :
       {R"("unless_acting":true)", R"("future":true)", R"("unannounced":true)",
        R"("status":"in-force")", R"("invalidations":[{"since":"2025-01-20","event":)",
        R"("annuities_missed":[{"since":"2024-03-12","event":)"}) {
    EXPECT_NE(json.find(part), std::string::npos) << part << '\n' << json;
  }
}

}  // namespace
}  // namespace connectors::views::test
