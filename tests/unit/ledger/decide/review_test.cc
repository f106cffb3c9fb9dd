// What an act may cut into is reviewed for its legal day and for every day from there on
// (docs/law.md, "A proposal meets everything it would cut into"): a matrix of acts, encumbrances,
// legal days around the first and the last day of the encumbrance, and the order of arrival. The
// expected answer is that of the law, written as a table of codes and a condition on the days.

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>

#include "ledger/model/codes.h"
#include "tests/support/memory_ledger.h"
#include "tests/unit/ledger/decide/acts.h"

namespace ledger {
namespace {

using test::day;
using test::kFar;
using test::licence;
using test::pledge;
using test::sale;
using test::statement;

const PatentNumber kPatent = PatentNumber::parse("202019000002.3").value();
const PatentNumber kOther = PatentNumber::parse("201919000001.6").value();
const Date kBegins = day("2024-06-10");  // The first day of the encumbrance.
const Date kEnds = day("2024-06-30");    // The first day without it, if it ends.
const Date kEarly = day("2024-01-10");   // Of a right that a change extends.

enum class Act {
  kTransfer,
  kOrdinaryLicence,
  kExclusiveLicence,
  kPledge,
  kStatement,
  kLicenceDrawsIn,
  kLicenceExtends,
  kPledgeDrawsIn,
  kPledgeRaises,
};
constexpr std::array kActs{Act::kTransfer,       Act::kOrdinaryLicence, Act::kExclusiveLicence,
                           Act::kPledge,         Act::kStatement,       Act::kLicenceDrawsIn,
                           Act::kLicenceExtends, Act::kPledgeDrawsIn,   Act::kPledgeRaises};

enum class Encumbrance { kPledge, kPreservation, kDispute, kExclusive, kOpen, kHold, kSold };
constexpr std::array kEncumbrances{Encumbrance::kPledge,  Encumbrance::kPreservation,
                                   Encumbrance::kDispute, Encumbrance::kExclusive,
                                   Encumbrance::kOpen,    Encumbrance::kHold,
                                   Encumbrance::kSold};

// The ground that each encumbrance is against each act, in the order of kEncumbrances; "" if none.
const std::map<Act, std::array<std::string, 7>> kGrounds{
    {Act::kTransfer, {"T04", "T06", "T05", "", "", "H01", "T01"}},
    {Act::kOrdinaryLicence, {"L09", "L07", "L07", "L10", "", "H01", "L02"}},
    {Act::kExclusiveLicence, {"L09", "L07", "L07", "L10", "L12", "H01", "L02"}},
    {Act::kPledge, {"P09", "P05", "P05", "", "", "H01", "P01"}},
    {Act::kStatement, {"O09", "O07", "O07", "O06", "O13", "", "O02"}},
    {Act::kLicenceDrawsIn, {"L09", "L07", "L07", "L10", "", "H01", "L02"}},
    {Act::kLicenceExtends, {"L09", "L07", "L07", "L10", "", "H01", "L02"}},
    {Act::kPledgeDrawsIn, {"P09", "P05", "P05", "", "", "H01", "P01"}},
    {Act::kPledgeRaises, {"P09", "P05", "P05", "", "", "H01", "P01"}}};

std::string ground_of(Act act, Encumbrance encumbrance) {
  return kGrounds.at(act).at(static_cast<std::size_t>(encumbrance));
}

HoldPurpose purpose_of(Act act) {
  switch (act) {
    case Act::kTransfer:
      return HoldPurpose::kTransfer;
    case Act::kPledge:
    case Act::kPledgeDrawsIn:
    case Act::kPledgeRaises:
      return HoldPurpose::kPledge;
    default:
      return HoldPurpose::kLicence;
  }
}

// Two patents of "one", and what a change needs to change.
class Review : public testing::Test {
 protected:
  Review() {
    for (const auto& [name, role] :
         {std::pair{"office", Role::kIpOffice}, std::pair{"centre", Role::kTradingCentre},
          std::pair{"other-centre", Role::kTradingCentre}, std::pair{"bank", Role::kBank},
          std::pair{"other-bank", Role::kBank}, std::pair{"one", Role::kUnset},
          std::pair{"two", Role::kUnset}, std::pair{"three", Role::kUnset}}) {
      submit("operator", kEarly, test::party(name, role));
    }
    for (const PatentNumber number : {kPatent, kOther}) {
      submit("office", kEarly, test::grant(number));
    }
  }

  const Entry& submit(std::string_view source, Date at, const Body& body) {
    Submission submission = test::from(source, body);
    submission.at = Instant::parse(at.text() + "T09:00:00+08:00").value();
    return ledger_.submit(submission);
  }

  // What the act changes is on record before everything else.
  void prepare(Act act) {
    constexpr auto kOrdinary = LicenceKind::kOrdinary;
    const Date until = kEnds.plus_days(200);
    if (act == Act::kLicenceDrawsIn) {
      submit("centre", kEarly, licence("X1", kOrdinary, kOther, kEarly, until));
    } else if (act == Act::kLicenceExtends) {
      submit("centre", kEarly, licence("X1", kOrdinary, kPatent, kEarly, kEnds.plus_days(50)));
    } else if (act == Act::kPledgeDrawsIn) {
      submit("bank", kEarly, pledge("Y1", "bank", kOther, kEarly));
    } else if (act == Act::kPledgeRaises) {
      submit("bank", kEarly, pledge("Y1", "bank", kPatent, kEarly));
    }
  }

  // Stated by the office, a court or another source's hold, so that it takes effect.
  void encumber(Encumbrance encumbrance, HoldPurpose purpose, bool ends) {
    const Date last = ends ? kEnds.plus_days(-1) : kFar;
    switch (encumbrance) {
      case Encumbrance::kPledge:
        submit("office", kBegins, pledge("Y9", "other-bank", kPatent, kBegins));
        if (ends) submit("office", kEnds, PledgeCancel{"Y9", kEnds, {}});
        return;
      case Encumbrance::kPreservation:
        submit("office", kBegins,
               PatentSuspend{kPatent, SuspensionKind::kPreservation, kBegins, last, "o"});
        return;
      case Encumbrance::kDispute:
        submit("office", kBegins,
               PatentSuspend{kPatent, SuspensionKind::kOwnershipDispute, kBegins, last, "o"});
        return;
      case Encumbrance::kExclusive:
        submit("office", kBegins, licence("X9", LicenceKind::kExclusive, kPatent, kBegins, last));
        return;
      case Encumbrance::kOpen:
        submit("office", kBegins, statement(kPatent, kBegins, kBegins));
        if (ends)
          submit("office", kEnds, OpenLicenceWithdraw{kPatent, {PartyId("one")}, kEnds, kEnds, {}});
        return;
      case Encumbrance::kHold: {
        const std::string_view holder =
            purpose == HoldPurpose::kPledge ? "other-bank" : "other-centre";
        const Date until = ends ? last : kBegins.plus_days(30);
        submit(holder, kBegins, HoldPlace{"H9", {kPatent}, purpose, until});
        return;
      }
      case Encumbrance::kSold:
        submit("office", kBegins, sale(kPatent, "one", "two", kBegins));
        if (ends) submit("office", kEnds, sale(kPatent, "two", "one", kEnds));
        return;
    }
  }

  // The codes against the act. None: it is recorded without a contradiction.
  std::string perform(Act act, Date legal_day, Date at, bool is_fact) {
    const Entry& entry = submit(is_fact ? "office" : source_of(act), at, body_of(act, legal_day));
    std::string codes;
    for (const Ground& ground : entry.grounds) codes += code_text(ground.code) + " ";
    for (const Fault& fault : entry.faults) codes += code_text(fault.code) + " ";
    const bool is_plain = entry.outcome == Outcome::kRecorded;
    EXPECT_EQ(is_plain, codes.empty());
    return codes.substr(0, codes.empty() ? 0 : codes.size() - 1);
  }

 private:
  static std::string_view source_of(Act act) {
    return purpose_of(act) == HoldPurpose::kPledge ? "bank" : "centre";
  }

  static Body body_of(Act act, Date on) {
    switch (act) {
      case Act::kTransfer:
        return sale(kPatent, "one", "three", on);
      case Act::kOrdinaryLicence:
        return licence("X1", LicenceKind::kOrdinary, kPatent, on, on.plus_days(200));
      case Act::kExclusiveLicence:
        return licence("X1", LicenceKind::kExclusive, kPatent, on, on.plus_days(200));
      case Act::kPledge:
        return pledge("Y1", "bank", kPatent, on);
      case Act::kStatement:
        return statement(kPatent, on, std::nullopt);
      case Act::kLicenceDrawsIn:
      case Act::kLicenceExtends:
        return licence_change(act, on);
      case Act::kPledgeDrawsIn:
      case Act::kPledgeRaises:
        break;
    }
    return pledge_change(act, on);
  }

  static LicenceChange licence_change(Act act, Date on) {
    LicenceChange change;
    change.licence = "X1";
    change.on = on;
    if (act == Act::kLicenceDrawsIn) {
      change.set.values.patents = {kOther, kPatent};
      change.set.mark(FieldIndex<LicenceRecord>(&LicenceRecord::patents).value());
    } else {
      change.set.values.until = on.plus_days(200);
      change.set.mark(FieldIndex<LicenceRecord>(&LicenceRecord::until).value());
    }
    return change;
  }

  static PledgeChange pledge_change(Act act, Date on) {
    PledgeChange change;
    change.pledge = "Y1";
    change.on = on;
    if (act == Act::kPledgeDrawsIn) {
      change.set.values.patents = {kOther, kPatent};
      change.set.mark(FieldIndex<PledgeRegister>(&PledgeRegister::patents).value());
    } else {
      change.set.values.claim = pledge("Y1", "bank", kPatent, kEarly).claim;
      change.set.values.claim->amount = Amount{101};
      change.set.mark(FieldIndex<PledgeRegister>(&PledgeRegister::claim).value());
    }
    return change;
  }

  test::MemoryLedger ledger_;
};

class ReviewMatrix : public Review {};

// Plays each cell in a ledger of its own.
template <typename Play>
void for_each_cell(const Play& play) {
  for (const Act act : kActs) {
    for (const Encumbrance encumbrance : kEncumbrances) {
      SCOPED_TRACE("act " + std::to_string(static_cast<int>(act)) + " encumbrance " +
                   std::to_string(static_cast<int>(encumbrance)));
      play(act, encumbrance);
    }
  }
}

// One cell: a new ledger.
struct Cell : Review {
  void TestBody() override {}
  std::string codes(Act act, Encumbrance encumbrance, Date legal_day, Date at, bool arrives_after,
                    bool ends, bool is_fact) {
    prepare(act);
    if (arrives_after) encumber(encumbrance, purpose_of(act), ends);
    std::string found = perform(act, legal_day, at, is_fact);
    if (!arrives_after) encumber(encumbrance, purpose_of(act), ends);
    return found;
  }
};

std::string play(Act act, Encumbrance encumbrance, Date legal_day, Date at, bool arrives_after,
                 bool ends = false, bool is_fact = false) {
  return Cell().codes(act, encumbrance, legal_day, at, arrives_after, ends, is_fact);
}

// Whatever legal day the sender chose, and whether `at` is as old as that day or honest.
TEST_F(ReviewMatrix, AProposalThatArrivesAfterTheEncumbranceMeetsIt) {
  for_each_cell([](Act act, Encumbrance encumbrance) {
    for (const int offset : {-1, 0, 1}) {
      const Date legal_day = kBegins.plus_days(offset);
      for (const Date at : {legal_day, kBegins.plus_days(25)}) {
        EXPECT_EQ(play(act, encumbrance, legal_day, at, true), ground_of(act, encumbrance))
            << legal_day.text() << " at " << at.text();
      }
    }
  });
}

TEST_F(ReviewMatrix, AProposalThatArrivesBeforeTheEncumbranceIsRecorded) {
  for_each_cell([](Act act, Encumbrance encumbrance) {
    for (const int offset : {-1, 0, 1}) {
      const Date legal_day = kBegins.plus_days(offset);
      EXPECT_EQ(play(act, encumbrance, legal_day, legal_day, false), "") << legal_day.text();
    }
  });
}

// What has ended is met by the days on which it was in force, and by no later one. Other
// licences are compared with the term of a licence, which a change does not begin again.
TEST_F(ReviewMatrix, WhatHasEndedIsMetUntilItsLastDay) {
  for_each_cell([](Act act, Encumbrance encumbrance) {
    for (const Date legal_day : {kBegins.plus_days(-1), kEnds.plus_days(-1), kEnds}) {
      const std::string ground = ground_of(act, encumbrance);
      const bool is_by_term =
          ground == "L10" && (act == Act::kLicenceDrawsIn || act == Act::kLicenceExtends);
      const std::string expected = is_by_term || legal_day < kEnds ? ground : "";
      EXPECT_EQ(play(act, encumbrance, legal_day, kEnds.plus_days(10), true, true), expected)
          << legal_day.text();
    }
  });
}

// The office states what was so: it contradicts what was in force on its legal day, and what was
// recorded for a later day is a case of its own (relied_test.cc). On the day of a transfer its
// transferor was an owner. A change, and a transfer that takes the place of another, is compared
// with the owners as they are known, and a change with other licences by its term. Holds do not
// concern it, and consents that no gazette prints are not missed.
TEST_F(ReviewMatrix, AFactIsComparedWithItsLegalDay) {
  for_each_cell([](Act act, Encumbrance encumbrance) {
    const std::string ground = ground_of(act, encumbrance);
    const bool is_registration =
        act == Act::kOrdinaryLicence || act == Act::kExclusiveLicence || act == Act::kPledge;
    const bool is_sold = encumbrance == Encumbrance::kSold;
    const bool is_any_day = !is_registration && (is_sold || ground == "L10");
    const int first = is_registration && is_sold ? 1 : 0;
    for (const int offset : {-1, 0, 1}) {
      const bool is_silent = ground == "H01" || ground == "T04" || ground == "L09";
      const bool is_met = !is_silent && (is_any_day || offset >= first);
      const Date legal_day = kBegins.plus_days(offset);
      EXPECT_EQ(play(act, encumbrance, legal_day, kBegins.plus_days(25), true, false, true),
                is_met ? ground : "")
          << legal_day.text();
    }
  });
}

// The end of the right, a missed annuity and proceedings are reviewed for the legal day alone.
TEST_F(ReviewMatrix, TheRightItselfIsReviewedForTheLegalDayAlone) {
  const std::map<Act, std::array<std::string, 3>> grounds{
      {Act::kTransfer, {"T02", "", ""}},
      {Act::kOrdinaryLicence, {"L01", "L06", ""}},
      {Act::kExclusiveLicence, {"L01", "L06", ""}},
      {Act::kPledge, {"P02", "P04", "P11"}},
      {Act::kStatement, {"O12", "O08", ""}},
      {Act::kLicenceDrawsIn, {"L01", "L06", ""}},
      {Act::kLicenceExtends, {"L01", "L06", ""}},
      {Act::kPledgeDrawsIn, {"P02", "P04", "P11"}},
      {Act::kPledgeRaises, {"P02", "P04", "P11"}}};
  const std::array<Body, 3> facts{
      PatentEnd{kPatent, EndCause::kLapsed, kBegins, kBegins},
      // Missed from the day after it was due.
      PatentAnnuity{kPatent, kBegins.plus_days(-1), AnnuityStatus::kMissed, {}},
      PatentInvalidation{kPatent, InvalidationStage::kRequested, kBegins}};
  struct RightCell : Review {
    void TestBody() override {}
    std::string codes(Act act, const Body& fact, Date legal_day) {
      prepare(act);
      submit("office", kBegins, fact);
      return perform(act, legal_day, kBegins.plus_days(25), false);
    }
  };
  for (const Act act : kActs) {
    for (std::size_t fact = 0; fact < facts.size(); ++fact) {
      for (const int offset : {-1, 0, 1}) {
        const std::string expected = offset < 0 ? "" : grounds.at(act).at(fact);
        const Date legal_day = kBegins.plus_days(offset);
        EXPECT_EQ(RightCell().codes(act, facts.at(fact), legal_day), expected)
            << "act " << static_cast<int>(act) << " fact " << fact << " " << legal_day.text();
      }
    }
  }
}

// Nobody passes on what he does not have yet.
TEST_F(Review, ASaleIsRegisteredOnTheDayOfAcquisitionOrLater) {
  submit("office", kBegins, sale(kPatent, "one", "two", kBegins));
  for (const int offset : {-1, 0}) {
    const Entry& entry =
        submit("centre", kEnds, sale(kPatent, "two", "three", kBegins.plus_days(offset)));
    EXPECT_EQ(entry.outcome, offset < 0 ? Outcome::kRefused : Outcome::kRecorded);
    if (offset < 0) {
      ASSERT_EQ(entry.grounds.size(), 1U);
      EXPECT_EQ(entry.grounds[0].code, Code::kT01);
    }
  }
}

// Who owned it jointly on a day of the review has a say, also if he has left.
TEST_F(Review, AFormerCoOwnerConsentsForTheDaysOnWhichHeWasOne) {
  TransferRegister joins = sale(kPatent, "one", "two", kEarly);
  joins.to = {{PartyId("one"), {}}, {PartyId("two"), {}}};
  submit("office", kEarly, joins);
  submit("office", kBegins, sale(kPatent, "two", "one", kBegins));
  const Entry& before =
      submit("centre", kEnds, sale(kPatent, "one", "three", kBegins.plus_days(-1)));
  ASSERT_EQ(before.grounds.size(), 1U);
  EXPECT_EQ(before.grounds[0].code, Code::kT03);
  EXPECT_EQ(submit("centre", kEnds, sale(kPatent, "one", "three", kBegins)).outcome,
            Outcome::kRecorded);
}

// The newest filing about any patent of the act counts, and no refused one.
TEST_F(Review, IsUpToTheNewestFilingAboutThesePatents) {
  submit("office", kBegins, pledge("Y9", "other-bank", kPatent, kBegins));
  const Date before = kBegins.plus_days(-1);
  TransferRegister both = sale(kPatent, "one", "three", before);
  both.patents = {kOther, kPatent};
  EXPECT_EQ(submit("centre", before, both).outcome, Outcome::kRefused);
  both.patents = {kOther};
  EXPECT_EQ(submit("centre", before, both).outcome, Outcome::kRecorded);
}

}  // namespace
}  // namespace ledger
