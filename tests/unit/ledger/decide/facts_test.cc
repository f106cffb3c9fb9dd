// Every fact against every state of the ledger (docs/law.md 6.5): a matrix of what an office or a
// court states and what is recorded before it. The expected codes are those of the law: none if the
// fact agrees with the ledger, else what it contradicts.

#include <gtest/gtest.h>

#include <map>

#include "ledger/model/codes.h"
#include "tests/support/memory_ledger.h"
#include "tests/unit/ledger/decide/acts.h"

namespace ledger {
namespace {

using test::day;

const PatentNumber kPatent = PatentNumber::parse("202019000002.3").value();
const Date kEarly = day("2024-01-10");   // Of a statement that waits to be announced.
const Date kBefore = day("2024-03-01");  // On which the state begins.
const Date kOn = day("2024-06-10");      // The day of the fact.
const Date kFiled = day("2024-12-01");

enum class Now {
  kInForce,
  kUnknown,
  kLapsed,
  kRestored,
  kInvalidated,
  kRequested,
  kPreserved,
  kDisputed,
  kPledged,
  kExclusive,
  kOpen,
  kSold,
  kPaid,
};
constexpr std::array kStates{Now::kInForce,     Now::kUnknown,   Now::kLapsed,    Now::kRestored,
                             Now::kInvalidated, Now::kRequested, Now::kPreserved, Now::kDisputed,
                             Now::kPledged,     Now::kExclusive, Now::kOpen,      Now::kSold,
                             Now::kPaid};
constexpr std::array<std::string_view, kStates.size()> kNames{
    "in force",     "unknown",
    "lapsed",       "restored",
    "invalidated",  "invalidation requested",
    "preserved",    "disputed",
    "pledged",      "exclusive licence",
    "open licence", "sold",
    "paid"};

struct Fact {
  std::string_view name;
  std::string_view source;
  Body body;
  std::string otherwise;          // The codes in states that are not listed.
  std::map<Now, std::string> in;  // Those in the others.
};

PledgeRegister pledge_of_bank() { return test::pledge("Y1", "bank", kPatent, kOn); }

LicenceRecord exclusive() {
  return test::licence("X1", LicenceKind::kExclusive, kPatent, kOn, kOn.plus_days(200));
}

// A transfer, by whomever the office names.
std::map<Now, std::string> transfer_codes() {
  return {{Now::kUnknown, "E01"},   {Now::kLapsed, "T02"},   {Now::kInvalidated, "T02"},
          {Now::kPreserved, "T06"}, {Now::kDisputed, "T05"}, {Now::kSold, "T01"}};
}

// An end that agrees with all but what is added.
std::map<Now, std::string> end_codes(const std::map<Now, std::string>& added) {
  std::map<Now, std::string> codes{
      {Now::kUnknown, "E01"}, {Now::kLapsed, "E01"}, {Now::kInvalidated, "E01"}};
  codes.insert(added.begin(), added.end());
  return codes;
}

std::vector<Fact> transfers() {
  TransferRegister judgment = test::sale(kPatent, "one", "three", kOn);
  judgment.cause = TransferCause::kCourtJudgment;
  judgment.pricing = Pricing::kNone;
  auto by_court = transfer_codes();
  by_court.erase(Now::kPreserved);  // T06 does not bind the court that ordered the stay.
  return {{"transfer", "office", test::sale(kPatent, "one", "three", kOn), "", transfer_codes()},
          {"judgment", "court", judgment, "", by_court},
          {"transfer by a stranger",
           "office",
           test::sale(kPatent, "two", "three", kOn),
           "T01",
           {{Now::kUnknown, "E01"},
            {Now::kLapsed, "T01 T02"},
            {Now::kInvalidated, "T01 T02"},
            {Now::kPreserved, "T01 T06"},
            {Now::kDisputed, "T01 T05"},
            {Now::kSold, ""}}}};
}

std::vector<Fact> rights() {
  return {{"pledge",
           "office",
           pledge_of_bank(),
           "",
           {{Now::kUnknown, "E01"},
            {Now::kLapsed, "P02"},
            {Now::kInvalidated, "P02"},
            {Now::kPreserved, "P05"},
            {Now::kDisputed, "P05"},
            {Now::kPledged, "P09"},
            {Now::kSold, "P01"}}},
          {"exclusive licence",
           "office",
           exclusive(),
           "",
           {{Now::kUnknown, "E01"},
            {Now::kLapsed, "L01"},
            {Now::kInvalidated, "L01"},
            {Now::kPreserved, "L07"},
            {Now::kDisputed, "L07"},
            {Now::kExclusive, "L10"},
            {Now::kOpen, "L12"},
            {Now::kSold, "L02"}}},
          {"cancellation of a pledge",
           "office",
           PledgeCancel{"Y9", kOn, PledgeEnd::kPerformed},
           "E01",
           {{Now::kPledged, ""}}},
          {"cancellation of a licence",
           "office",
           LicenceCancel{"X9", kOn, LicenceEnd::kTerminated, {}},
           "E01",
           {{Now::kExclusive, ""}}},
          {"announcement",
           "office",
           OpenLicenceAnnounce{kPatent, kOn},
           "",
           {{Now::kUnknown, "E01"},
            {Now::kLapsed, "O12"},
            {Now::kInvalidated, "O12"},
            {Now::kPreserved, "O07"},
            {Now::kDisputed, "O07"},
            {Now::kPledged, "O09"},
            {Now::kExclusive, "O06"},
            {Now::kSold, "O20"}}}};
}

std::vector<Fact> ends() {
  const Date last = day("2040-05-19");
  return {
      {"abandonment", "office", PatentEnd{kPatent, EndCause::kAbandoned, kOn, kOn}, "",
       end_codes({{Now::kPreserved, "T06"}, {Now::kDisputed, "T05"}, {Now::kPledged, "T04"}})},
      {"lapse", "office", PatentEnd{kPatent, EndCause::kLapsed, kOn, kOn}, "",
       end_codes({{Now::kPaid, "V01"}})},
      {"expiry long before the last day", "office",
       PatentEnd{kPatent, EndCause::kExpired, kOn, kOn}, "V01", end_codes({})},
      {"expiry two days after the last day", "office",
       PatentEnd{kPatent, EndCause::kExpired, last.plus_days(2), last.plus_days(2)}, "V01",
       end_codes({})},
      {"expiry on the last day", "office", PatentEnd{kPatent, EndCause::kExpired, last, last}, "",
       end_codes({})},
      {"expiry on the day after it", "office",
       PatentEnd{kPatent, EndCause::kExpired, last.plus_days(1), last.plus_days(1)}, "",
       end_codes({})},
      {"restoration", "office", PatentRestore{kPatent, kOn, kOn}, "E01", {{Now::kLapsed, ""}}},
  };
}

std::vector<Fact> life() {
  const std::map<Now, std::string> unknown{{Now::kUnknown, "E01"}};
  PatentApply application;
  application.patent = kPatent;
  application.filed = day("2020-05-20");
  application.applicants = {{PartyId("one"), {}}};
  application.ipc = "B25J 9/16";
  PatentGrant to_another = test::grant(kPatent);
  to_another.owners = {{PartyId("two"), {}}};
  const auto pte = [](std::string_view until) {
    return PatentExtend{kPatent, day(until), ExtensionReason::kPte};
  };
  return {
      {"application", "office", application, "", {}},
      {"second grant", "office", test::grant(kPatent), "V01", {{Now::kUnknown, ""}}},
      {"second grant, to another", "office", to_another, "V01", {{Now::kUnknown, ""}}},
      {"preservation", "court",
       PatentSuspend{kPatent, SuspensionKind::kPreservation, kOn, kOn.plus_days(300), "o-2"}, "",
       unknown},
      {"end of a preservation",
       "court",
       PatentResume{kPatent, SuspensionKind::kPreservation, kOn, {}},
       "E01",
       {{Now::kPreserved, ""}}},
      {"end of a dispute",
       "office",
       PatentResume{kPatent, SuspensionKind::kOwnershipDispute, kOn, {}},
       "E01",
       {{Now::kDisputed, ""}}},
      {"request for invalidation", "office",
       PatentInvalidation{kPatent, InvalidationStage::kRequested, kOn}, "", unknown},
      {"invalidation", "office", PatentInvalidation{kPatent, InvalidationStage::kFull, kOn}, "",
       unknown},
      {"missed annuity", "office",
       PatentAnnuity{kPatent, day("2024-05-20"), AnnuityStatus::kMissed, {}}, "", unknown},
      {"five years", "office", pte("2045-05-19"), "", unknown},
      {"five years and a day", "office", pte("2045-05-20"), "V01", unknown},
      {"an extension that shortens", "office", pte("2040-05-18"), "V01", unknown},
      {"a PTA of a grant in time", "office",
       PatentExtend{kPatent, day("2040-05-20"), ExtensionReason::kPta}, "V01", unknown},
  };
}

// One cell: a new ledger.
class Cell {
 public:
  Cell() {
    for (const auto& [name, role] :
         {std::pair{"office", Role::kIpOffice}, std::pair{"court", Role::kCourt},
          std::pair{"centre", Role::kTradingCentre}, std::pair{"bank", Role::kBank},
          std::pair{"other-bank", Role::kBank}, std::pair{"one", Role::kUnset},
          std::pair{"two", Role::kUnset}, std::pair{"three", Role::kUnset}}) {
      submit("operator", test::party(name, role));
    }
  }

  void reach(Now now, bool has_statement) {
    if (now == Now::kUnknown) return;
    submit("office", test::grant(kPatent));
    if (has_statement) submit("centre", test::statement(kPatent, kEarly, std::nullopt), kEarly);
    begin(now);
  }

  // The codes that the fact contradicts; it takes effect all the same.
  std::string state(const Fact& fact) {
    const Entry& entry = submit(fact.source, fact.body);
    EXPECT_TRUE(entry.takes_effect());
    std::string codes;
    for (const Ground& ground : entry.grounds) codes += std::string(code_text(ground.code)) + " ";
    EXPECT_EQ(entry.outcome == Outcome::kRecorded, codes.empty());
    return codes.substr(0, codes.empty() ? 0 : codes.size() - 1);
  }

 private:
  const Entry& submit(std::string_view source, const Body& body, Date at = kFiled) {
    Submission submission = test::from(source, body);
    submission.at = Instant::parse(at.text() + "T09:00:00+08:00").value();
    return ledger_.submit(submission);
  }

  void begin(Now now) {
    const Date until = kBefore.plus_days(365);
    switch (now) {
      case Now::kInForce:
      case Now::kUnknown:
        return;
      case Now::kRestored:
      case Now::kLapsed:
        submit("office", PatentEnd{kPatent, EndCause::kLapsed, kBefore, kBefore});
        if (now == Now::kLapsed) return;
        submit("office", PatentRestore{kPatent, kBefore.plus_days(31), kBefore.plus_days(31)});
        return;
      case Now::kInvalidated:
        submit("office", PatentInvalidation{kPatent, InvalidationStage::kFull, kBefore});
        return;
      case Now::kRequested:
        submit("office", PatentInvalidation{kPatent, InvalidationStage::kRequested, kBefore});
        return;
      case Now::kPreserved:
        submit("court",
               PatentSuspend{kPatent, SuspensionKind::kPreservation, kBefore, until, "o-1"});
        return;
      case Now::kDisputed:
        submit("office",
               PatentSuspend{kPatent, SuspensionKind::kOwnershipDispute, kBefore, until, {}});
        return;
      default:
        return encumber(now);
    }
  }

  void encumber(Now now) {
    if (now == Now::kPledged) {
      submit("office", test::pledge("Y9", "other-bank", kPatent, kBefore));
    } else if (now == Now::kExclusive) {
      submit("office", test::licence("X9", LicenceKind::kExclusive, kPatent, kBefore,
                                     kBefore.plus_days(365)));
    } else if (now == Now::kOpen) {
      submit("office", test::statement(kPatent, kBefore, kBefore));
    } else if (now == Now::kSold) {
      submit("office", test::sale(kPatent, "one", "two", kBefore));
    } else {
      submit("office", PatentAnnuity{kPatent, day("2025-05-20"), AnnuityStatus::kPaid, kBefore});
    }
  }

  test::MemoryLedger ledger_;
};

void expect_codes(const std::vector<Fact>& facts) {
  for (const Fact& fact : facts) {
    const bool announces = std::holds_alternative<OpenLicenceAnnounce>(fact.body);
    for (const Now now : kStates) {
      if (announces && now == Now::kOpen) continue;  // No second statement waits beside it.
      SCOPED_TRACE(std::string(fact.name) + ", " +
                   std::string(kNames.at(static_cast<std::size_t>(now))));
      const auto listed = fact.in.find(now);
      Cell cell;
      cell.reach(now, announces);
      EXPECT_EQ(cell.state(fact), listed == fact.in.end() ? fact.otherwise : listed->second);
    }
  }
}

TEST(FactsMatrix, Transfers) { expect_codes(transfers()); }
TEST(FactsMatrix, RightsOfOthers) { expect_codes(rights()); }
TEST(FactsMatrix, EndsAndRestorations) { expect_codes(ends()); }
TEST(FactsMatrix, TheRestOfALife) { expect_codes(life()); }

}  // namespace
}  // namespace ledger
