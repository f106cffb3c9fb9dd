// A right that the gazette publishes and its bank or centre reports is one right, whichever comes
// first and whatever the gazette leaves out.

#include <gtest/gtest.h>

#include <random>

#include "ledger/model/codes.h"
#include "tests/properties/seeds.h"
#include "tests/support/memory_ledger.h"
#include "tests/support/submissions.h"

namespace ledger {
namespace {

const PatentNumber kPatent = PatentNumber::parse("202019000002.3").value();
const Date kOn = test::day("2024-06-10");

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  bool operator()() { return engine_() % 2 == 0; }
  std::int64_t below(std::uint64_t limit) { return static_cast<std::int64_t>(engine_() % limit); }

 private:
  std::mt19937_64 engine_;
};

PatentGrant grant() {
  PatentGrant body;
  body.patent = kPatent;
  body.filed = test::day("2020-05-20");
  body.granted = test::day("2022-11-15");
  body.owners = {{PartyId("one"), {}}};
  body.ipc = "B25J 9/16";
  return body;
}

PledgeRegister reported_pledge(Chance& chance) {
  PledgeRegister body;
  body.pledge = "Y2024980000001";
  body.patents = {kPatent};
  body.pledgors = {PartyId("one")};
  body.pledgees = {PartyId("bank")};
  body.debtor = PartyId("three");
  body.signed_on = body.registered = kOn;
  Claim claim{ClaimKind::kLoan,        Amount{100 + 100 * chance.below(1'000'000)},
              *Currency::parse("CNY"), kOn,
              kOn.plus_days(365),      {}};
  if (chance()) claim.maximum = Amount{claim.amount.fen + 100};
  body.claim = claim;
  if (chance()) body.signed_on = kOn.plus_days(-5);
  if (chance()) body.bundle = "B";
  if (chance()) body.risk_shares = RiskShares{{}, {}, Rate{1'000'000}, {}};
  return body;
}

LicenceRecord reported_licence(Chance& chance) {
  constexpr std::array kKinds{LicenceKind::kExclusive, LicenceKind::kSole, LicenceKind::kOrdinary};
  const auto kind = kKinds.at(static_cast<std::size_t>(chance.below(kKinds.size())));
  const Date from = kOn.plus_days(static_cast<int>(chance.below(20)));
  LicenceRecord body;
  body.licence = "X2024980000001";
  body.patents = {kPatent};
  body.licensors = {PartyId("one")};
  body.licensees = {PartyId("three")};
  body.kind = kind;
  body.territory = Territory::china();
  body.from = from;
  body.until = from.plus_days(300);
  body.recorded = kOn;
  body.signed_on = kOn.plus_days(-5);
  if (chance()) body.territory = *Territory::parse({"CN-12"});
  if (chance()) body.fields_of_use = {"welding"};
  return body;
}

// Without some of what the gazette may leave out.
PledgeRegister published(PledgeRegister body, Chance& chance) {
  body.bundle.clear();
  body.risk_shares.reset();
  if (chance()) body.debtor.reset();
  if (chance()) body.claim.reset();
  if (chance()) body.signed_on.reset();
  return body;
}
LicenceRecord published(LicenceRecord body, Chance& chance) {
  body.fields_of_use.clear();
  if (chance()) body.kind = LicenceKind::kUnset;
  if (chance()) body.territory.reset();
  if (chance()) body.from.reset();
  if (chance()) body.until.reset();
  if (chance()) body.signed_on.reset();
  return body;
}

class Ledger {
 public:
  Ledger() {
    submit("operator", test::party("office", Role::kIpOffice));
    submit("operator", test::party("centre", Role::kTradingCentre));
    submit("operator", test::party("bank", Role::kBank));
    submit("operator", test::party("one"));
    submit("operator", test::party("three"));
    submit("office", grant());
  }
  void submit(std::string_view source, const Body& body) {
    const Entry& entry = ledger_.submit(test::from(source, body));
    EXPECT_EQ(entry.outcome, Outcome::kRecorded);
  }
  // What both orders must agree in: all but which statement was which.
  Pledge pledge() const { return known(*ledger_.state().pledges.find("Y2024980000001")); }
  Licence licence() const {
    Licence found = known(*ledger_.state().licences.find("X2024980000001"));
    found.sources.clear();
    return found;
  }

 private:
  template <typename Right>
  static Right known(Right right) {
    EXPECT_TRUE(right.stated.by_office && right.stated.by_report);
    right.registered_by = {};
    right.stated = {};
    right.history.clear();
    if constexpr (std::is_same_v<Right, Pledge>) right.claimed_by = {};
    return right;
  }

  test::MemoryLedger ledger_;
};

template <typename Registration>
std::pair<Ledger, Ledger> in_both_orders(std::string_view reporter, const Registration& report,
                                         const Registration& fact) {
  std::pair<Ledger, Ledger> ledgers;
  ledgers.first.submit("office", fact);
  ledgers.first.submit(reporter, report);
  ledgers.second.submit(reporter, report);
  ledgers.second.submit("office", fact);
  return ledgers;
}

TEST(PublishedProperty, APledgeIsOneInEitherOrder) {
  for (const std::uint64_t seed : test::seeds(100)) {
    SCOPED_TRACE(seed);
    Chance chance(seed);
    const PledgeRegister report = reported_pledge(chance);
    const auto [one, other] = in_both_orders("bank", report, published(report, chance));
    EXPECT_EQ(one.pledge(), other.pledge());
    EXPECT_EQ(one.pledge().claim, report.claim);
  }
}

TEST(PublishedProperty, ALicenceIsOneInEitherOrder) {
  for (const std::uint64_t seed : test::seeds(100)) {
    SCOPED_TRACE(seed);
    Chance chance(seed);
    const LicenceRecord report = reported_licence(chance);
    const auto [one, other] = in_both_orders("centre", report, published(report, chance));
    EXPECT_EQ(one.licence(), other.licence());
    EXPECT_EQ(one.licence().unknown, 0U);
  }
}

}  // namespace
}  // namespace ledger
