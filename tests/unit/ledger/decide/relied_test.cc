// Who relied is warned (docs/law.md 6.5): every late fact against every recorded act, with the
// fact on the day before the act, on its day and after it. Of each cell: the case of the recorded
// act, and the codes of the fact itself. A case of a recorded act is W05 on the fact.

#include <gtest/gtest.h>

#include <array>
#include <functional>

#include "ledger/model/codes.h"
#include "tests/support/memory_ledger.h"
#include "tests/unit/ledger/decide/acts.h"

namespace ledger {
namespace {

using test::day;

const PatentNumber kPatent = PatentNumber::parse("202019000002.3").value();
const Date kOn = day("2024-06-10");  // Of the recorded act.

struct Act {
  std::string_view name;
  std::function<void(test::MemoryLedger&)> record;
  std::string_view relying;  // Whom its case concerns.
};

struct Cell {
  std::string_view of_act;   // The code of the case; empty if there is none.
  std::string_view of_fact;  // The grounds of the fact itself.
};
using Row = std::array<Cell, 3>;  // The fact on the day before, on the day and after it.
constexpr Row kNothing{};

// Of an act that the fact contradicts if it was before it, and on another day is contradicted by.
Row before(std::string_view code) { return {Cell{code, ""}, {}, {}}; }
Row before_else(std::string_view code, std::string_view else_of_fact) {
  return {Cell{code, ""}, {"", else_of_fact}, {"", else_of_fact}};
}

struct Fact {
  std::string_view name;
  std::function<Body(Date)> on;
  std::vector<Row> rows;  // In the order of acts().
};

Entry submitted(test::MemoryLedger& ledger, std::string_view source, const Body& body, Date at) {
  Submission submission = test::from(source, body);
  submission.id = "id-" + std::to_string(ledger.entries().size());
  submission.at = Instant::parse(at.text() + "T12:00:00+08:00").value();
  return ledger.submit(submission);
}

void record(test::MemoryLedger& ledger, std::string_view source, const Body& body) {
  EXPECT_EQ(submitted(ledger, source, body, kOn).outcome, Outcome::kRecorded);
}

LicenceRecord licence_of(LicenceKind kind) {
  return test::licence("X1", kind, kPatent, kOn, test::kFar);
}

template <typename Body>
Body with_consent(Body body) {
  body.consents = {{ConsentKind::kPledgee, PartyId("bank"), "document"}};
  return body;
}

void declare(test::MemoryLedger& ledger, std::string_view source,
             const OpenLicenceDeclare& statement) {
  record(ledger, source, statement);
  record(ledger, "office", OpenLicenceAnnounce{kPatent, kOn});
}

std::vector<Act> acts() {
  const auto by = [](std::string_view source, const Body& body) {
    return [source, body](test::MemoryLedger& ledger) { record(ledger, source, body); };
  };
  const auto sale = test::sale(kPatent, "one", "three", kOn);
  const auto ordinary = licence_of(LicenceKind::kOrdinary);
  const auto exclusive = licence_of(LicenceKind::kExclusive);
  const auto statement = test::statement(kPatent, kOn, {});
  const auto declared = [](std::string_view source, const OpenLicenceDeclare& body) {
    return [source, body](test::MemoryLedger& ledger) { declare(ledger, source, body); };
  };
  return {
      {"a licence by a centre", by("centre", ordinary), "three"},
      {"a licence by the office", by("office", ordinary), "three"},
      {"a licence with consent", by("centre", with_consent(ordinary)), "three"},
      {"an exclusive licence by a centre", by("centre", exclusive), "three"},
      {"an exclusive licence by the office", by("office", exclusive), "three"},
      {"a sale by a centre", by("centre", sale), "three"},
      {"a sale by the office", by("office", sale), "three"},
      {"a sale with consent", by("centre", with_consent(sale)), "three"},
      {"a pledge by a bank", by("second", test::pledge("Y1", "second", kPatent, kOn)), "second"},
      {"a pledge by the office", by("office", test::pledge("Y1", "second", kPatent, kOn)),
       "second"},
      {"a statement by a centre", declared("centre", statement), "one"},
      {"a statement by the office", declared("office", statement), "one"},
      {"a statement with consent", declared("centre", with_consent(statement)), "one"}};
}

// Rows for the thirteen acts: licences, exclusive ones, sales, pledges, statements.
std::vector<Row> rows(const std::array<Row, 3>& licences, const std::array<Row, 2>& exclusive,
                      const std::array<Row, 3>& sales, const std::array<Row, 2>& pledges,
                      const std::array<Row, 3>& statements) {
  std::vector<Row> all(licences.begin(), licences.end());
  const auto append = [&all](const auto& more) { all.insert(all.end(), more.begin(), more.end()); };
  append(exclusive), append(sales), append(pledges), append(statements);
  return all;
}

// The licensee's, the buyer's, the later pledgee's and the owner's; of the office's licences and
// sales the consents are not missed.
Fact late_pledge() {
  const Row l09 = before("L09");
  const Row after_sale{Cell{}, {}, {"", "P01"}};
  const Row t04{Cell{"T04", ""}, {}, {"", "P01"}};
  const Row p09 = before_else("P09", "P09");
  const Row o09 = before("O09");
  const auto pledge = [](Date on) -> Body {
    PledgeRegister body = test::pledge("Y2", "bank", kPatent, on);
    body.claim.reset();
    body.debtor.reset();
    body.signed_on.reset();
    return body;
  };
  return {"a late pledge", pledge,
          rows({l09, kNothing, kNothing}, {l09, kNothing}, {t04, after_sale, after_sale},
               {p09, p09}, {o09, o09, kNothing})};
}

LicenceRecord published(LicenceKind kind, Date on) {
  LicenceRecord body = test::licence("X2", kind, kPatent, on, test::kFar);
  body.licensees = {PartyId("two")};
  body.from.reset();
  body.until.reset();
  body.territory.reset();
  body.signed_on.reset();
  return body;
}

Fact late_exclusive_licence() {
  const Row l10 = before_else("L10", "L10");
  const Row after_sale{Cell{}, {}, {"", "L02"}};
  const Row of_statement{Cell{"O06", ""}, {"", "L12"}, {"", "L12"}};
  return {"a late exclusive licence",
          [](Date on) -> Body { return published(LicenceKind::kExclusive, on); },
          rows({l10, l10, l10}, {l10, l10}, {after_sale, after_sale, after_sale},
               {kNothing, kNothing}, {of_statement, of_statement, of_statement})};
}

Fact late_licence_of_no_kind() {
  const Row l10 = before_else("L10", "L10");
  const Row after_sale{Cell{}, {}, {"", "L02"}};
  return {"a late licence of an unknown kind",
          [](Date on) -> Body { return published(LicenceKind::kUnset, on); },
          rows({kNothing, kNothing, kNothing}, {l10, l10}, {after_sale, after_sale, after_sale},
               {kNothing, kNothing}, {kNothing, kNothing, kNothing})};
}

Fact late_statement() {
  const Row of_exclusive{Cell{"L12", ""}, {"", "O06"}, {"", "O06"}};
  const Row o13 = before_else("O13", "O13");
  const Row sold{Cell{}, {}, {"", "O02"}};
  const Row pledged{Cell{}, {"", "O09"}, {"", "O09"}};
  return {"a late statement", [](Date on) -> Body { return test::statement(kPatent, on, on); },
          rows({kNothing, kNothing, kNothing}, {of_exclusive, of_exclusive}, {sold, sold, sold},
               {pledged, pledged}, {o13, o13, o13})};
}

Fact missed_annuity() {
  const Row l06 = before("L06");
  const Row p04 = before("P04");
  const Row o08 = before("O08");
  return {"an annuity that was missed",
          [](Date on) -> Body {
            PatentAnnuity body;
            body.patent = kPatent;
            body.due = on;
            body.status = AnnuityStatus::kMissed;
            return body;
          },
          rows({l06, l06, l06}, {l06, l06}, {kNothing, kNothing, kNothing}, {p04, p04},
               {o08, o08, o08})};
}

Fact late_order(std::string_view name, SuspensionKind kind, std::string_view of_sale) {
  const auto up_to = [](std::string_view code) { return Row{Cell{code, ""}, {code, ""}, {}}; };
  const Row l07 = up_to("L07");
  const Row sale = up_to(of_sale);
  const Row p05 = up_to("P05");
  const Row o07 = up_to("O07");
  return {name,
          [kind](Date on) -> Body {
            return PatentSuspend{kPatent, kind, on, test::kFar, ""};
          },
          rows({l07, l07, l07}, {l07, l07}, {sale, sale, sale}, {p05, p05}, {o07, o07, o07})};
}

// To somebody else: who dealt with the former owner relied on the register.
Fact late_transfer() {
  const Row l02 = before("L02");
  const Row p01 = before("P01");
  const Row o02 = before("O02");
  const Row sold{Cell{"T01", "T01"}, {"", "T01"}, {"", "T01"}};
  return {"a late transfer", [](Date on) -> Body { return test::sale(kPatent, "one", "two", on); },
          rows({l02, l02, l02}, {l02, l02}, {sold, sold, sold}, {p01, p01}, {o02, o02, o02})};
}

std::string codes_of(const Entry& entry) {
  std::string text;
  for (const Ground& ground : entry.grounds) {
    text += (text.empty() ? "" : " ") + code_text(ground.code);
  }
  return text;
}

// "L09 three": what the entry opens of other events.
std::string opened_by(const Entry& entry) {
  std::string text;
  for (const CaseChange& change : entry.cases) {
    text += (text.empty() ? "" : " ") + code_text(change.code);
    for (const PartyId& party : change.parties) text += " " + std::string(party.view());
    EXPECT_FALSE(change.is_closed);
  }
  return text;
}

bool tells(const Entry& entry) {
  return std::ranges::find(entry.warnings, Code::kW05, &Ground::code) != entry.warnings.end();
}

void expect_cell(const Act& act, const Fact& fact, int days, const Cell& expected) {
  SCOPED_TRACE(std::string(fact.name) + " against " + std::string(act.name) +
               ", days after it: " + std::to_string(days));
  test::MemoryLedger ledger;
  for (const auto& [party, role] : {std::pair("office", Role::kIpOffice),
                                    {"centre", Role::kTradingCentre},
                                    {"bank", Role::kBank},
                                    {"second", Role::kBank},
                                    {"one", Role::kUnset},
                                    {"two", Role::kUnset},
                                    {"three", Role::kUnset}}) {
    ASSERT_TRUE(submitted(ledger, "operator", test::party(party, role), kOn).takes_effect());
  }
  ASSERT_TRUE(submitted(ledger, "office", test::grant(kPatent), kOn).takes_effect());
  act.record(ledger);
  const Entry entry = submitted(ledger, "office", fact.on(kOn.plus_days(days)), kOn.plus_days(30));
  const std::string of_act(expected.of_act);
  EXPECT_EQ(opened_by(entry), of_act.empty() ? of_act : of_act + " " + std::string(act.relying));
  EXPECT_EQ(tells(entry), !of_act.empty());
  EXPECT_EQ(codes_of(entry), expected.of_fact);
  EXPECT_EQ(entry.outcome, expected.of_fact.empty() ? Outcome::kRecorded : Outcome::kDiscrepancy);
}

TEST(ReliedMatrix, EveryLateFactAgainstEveryRecordedAct) {
  const std::vector<Act> all = acts();
  for (const Fact& fact :
       {late_pledge(), late_exclusive_licence(), late_licence_of_no_kind(), late_statement(),
        missed_annuity(), late_order("a dispute", SuspensionKind::kOwnershipDispute, "T05"),
        late_order("a preservation", SuspensionKind::kPreservation, "T06"), late_transfer()}) {
    ASSERT_EQ(fact.rows.size(), all.size()) << fact.name;
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (const int days : {-1, 0, 1}) {
        expect_cell(all[i], fact, days, fact.rows[i].at(static_cast<std::size_t>(days + 1)));
      }
    }
  }
}

}  // namespace
}  // namespace ledger
