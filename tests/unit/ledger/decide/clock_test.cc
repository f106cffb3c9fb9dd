// The calendar of the ledger (docs/law.md §7.5): who and what moves it, and which clock.day is
// refused. The expected answers are those of the rule, written as small functions.

#include <gtest/gtest.h>

#include <optional>

#include "ledger/decide/decide.h"
#include "ledger/model/codes.h"
#include "tests/unit/ledger/decide/patent_of_two.h"

namespace ledger {
namespace {

using test::day;
using test::from;

Submission filed_on(std::string_view on, std::string_view source, const Body& body) {
  Submission submission = from(source, body);
  submission.at = *Instant::parse(std::string(on) + "T09:00:00+08:00");
  return submission;
}

class Clock : public test::PatentOfTwo {
 protected:
  std::string today() const {
    const LedgerDay& today = ledger.state().today;
    return (today.day ? today.day->text() : "-") + (today.is_stated ? " stated" : " filed");
  }
  const Entry& move(std::string_view to) {
    return ledger.submit(filed_on("2025-12-31", "operator", ClockDay{day(to)}));
  }
};

// Not before the calendar, and not after the civil day of receipt in Shanghai.
bool is_allowed(Date stated, Date calendar, Date received) {
  return calendar <= stated && stated <= received;
}

TEST_F(Clock, ADayIsBetweenTheCalendarAndTheReceipt) {
  const Date calendar = day("2024-12-10");
  ledger.submit(filed_on("2024-12-10", "centre", TransferRegister{}));  // Malformed: moves nothing.
  for (const bool is_stated : {false, true}) {
    if (is_stated) {
      move("2024-12-10");
    } else {
      ledger.submit(filed_on("2024-12-10", "operator", test::party("three")));
    }
    ASSERT_EQ(ledger.state().today.day, calendar);
    for (int after = -2; after <= 4; ++after) {
      for (int received_after = 0; received_after <= 3; ++received_after) {
        const Date stated = calendar.plus_days(after);
        const Date received = calendar.plus_days(received_after);
        const auto midnight = *Instant::parse(received.text() + "T00:00:00+08:00");
        const auto last = *Instant::parse(received.text() + "T23:59:59.999+08:00");
        for (const Instant at : {midnight, last}) {
          Submission move = filed_on("2024-12-10", "operator", ClockDay{stated});
          move.at.ms = std::min(move.at.ms, at.ms);  // Filed before it is received.
          const Decision decision = decide(ledger.state(), move, at);
          const bool is_recorded = decision.outcome == Outcome::kRecorded;
          EXPECT_EQ(is_recorded, is_allowed(stated, calendar, received))
              << stated.text() << ", received " << at.text();
          if (is_recorded) continue;
          ASSERT_FALSE(decision.faults.empty());
          EXPECT_EQ(decision.faults.front().code, Code::kF03);
          EXPECT_EQ(decision.faults.front().pointer, "/body/day");
        }
      }
    }
  }
}

// Every outcome, filed on a day after the calendar.
TEST_F(Clock, OnlyWhatTookEffectMovesACalendarThatIsNotStated) {
  ASSERT_EQ(today(), "2024-10-28 filed");
  int days = 0;
  for (std::size_t i = 0; i < enum_names(Outcome{}).size(); ++i) {
    Entry entry;
    entry.seq = ledger.state().next;
    entry.outcome = static_cast<Outcome>(i);
    State state = ledger.state();
    const Date filed = day("2024-11-01").plus_days(++days);
    entry.submission = filed_on(filed.text(), "operator", test::party("three"));
    const Date expected = takes_effect(entry.outcome) ? filed : *state.today.day;
    evolve(state, entry);
    EXPECT_EQ(state.today.day, expected) << enum_names(Outcome{})[i];
    EXPECT_FALSE(state.today.is_stated);
  }
}

TEST_F(Clock, AnEarlierFilingDoesNotMoveItBack) {
  ledger.submit(filed_on("2024-10-01", "operator", test::party("three")));
  EXPECT_EQ(today(), "2024-10-28 filed");
}

TEST_F(Clock, OnceStatedNoFilingMovesIt) {
  move("2024-10-28");
  EXPECT_EQ(today(), "2024-10-28 stated");
  ledger.submit(filed_on("2025-06-01", "operator", test::party("three")));
  EXPECT_EQ(today(), "2024-10-28 stated");
  move("2024-10-29");
  EXPECT_EQ(today(), "2024-10-29 stated");
}

TEST_F(Clock, ACorrectionMovesItByItsOwnFiling) {
  const Seq registered = ledger.submit(filed_on("2024-10-29", "operator", test::party("x"))).seq;
  ledger.submit(filed_on("2024-10-30", "operator", EventRetract{{registered, 0}, "why"}));
  EXPECT_EQ(today(), "2024-10-30 filed");
}

TEST_F(Clock, ADayIsNeitherCorrectedNorRetracted) {
  const Seq moved = move("2024-12-10").seq;
  const auto same = [](const Body& body) { return body; };
  for (const Body& body :
       {Body(EventRetract{{moved, 0}, "why"}), Body(EventCorrect{{moved, 0}, "{}", "why"})}) {
    const Entry& entry = ledger.submit(filed_on("2025-12-31", "operator", body), same);
    EXPECT_EQ(entry.outcome, Outcome::kMalformed);
    ASSERT_EQ(entry.faults.size(), 1U);
    EXPECT_EQ(entry.faults.front().code, Code::kF01);
    EXPECT_EQ(entry.faults.front().pointer, "/body/event");
  }
  EXPECT_EQ(today(), "2024-12-10 stated");
}

}  // namespace
}  // namespace ledger
