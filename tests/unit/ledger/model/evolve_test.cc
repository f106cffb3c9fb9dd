// evolve() without decide(): the entries are decided, whether they fit or not.

#include "ledger/model/fold/evolve.h"

#include <gtest/gtest.h>

#include "tests/support/dump.h"

namespace ledger {
namespace {

Date day(std::string_view text) { return Date::parse(text).value(); }
PatentNumber patent(std::string_view text) { return PatentNumber::parse(text).value(); }

const PatentNumber kFirst = patent("202019000002.3");
const PatentNumber kSecond = patent("201819000005.X");

// Folds bodies into a State.
class Log {
 public:
  Seq add(const Body& body, std::string_view source = "ip-office") {
    Entry entry;
    entry.seq = state.next;
    entry.submission = Submission{"id", PartyId(source), at_, {}, {}, body};
    evolve(state, entry);
    events_.push_back({{entry.seq, 0}, at_, PartyId(source), body});
    return entry.seq;
  }
  void retract(Seq seq) {
    Entry entry;
    entry.seq = state.next;
    entry.submission = Submission{"id", PartyId("operator"), at_, {}, {}, EventRetract{}};
    evolve(state, entry,
           &static_cast<const Restatement&>(Restatement{events_[seq], {}, false, events_}));
  }
  const Patent& at(PatentNumber number) const { return *state.patents.find(number); }

  State state;

 private:
  const Instant at_ = Instant::parse("2024-10-28T09:00:00+08:00").value();
  std::vector<EventInPlace> events_;
};

PatentGrant grant(PatentNumber number) {
  PatentGrant body;
  body.patent = number;
  body.filed = day("2018-07-19");
  body.granted = day("2020-12-04");
  body.owners = {{PartyId("C2"), {}}};
  return body;
}

PledgeRegister pledge(std::vector<PatentNumber> patents, std::string_view registered) {
  PledgeRegister body;
  body.pledge = "Y1";
  body.patents = std::move(patents);
  body.pledgors = {PartyId("C2")};
  body.pledgees = {PartyId("B1")};
  body.debtor = PartyId("C2");
  body.registered = day(registered);
  return body;
}

LicenceRecord licence(std::string_view from, std::string_view until) {
  LicenceRecord body;
  body.licence = "X1";
  body.patents = {kFirst};
  body.territory = Territory::china();
  body.from = body.recorded = day(from);
  body.until = day(until);
  return body;
}

TEST(Evolve, TheFirstOperatorRemainsIfItsRegistrationIsRetracted) {
  Log log;
  PartyRegister body;
  body.party = PartyId("operator");
  body.country = "CN";
  body.roles = {Role::kStatistics};
  const Seq seq = log.add(body, "operator");
  EXPECT_FALSE(log.state.parties.find(body.party)->has(Role::kOperator));
  log.retract(seq);
  EXPECT_TRUE(log.state.parties.find(body.party)->is_registered);
  EXPECT_TRUE(log.state.parties.find(body.party)->has(Role::kOperator));
}

TEST(Evolve, APledgeRegisteredAgainReplacesTheOldOne) {
  Log log;
  log.add(pledge({kFirst}, "2024-10-28"));
  log.add(PledgeCancel{"Y1", day("2025-01-01"), PledgeEnd::kPerformed});
  const Pledge* found = log.state.pledges.find("Y1");
  EXPECT_TRUE(found->applies_on(day("2024-12-31")));
  EXPECT_FALSE(found->applies_on(day("2025-01-01")));
  log.add(pledge({kSecond}, "2025-03-01"));
  found = log.state.pledges.find("Y1");
  EXPECT_FALSE(found->applies_on(day("2025-02-28")));
  EXPECT_TRUE(found->applies_on(day("2025-03-01")));
  EXPECT_FALSE(is_on(*found, *log.state.patents.index_of(kFirst)));
  EXPECT_TRUE(is_on(*found, *log.state.patents.index_of(kSecond)));
  EXPECT_EQ(log.at(kFirst).history.size(), 3U);  // It lost the pledge.
}

TEST(Evolve, ALicenceRecordedAgainReplacesTheOldOne) {
  Log log;
  log.add(grant(kFirst));
  log.add(licence("2024-09-01", "2029-08-31"));
  log.add(LicenceRevoke{"X1", day("2024-10-01"), "error"});
  EXPECT_FALSE(log.state.applies_on(*log.state.licences.find("X1"), day("2024-09-15")));
  log.add(licence("2025-09-01", "2029-08-31"));
  EXPECT_TRUE(log.state.applies_on(*log.state.licences.find("X1"), day("2025-09-01")));
  EXPECT_EQ(log.at(kFirst).links.size(), 1U);
}

TEST(Evolve, ACancelledLicenceAppliesUntilTheDayBefore) {
  Log log;
  log.add(grant(kFirst));
  log.add(licence("2024-09-01", "2029-08-31"));
  log.add(LicenceCancel{"X1", day("2025-09-01"), LicenceEnd::kTerminated, {}});
  const Licence& found = *log.state.licences.find("X1");
  EXPECT_FALSE(log.state.applies_on(found, day("2024-08-31")));
  EXPECT_TRUE(log.state.applies_on(found, day("2024-09-01")));
  EXPECT_TRUE(log.state.applies_on(found, day("2025-08-31")));
  EXPECT_FALSE(log.state.applies_on(found, day("2025-09-01")));
}

TEST(Evolve, AChangeOfAPledgeReachesItsPatents) {
  Log log;
  log.add(pledge({kFirst}, "2024-10-28"));
  PledgeChange change;
  change.pledge = "Y1";
  change.on = day("2025-01-01");
  change.set.values.patents = {kSecond};
  change.set.mark(&PledgeRegister::patents);
  ASSERT_TRUE(change.set.sets(&PledgeRegister::patents));
  log.add(change);
  const Pledge& found = *log.state.pledges.find("Y1");
  EXPECT_FALSE(is_on(found, *log.state.patents.index_of(kFirst)));
  EXPECT_TRUE(is_on(found, *log.state.patents.index_of(kSecond)));
  EXPECT_EQ(log.at(kFirst).history.size(), 2U);
  EXPECT_EQ(log.at(kSecond).links.size(), 1U);
}

TEST(Evolve, ReceiptsOfAMonthDoNotOverflow) {
  Log log;
  ContractReceipt receipt{"C1", Amount{100'000'000'000'000'000}, *Currency::parse("CNY"),
                          day("2024-10-28")};
  for (int i = 0; i < 100; ++i) log.add(receipt);
  EXPECT_GT(log.state.contracts.find("C1")->receipts.front().amount.fen,
            Amount{9'000'000'000'000'000'000}.fen);
}

TEST(Evolve, AnAnnuityIsMissedUntilItIsPaid) {
  Log log;
  log.add(grant(kFirst));
  log.add(PatentAnnuity{kFirst, day("2024-07-19"), AnnuityStatus::kMissed, {}});
  EXPECT_NE(missed_annuity(log.at(kFirst), day("2024-07-20")), nullptr);
  log.add(PatentAnnuity{kFirst, day("2023-07-19"), AnnuityStatus::kPaid, {}});
  EXPECT_NE(missed_annuity(log.at(kFirst), day("2024-07-20")), nullptr);
  log.add(PatentAnnuity{kFirst, day("2024-07-19"), AnnuityStatus::kPaid, day("2024-12-01")});
  EXPECT_EQ(missed_annuity(log.at(kFirst), day("2024-07-20")), nullptr);
}

TEST(Evolve, ASuspensionAppliesUntilTheDayBeforeItsResumption) {
  Log log;
  const auto kind = SuspensionKind::kPreservation;
  log.add(grant(kFirst));
  log.add(PatentSuspend{kFirst, kind, day("2024-06-03"), day("2024-12-02"), ""});
  log.add(PatentResume{kFirst, kind, day("2024-09-01"), {}});
  EXPECT_NE(suspension_on(log.at(kFirst), kind, day("2024-08-31")), nullptr);
  EXPECT_EQ(suspension_on(log.at(kFirst), kind, day("2024-09-01")), nullptr);
}

TEST(Evolve, AnEventThatNoLongerFitsChangesOnlyHistories) {
  Log log;
  const std::string before = dump(log.state, test::Detail::kWithoutHistories);
  log.add(LicenceCancel{"X9", day("2025-01-01"), LicenceEnd::kExpired, {}});
  log.add(PledgeRevoke{"Y9", day("2025-01-01"), "error"});
  log.add(HoldRelease{"H9"});
  log.add(OpenLicenceAnnounce{kFirst, day("2025-01-01")});
  EXPECT_EQ(log.at(kFirst).stage, Stage::kUnborn);
  EXPECT_FALSE(log.state.applies_on(*log.state.licences.find("X9"), day("2024-01-01")));
  EXPECT_FALSE(log.state.pledges.find("Y9")->applies_on(day("2024-01-01")));
}

TEST(Evolve, AWithdrawalEndsTheStatementInForce) {
  Log log;
  log.add(grant(kFirst));
  OpenLicenceDeclare declare;
  declare.patent = kFirst;
  declare.declared = declare.announced.emplace(day("2024-09-10"));
  declare.until = day("2029-12-31");
  log.add(declare);
  declare.announced.reset();  // A proposal that is never announced.
  log.add(declare);
  log.add(OpenLicenceWithdraw{kFirst, {}, day("2025-01-01"), day("2025-02-01"), {}});
  const auto& statements = log.state.statements.at(*log.state.patents.index_of(kFirst));
  EXPECT_TRUE(statements.front().is_active_on(day("2025-01-31")));
  EXPECT_FALSE(statements.front().is_active_on(day("2025-02-01")));
}

TEST(EffectiveDay, IsTheDayOfTheFact) {
  const Instant at = Instant::parse("2024-12-31T16:00:00Z").value();
  EXPECT_EQ(effective_day(grant(kFirst), at), day("2020-12-04"));
  EXPECT_EQ(effective_day(pledge({kFirst}, "2024-10-28"), at), day("2024-10-28"));
  EXPECT_EQ(effective_day(licence("2024-09-01", "2029-08-31"), at), day("2024-09-01"));
  EXPECT_EQ(effective_day(PatentSuspend{kFirst, {}, day("2024-06-03"), {}, ""}, at),
            day("2024-06-03"));
  EXPECT_EQ(effective_day(PatentEnd{kFirst, {}, day("2024-11-11"), day("2025-06-01")}, at),
            day("2024-11-11"));
  EXPECT_EQ(effective_day(UseJustify{}, at), day("2025-01-01"));  // The day in Shanghai.
}

}  // namespace
}  // namespace ledger
