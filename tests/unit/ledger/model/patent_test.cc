#include "ledger/model/state/patent.h"

#include <gtest/gtest.h>

namespace ledger {
namespace {

Date day(std::string_view text) { return Date::parse(text).value(); }

Patent granted(std::string_view number, std::string_view filed, std::string_view on) {
  Patent patent;
  patent.number = PatentNumber::parse(number).value();
  patent.stage = Stage::kGranted;
  patent.filed = day(filed);
  patent.granted = day(on);
  return patent;
}

Patent invention() { return granted("200619000013.1", "2006-11-20", "2009-05-13"); }

std::string last_day(std::string_view number, std::string_view filed) {
  return last_day_of_term(granted(number, filed, filed)).text();
}

TEST(Term, EndsTheDayBeforeTheAnniversaryOfTheFiling) {  // PL 42(1).
  EXPECT_EQ(last_day("200619000013.1", "2006-11-20"), "2026-11-19");
  EXPECT_EQ(last_day("202029000007.1", "2020-11-11"), "2030-11-10");
  EXPECT_EQ(last_day("202239000004.2", "2022-02-10"), "2037-02-09");
  EXPECT_EQ(last_day("95115608.X", "1995-09-01"), "2015-08-31");
}

TEST(Term, OfADesignGrewWithTheLawOf2020) {
  EXPECT_EQ(last_day("202239000004.2", "2021-05-31"), "2031-05-30");
  EXPECT_EQ(last_day("202239000004.2", "2021-06-01"), "2036-05-31");
}

TEST(Term, OfALeapDayEndsWithFebruary) {
  EXPECT_EQ(last_day("202019000002.3", "2020-02-29"), "2040-02-28");
  EXPECT_EQ(last_day("202029000007.1", "2020-02-29"), "2030-02-27");
}

TEST(Term, CanBeExtendedAndNotShortened) {  // PL 42(2), (3).
  Patent patent = invention();
  patent.extended_until = day("2028-03-01");
  EXPECT_EQ(last_day_of_term(patent), day("2028-03-01"));
  patent.extended_until = day("2020-03-01");
  EXPECT_EQ(last_day_of_term(patent), day("2026-11-19"));
}

TEST(LegalStatus, ChangesOnTheDayOfTheGrant) {
  const Patent patent = invention();
  EXPECT_EQ(legal_status(patent, day("2009-05-12")), LegalStatus::kPending);
  EXPECT_EQ(legal_status(patent, day("2009-05-13")), LegalStatus::kInForce);
}

TEST(LegalStatus, EndsWithTheTerm) {
  const Patent patent = invention();
  EXPECT_EQ(legal_status(patent, day("2026-11-19")), LegalStatus::kInForce);
  EXPECT_EQ(legal_status(patent, day("2026-11-20")), LegalStatus::kExpired);
}

TEST(LegalStatus, OfAnApplicationIsPending) {
  Patent patent = invention();
  patent.stage = Stage::kPending;
  EXPECT_EQ(legal_status(patent, day("2024-01-01")), LegalStatus::kPending);
  patent.stage = Stage::kUnborn;
  EXPECT_EQ(legal_status(patent, day("2024-01-01")), LegalStatus::kUnborn);
}

TEST(LegalStatus, EndsOnTheFirstDayWithoutTheRight) {  // IR 115: before it is announced.
  Patent patent = invention();
  patent.end_effective = day("2024-11-20");
  patent.end_announced = day("2025-06-01");
  for (const auto& [cause, ended] : {std::pair{EndCause::kLapsed, LegalStatus::kLapsed},
                                     std::pair{EndCause::kAbandoned, LegalStatus::kAbandoned},
                                     std::pair{EndCause::kExpired, LegalStatus::kExpired}}) {
    patent.end_cause = cause;
    EXPECT_EQ(legal_status(patent, day("2024-11-19")), LegalStatus::kInForce);
    EXPECT_EQ(legal_status(patent, day("2024-11-20")), ended);
  }
  patent.end_cause = EndCause::kUnset;  // Restored.
  EXPECT_EQ(legal_status(patent, day("2024-11-20")), LegalStatus::kInForce);
}

TEST(LegalStatus, HadEndedBeforeItWasRestored) {
  Patent patent = invention();
  patent.episodes = {
      {EpisodeKind::kGap, EndCause::kLapsed, {day("2024-11-20"), day("2025-01-09")}, 7}};
  EXPECT_EQ(legal_status(patent, day("2024-11-19")), LegalStatus::kInForce);
  EXPECT_EQ(legal_status(patent, day("2024-11-20")), LegalStatus::kLapsed);
  EXPECT_EQ(legal_status(patent, day("2025-01-09")), LegalStatus::kLapsed);
  EXPECT_EQ(legal_status(patent, day("2025-01-10")), LegalStatus::kInForce);
}

TEST(LegalStatus, IsVoidFromTheBeginningAfterFullInvalidation) {  // PL 47.
  Patent patent = invention();
  patent.invalidation = InvalidationStage::kFull;
  EXPECT_EQ(legal_status(patent, day("2010-01-01")), LegalStatus::kInvalidated);
  for (const auto stage : {InvalidationStage::kRequested, InvalidationStage::kWithdrawn,
                           InvalidationStage::kUpheld, InvalidationStage::kPartial}) {
    patent.invalidation = stage;
    EXPECT_EQ(legal_status(patent, day("2024-06-02")), LegalStatus::kInForce);
  }
}

TEST(NextAnnuity, IsDueOnTheAnniversaryOfTheFiling) {  // IR 115.
  const Patent patent = granted("202029000007.1", "2020-11-11", "2021-05-25");
  EXPECT_EQ(next_annuity(patent, day("2024-11-10")), day("2024-11-11"));
  EXPECT_EQ(next_annuity(patent, day("2024-11-11")), day("2024-11-11"));
  EXPECT_EQ(next_annuity(patent, day("2024-11-12")), day("2025-11-11"));
}

TEST(NextAnnuity, IsNotDueInTheLastYearOrWithoutARight) {
  Patent patent = granted("202029000007.1", "2020-11-11", "2021-05-25");
  EXPECT_EQ(next_annuity(patent, day("2029-11-11")), day("2029-11-11"));
  EXPECT_EQ(next_annuity(patent, day("2029-11-12")), std::nullopt);  // It ends on 2030-11-10.
  EXPECT_EQ(next_annuity(patent, day("2021-05-24")), std::nullopt);  // Not granted.
  patent.end_cause = EndCause::kLapsed;
  patent.end_effective = day("2024-11-11");
  EXPECT_EQ(next_annuity(patent, day("2024-11-11")), std::nullopt);
}

TEST(AnnuityGrace, BeginsTheDayAfterTheDueDay) {
  Patent patent = invention();
  EXPECT_EQ(missed_annuity(patent, day("2024-11-12")), nullptr);
  const auto kind = EpisodeKind::kMissedAnnuity;
  patent.episodes = {{kind, EndCause::kUnset, {day("2025-11-11"), kLastDay}, 8},
                     {kind, EndCause::kUnset, {day("2024-11-11"), kLastDay}, 7}};
  EXPECT_EQ(missed_annuity(patent, day("2024-11-11")), nullptr);
  ASSERT_NE(missed_annuity(patent, day("2024-11-12")), nullptr);
  EXPECT_EQ(missed_annuity(patent, day("2025-11-12"))->stated_by, 7U);
}

TEST(Suspension, AppliesOnItsFirstAndLastDay) {
  Patent patent = invention();
  const auto kind = SuspensionKind::kOwnershipDispute;
  patent.suspensions = {{kind, {day("2024-06-03"), day("2025-06-03")}, 7, 0, {}}};
  EXPECT_EQ(suspension_on(patent, kind, day("2024-06-02")), nullptr);
  EXPECT_NE(suspension_on(patent, kind, day("2024-06-03")), nullptr);
  EXPECT_NE(suspension_on(patent, kind, day("2025-06-03")), nullptr);
  EXPECT_EQ(suspension_on(patent, kind, day("2025-06-04")), nullptr);
  EXPECT_EQ(suspension_on(patent, SuspensionKind::kPreservation, day("2024-06-03")), nullptr);
}

}  // namespace
}  // namespace ledger
