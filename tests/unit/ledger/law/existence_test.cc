// E01 as a matrix: each act upon a pledge, a licence, a hold or a contract, in each state of it, on
// days around its beginning and its end, as a proposal and as a fact. The expected answer is that
// of the law (docs/law.md §6.3).

#include "ledger/law/rules/existence.h"

#include <gtest/gtest.h>

#include <functional>

#include "ledger/model/fold/evolve.h"
#include "tests/support/submissions.h"

namespace ledger::law {
namespace {

using test::day;

const PatentNumber kPatent = PatentNumber::parse("202019000002.3").value();
const Date kBegins = day("2024-03-01");
const Date kLast = day("2024-05-31");  // Of the term of the licence and of the hold.
const Date kEnds = day("2024-05-01");  // The first day without it, if it is ended earlier.

enum class Life { kRunning, kCancelled, kRealised, kRevoked };
constexpr std::array kLives{Life::kRunning, Life::kCancelled, Life::kRealised, Life::kRevoked};

struct World {
  State state;
  Seq next = 0;

  void add(const Body& body, Date at) {
    Instant moment = Instant::parse(at.text() + "T09:00:00+08:00").value();
    replay(state, {{next++, 0}, moment, PartyId("bank"), body});
  }

  explicit World(Life life, bool is_in_default = false) {
    PledgeRegister pledge;
    pledge.pledge = "Y1";
    pledge.patents = {kPatent};
    pledge.debtor = PartyId("one");
    pledge.registered = kBegins;
    add(pledge, kBegins);
    LicenceRecord licence;
    licence.licence = "X1";
    licence.patents = {kPatent};
    licence.recorded = kBegins;
    licence.from = kBegins;
    licence.until = kLast;
    add(licence, kBegins);
    ContractRegister contract;
    contract.contract = "C1";
    contract.registered = kBegins;
    add(contract, kBegins);
    add(HoldPlace{"H1", {kPatent}, HoldPurpose::kPledge, kLast}, kBegins);
    if (is_in_default) add(PledgeDefault{"Y1", kBegins, {}, {}}, kBegins);
    if (life == Life::kRevoked) {
      add(PledgeRevoke{"Y1", kEnds, ""}, kEnds);
      add(LicenceRevoke{"X1", kEnds, ""}, kEnds);
    } else if (life != Life::kRunning) {
      const bool is_realised = life == Life::kRealised;
      add(PledgeCancel{"Y1", kEnds, is_realised ? PledgeEnd::kRealised : PledgeEnd::kPerformed},
          kEnds);
      add(LicenceCancel{"X1", kEnds, LicenceEnd::kTerminated, {}}, kEnds);
      add(ContractCancel{"C1", kEnds, ""}, kEnds);
      add(HoldRelease{"H1"}, kEnds);
    }
  }

  bool meets(const Body& body, Date at, bool is_fact) const {
    return static_cast<bool>(acts_on_ended(state, body, at, is_fact).finding);
  }
};

const std::array<Date, 6> kDays{kBegins.plus_days(-1), kBegins, kEnds.plus_days(-1), kEnds, kLast,
                                kLast.plus_days(1)};

// Plays an act in each life, on each day, as a proposal and as a fact.
void expect(const std::function<Body(Date)>& act,
            const std::function<bool(Life, Date, bool is_fact)>& expected,
            bool is_in_default = false) {
  for (const Life life : kLives) {
    const World world(life, is_in_default);
    for (const Date on : kDays) {
      for (const bool is_fact : {false, true}) {
        EXPECT_EQ(world.meets(act(on), on, is_fact), expected(life, on, is_fact))
            << type_name(act(on)) << " life " << static_cast<int>(life) << " on " << on.text()
            << (is_fact ? " fact" : "");
      }
    }
  }
}

// A proposal comes after any end that the ledger knows, a fact after that of its day.
bool is_over(Life life, Date on, bool is_fact) {
  if (life == Life::kRunning) return false;
  return life == Life::kRevoked || !is_fact || on >= kEnds;
}

bool is_outside(Life life, Date on, bool is_fact) {
  return on < kBegins || is_over(life, on, is_fact);
}

// A fact that states the same end again contradicts nothing.
bool ends_again(Life life, Date on, bool is_fact) {
  if (life == Life::kRunning) return on < kBegins;
  return life == Life::kRevoked || !is_fact || on != kEnds;
}

TEST(Existence, OfAPledgeThatIsChangedDefaultedOrDisposedOf) {
  expect([](Date on) { return PledgeChange{"Y1", on, {}}; }, is_outside);
  expect([](Date on) { return PledgeDefault{"Y1", on, {}, {}}; }, is_outside);
  expect([](Date on) { return PledgeDispose{"Y1", on, {}, {}, {}}; }, is_outside);
}

TEST(Existence, OfARightThatIsCancelled) {
  expect([](Date on) { return PledgeCancel{"Y1", on, {}}; }, ends_again);
  expect([](Date on) { return LicenceCancel{"X1", on, {}, {}}; }, ends_again);
}

TEST(Existence, OfARightThatIsRevoked) {
  const auto before = [](Life, Date on, bool) { return on < kBegins; };
  expect([](Date on) { return PledgeRevoke{"Y1", on, ""}; }, before);
  expect([](Date on) { return LicenceRevoke{"X1", on, ""}; }, before);
}

// A licence is changed up to the last day of its term.
TEST(Existence, OfALicenceThatIsChanged) {
  expect(
      [](Date on) {
        return LicenceChange{"X1", on, {}};
      },
      [](Life life, Date on, bool is_fact) { return on > kLast || is_outside(life, on, is_fact); });
}

TEST(Existence, OfADefaultBeforeCompensationAndRecovery) {
  const auto always = [](Life, Date, bool) { return true; };
  const auto with_default = [](Life life, Date on, bool is_fact) {
    return life != Life::kRealised && is_outside(life, on, is_fact);
  };
  const auto compensate = [](Date on) { return PledgeCompensate{"Y1", on, {}, {}, {}}; };
  const auto recover = [](Date on) { return PledgeRecover{"Y1", on, {}, {}}; };
  expect(compensate, always);
  expect(recover, always);
  expect(compensate, with_default, true);
  expect(recover, with_default, true);
}

TEST(Existence, OfAHoldThatIsReleased) {
  expect([](Date) { return HoldRelease{"H1"}; },
         [](Life life, Date on, bool) {
           const bool is_released = life == Life::kCancelled || life == Life::kRealised;
           return is_released || on > kLast;
         });
}

TEST(Existence, OfAContractThatIsRevisedOrCancelled) {
  const auto expected = [](Life life, Date on, bool) {
    const bool is_cancelled = life == Life::kCancelled || life == Life::kRealised;
    return is_cancelled || on < kBegins;
  };
  expect([](Date on) { return ContractRevise{"C1", {}, {}, "", on, {}, {}}; }, expected);
  expect([](Date on) { return ContractCancel{"C1", on, ""}; }, expected);
  expect(
      [](Date on) {
        return ContractReceipt{"C1", {}, {}, on, {}};
      },
      [](Life, Date, bool) { return false; });
}

TEST(Existence, NamesTheEventThatEnded) {
  const World world(Life::kCancelled);
  const Existence found = acts_on_ended(world.state, PledgeCancel{"Y1", kLast, {}}, kLast, false);
  ASSERT_TRUE(static_cast<bool>(found.finding));
  EXPECT_EQ(*found.finding.begin(), 4U);
  EXPECT_EQ(found.subject, "Y1 (2024-05-01)");
}

}  // namespace
}  // namespace ledger::law
