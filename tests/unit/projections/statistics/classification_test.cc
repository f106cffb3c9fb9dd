// By which classes of parties and patents a thing counts (docs/law.md §7.2): those of its own day,
// as they were known when it first counted. Each kind of thing with each of its three sides; the
// expected answers are written from the rule.

#include <gtest/gtest.h>

#include <functional>

#include "tests/unit/projections/figures_case.h"

namespace projections::test {
namespace {

using ledger::Body;
using ledger::PartyKind;
using ledger::Seq;

constexpr std::string_view kDay = "2024-07-20";
constexpr std::string_view kOther = "121200004019000342";  // An institute in 120113.

// A thing of that day, and its body with another amount, form of fee, or a further patent.
struct ThingCase {
  std::string_view indicator;
  std::function<Body()> body;
  std::function<Body()> altered;
  bool has_buyer = true;
};

std::vector<ThingCase> things() {
  return {{"contracts", [] { return contract("1", "500000.00", kDay); },
           [] { return contract("1", "510000.00", kDay); }},
          {"transfers", [] { return transfer(kDay); },
           [] {
             auto body = transfer(kDay);
             body.fee = fee(ledger::FeeForm::kLumpSum, "7.00");
             return body;
           }},
          {"licences", [] { return licence("X1", kDay); },
           [] {
             auto body = licence("X1", kDay);
             body.kind = ledger::LicenceKind::kSole;
             return body;
           }},
          {"open_licences", [] { return statement(kDay); },
           [] {
             auto body = statement(kDay);
             body.fee.form = ledger::FeeForm::kLumpSum;
             return body;
           },
           false},
          {"pledges", [] { return pledge("Y1", "500000.00", kDay); },
           [] { return pledge("Y1", "510000.00", kDay); }}};
}

enum class Which { kSeller, kBuyer, kPatent };

ledger::PartyRegister details(std::string_view id, PartyKind kind, std::string_view district) {
  ledger::PartyRegister body;
  body.party = party(id);
  body.name = id;
  body.kind = kind;
  body.country = "CN";
  body.district = district;
  return body;
}

// One ledger: the class of one side, stated in the fixture and once more.
class Scene {
 public:
  Scene(Which which, bool is_pledge) : which_(which), buyer_(is_pledge ? kBank : kBuyer) {}

  std::string_view by() const {
    if (which_ == Which::kSeller) return "district,seller_kind";
    return which_ == Which::kBuyer ? "buyer_kind" : "industry";
  }
  std::string first() const {
    if (which_ == Which::kSeller) return "120104 university";
    if (which_ == Which::kBuyer) return buyer_ == kBank ? "bank" : "enterprise";
    return "C34";
  }
  std::string next() const {
    if (which_ == Which::kSeller) return "120111 institute";
    return which_ == Which::kBuyer ? "guarantor" : "I65";
  }
  std::string corrected() const {
    if (which_ == Which::kSeller) return "120118 other";
    return which_ == Which::kBuyer ? "other" : "M73";
  }

  // The event of the fixture that states it first.
  Seq first_event() const {
    if (which_ == Which::kSeller) return 0;
    if (which_ == Which::kBuyer) return buyer_ == kBank ? 2 : 1;
    return 3;
  }
  Body next_body() const {
    if (which_ == Which::kSeller) return details(kSeller, PartyKind::kInstitute, "120111");
    if (which_ == Which::kBuyer) return details(buyer_, PartyKind::kGuarantor, "120102");
    return ledger::PatentClassify{patent(kPatent), "", "I65"};
  }
  Body corrected_body(bool is_of_first) const {
    if (which_ == Which::kSeller) return details(kSeller, PartyKind::kOther, "120118");
    if (which_ == Which::kBuyer) return details(buyer_, PartyKind::kOther, "120118");
    if (!is_of_first) return ledger::PatentClassify{patent(kPatent), "", "M73"};
    ledger::PatentGrant body;
    body.patent = patent(kPatent);
    body.owners = {{party(kSeller), std::nullopt}};
    body.ipc = "G05B 19/418";
    body.industry = "M73";
    return body;
  }

 private:
  Which which_;
  std::string_view buyer_;
};

class Classes : public testing::Test {
 protected:
  template <typename Check>
  static void for_each_scene(const Check& check) {
    for (const ThingCase& thing : things()) {
      for (const Which which : {Which::kSeller, Which::kBuyer, Which::kPatent}) {
        if (which == Which::kBuyer && !thing.has_buyer) continue;
        SCOPED_TRACE(std::string(thing.indicator) + " " + std::to_string(static_cast<int>(which)));
        check(thing, Scene(which, thing.indicator == "pledges"));
      }
    }
  }
  static std::string figure(const Folded& ledger, const ThingCase& thing, const Scene& scene) {
    return ledger.figures(thing.indicator, cells::Basis::kEvent, scene.by());
  }
  static std::string in_july(const std::string& codes) { return "2024-07 " + codes + " 1"; }
};

// Stated once more on a day before, on and after that of the thing; arriving before and after it.
TEST_F(Classes, AreThoseOfTheDayAsTheyWereKnown) {
  for_each_scene([](const ThingCase& thing, const Scene& scene) {
    for (const std::string_view stated : {"2024-07-19", "2024-07-20", "2024-07-21"}) {
      for (const bool arrives_before : {true, false}) {
        SCOPED_TRACE(std::string(stated) + (arrives_before ? " before" : " after"));
        Folded ledger = with_parties();
        if (arrives_before) ledger.record(stated, scene.next_body());
        const Seq seq = ledger.record("2024-07-25", thing.body());
        if (!arrives_before) ledger.record(stated, scene.next_body());
        const bool holds = arrives_before && stated <= kDay;
        const std::string expected = in_july(holds ? scene.next() : scene.first());
        EXPECT_EQ(figure(ledger, thing, scene), expected);
        // What is corrected is classified as it was, except in what the correction changes.
        ledger.correct("2024-09-01", seq, thing.altered());
        EXPECT_EQ(figure(ledger, thing, scene), expected) << "corrected";
      }
    }
  });
}

// A correction of what classifies a thing restates its month; of what does not, nothing.
TEST_F(Classes, ACorrectedStatementRestatesEveryMonthThatItWasCountedIn) {
  for_each_scene([](const ThingCase& thing, const Scene& scene) {
    for (const bool holds : {true, false}) {
      for (const bool corrects_first : {true, false}) {
        SCOPED_TRACE(std::string(holds ? "the later one holds" : "the first one holds") +
                     (corrects_first ? ", the first one is corrected" : ", the later one is"));
        Folded ledger = with_parties();
        const Seq later = ledger.record(holds ? "2024-07-19" : "2024-07-21", scene.next_body());
        ledger.record("2024-07-25", thing.body());
        ledger.correct("2024-09-01", corrects_first ? scene.first_event() : later,
                       scene.corrected_body(corrects_first));
        const bool is_restated = holds != corrects_first;
        const std::string before = holds ? scene.next() : scene.first();
        EXPECT_EQ(figure(ledger, thing, scene), in_july(is_restated ? scene.corrected() : before));
        EXPECT_EQ(ledger.statistics().rows(), ledger.rebuilt().rows());
      }
    }
  });
}

TEST_F(Classes, ARetractedStatementLeavesTheOneBefore) {
  for_each_scene([](const ThingCase& thing, const Scene& scene) {
    Folded ledger = with_parties();
    const Seq later = ledger.record("2024-07-19", scene.next_body());
    ledger.record("2024-07-25", thing.body());
    ledger.retract("2024-09-01", later);
    EXPECT_EQ(figure(ledger, thing, scene), in_july(scene.first()));
  });
}

using Reclassified = FiguresTest;

TEST_F(Reclassified, TheDifferenceIsBookedInTheMonthOfTheCorrection) {
  ledger.record("2024-07-22", contract("1", "500000.00", kDay));
  ledger.record("2024-08-22", receipt("1", "100000.00", "2024-08-20"));
  ledger.correct("2024-10-01", 0, details(kSeller, PartyKind::kInstitute, "120111"));
  EXPECT_EQ(event("contract_value,receipts", "seller_kind"),
            "2024-07 institute 500000.00 0.00; 2024-08 institute 0.00 100000.00");
  EXPECT_EQ(booking("contract_value,receipts", "seller_kind"),
            "2024-07 university 500000.00 0.00; 2024-08 university 0.00 100000.00; "
            "2024-10 university -500000.00 -100000.00; 2024-10 institute 500000.00 100000.00");
  EXPECT_EQ(ledger.postings().back().cause, cells::PostingCause::kCorrection) << "the receipts";
}

TEST_F(Reclassified, ACorrectionOfThePartiesTakesTheirClasses) {
  ledger.record("2024-01-03", details(kOther, PartyKind::kInstitute, "120113"));
  const Seq seq = ledger.record("2024-07-22", contract("1", "500000.00", kDay));
  ledger.record("2024-07-19", ledger::PatentClassify{patent(kPatent), "", "I65"});
  ledger::ContractRegister body = contract("1", "500000.00", kDay);
  body.sellers = {party(kOther)};
  ledger.correct("2024-09-01", seq, body);
  EXPECT_EQ(event("contracts", "industry,district,seller_kind,buyer_kind"),
            "2024-07 C34 120113 institute enterprise 1")
      << "the industry is as it was";
}

TEST_F(Reclassified, ACorrectedDayTakesTheClassesOfThatDay) {
  ledger.record("2024-07-10", details(kSeller, PartyKind::kInstitute, "120111"));
  const Seq seq = ledger.record("2024-07-22", contract("1", "500000.00", kDay));
  EXPECT_EQ(event("contracts", "seller_kind"), "2024-07 institute 1");
  ledger.correct("2024-09-01", seq, contract("1", "500000.00", "2024-07-09"));
  EXPECT_EQ(event("contracts", "seller_kind"), "2024-07 university 1");
}

TEST_F(Reclassified, AStatementIsOfTheDayOfItsAnnouncement) {
  ledger.record("2024-07-01", statement(""));
  ledger.record("2024-07-10", details(kSeller, PartyKind::kInstitute, "120111"));
  ledger.record("2024-08-02", announcement("2024-08-01"));
  EXPECT_EQ(event("open_licences", "seller_kind"), "2024-08 institute 1");
}

TEST_F(Reclassified, AnAcceptanceKeepsTheFormOfItsStatement) {
  ledger.record("2024-07-01", statement("2024-07-01"));
  const Seq seq = ledger.record("2024-07-22", acceptance("X1", kDay));
  ledger::OpenLicenceDeclare again = statement("2024-08-01");
  again.fee.form = ledger::FeeForm::kLumpSum;
  ledger.record("2024-08-01", again);
  ledger.correct("2024-09-01", seq, acceptance("X1", "2024-07-21"));
  EXPECT_EQ(event("licences", "fee_form"), "2024-07 royalty 1");
}

// ---- Bands (docs/law.md §7.2) ----

struct BandCase {
  std::string_view amount;
  std::string_view of_contract;
  std::string_view of_pledge;
};

// The lower bound belongs to a band, the upper one to the next; except that a pledge of exactly ten
// million is up to ten million (table A11).
constexpr auto kBandCases = std::to_array<BandCase>({
    {"0.00", "0-10", "0-10"},
    {"99999.99", "0-10", "0-10"},
    {"100000.00", "10-100", "10-100"},
    {"999999.99", "10-100", "10-100"},
    {"1000000.00", "100-1000", "100-1000"},
    {"9999999.99", "100-1000", "100-1000"},
    {"10000000.00", "1000-10000", "100-1000"},
    {"10000000.01", "1000-10000", "1000-10000"},
    {"99999999.99", "1000-10000", "1000-10000"},
    {"100000000.00", "10000+", "10000+"},
});

TEST_F(Reclassified, BandsHaveTheirBounds) {
  for (const BandCase& each : kBandCases) {
    Folded one = with_parties();
    one.record("2024-07-22", contract("1", each.amount, kDay));
    one.record("2024-07-22", pledge("Y1", each.amount, kDay));
    EXPECT_EQ(one.figures("contracts", cells::Basis::kEvent, "tx,amount_band"),
              "2024-07 licence " + std::string(each.of_contract) + " 1")
        << each.amount;
    EXPECT_EQ(one.figures("pledges", cells::Basis::kEvent, "tx,amount_band"),
              "2024-07 pledge " + std::string(each.of_pledge) + " 1")
        << each.amount;
  }
}

// An amount that is not known yet is in a band of its own, until a revision sets it.
TEST_F(Reclassified, AnAmountThatIsNotKnownYetIsInItsOwnBand) {
  using ledger::FeeForm;
  for (std::size_t form = 1; form < enum_names(FeeForm{}).size(); ++form) {
    for (const bool is_stated : {true, false}) {
      ledger::ContractRegister body = contract("1", "500000.00", kDay);
      body.fee.form = static_cast<FeeForm>(form);
      if (!is_stated) body.fee.total = body.fee.technology = std::nullopt;
      const bool is_owed =
          body.fee.form != FeeForm::kWarrant && body.fee.form != FeeForm::kTryFirstPayLater;
      const bool is_free = body.fee.form == FeeForm::kFree;
      std::string expected = "none";
      if (is_free) expected = "0-10";
      if (is_owed && !is_free && is_stated) expected = "10-100";
      Folded one = with_parties();
      one.record("2024-07-22", body);
      EXPECT_EQ(one.figures("contracts", cells::Basis::kEvent, "amount_band"),
                "2024-07 " + expected + " 1")
          << enum_names(FeeForm{})[form] << is_stated;
      one.record("2025-03-20", revision("1", "0.00"));
      EXPECT_EQ(one.figures("contracts", cells::Basis::kEvent, "amount_band"), "2024-07 0-10 1");
    }
  }
}

}  // namespace
}  // namespace projections::test
