// Which grounds the rights on record on a patent can be: without them no other code goes or comes.
// consequences_property_test.cc tests what follows from it.

#include "ledger/decide/divergence.h"

#include <gtest/gtest.h>

#include <set>

#include "ledger/decide/correct.h"
#include "tests/support/generate.h"
#include "tests/support/memory_ledger.h"
#include "tests/unit/ledger/decide/acts.h"
#include "tests/unit/ledger/decide/patent_of_two.h"

namespace ledger {
namespace {

using test::Generator;
using test::MemoryLedger;
using test::World;

using RightsOnRecord = test::PatentOfTwo;

State without_rights(State state) {
  for (PatentIndex i = 0; i < state.patents.size(); ++i) state.patents.at(i).links.clear();
  return state;
}

// The codes that apply only because of rights.
std::vector<Code> codes_of_rights(const State& state, const EventInPlace& event) {
  const auto all = codes_against(state, event);
  const auto rest = codes_against(without_rights(state), event);
  EXPECT_TRUE(std::ranges::includes(all, rest)) << "a right is a ground for something";
  std::vector<Code> codes;
  std::ranges::set_difference(all, rest, std::back_inserter(codes));
  return codes;
}

TEST(GroundsOfRights, HaveTheCodesThatAreListed) {
  std::set<Code> found;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Generator generator(World::make(1, 6, 6), seed);
    MemoryLedger ledger;
    for (const Submission& submission : generator.opening()) ledger.submit(submission);
    for (int step = 0; step < 400; ++step) {
      const State before = ledger.state();
      const Submission submission = generator.next(before);
      if (is_correction(submission.body) || !ledger.submit(submission).takes_effect()) continue;
      const EventInPlace event{{before.next, 0}, submission.at, submission.source, submission.body};
      const auto codes = codes_of_rights(before, event);
      found.insert(codes.begin(), codes.end());
    }
  }
  for (const Code code : found) EXPECT_TRUE(is_of_rights(code)) << code_text(code);
  EXPECT_FALSE(found.empty());
}

// Random facts hardly ever meet like this.
TEST_F(RightsOnRecord, AreTheGroundAgainstALicenceBesideAnExclusiveOne) {
  LicenceRecord body = test::licence("X1", LicenceKind::kExclusive, kPatent,
                                     test::day("2024-06-10"), test::day("2026-06-09"));
  body.licensors = {PartyId("one"), PartyId("two")};
  body.licensees = {PartyId("bank")};
  const Submission first = test::from("office", body);
  EXPECT_EQ(ledger.submit(first).outcome, Outcome::kRecorded);
  body.licence = "X2";
  body.until = test::day("2026-12-31");
  const State& state = ledger.state();
  EXPECT_EQ(codes_of_rights(state, {{state.next, 0}, first.at, first.source, body}),
            std::vector{Code::kL10});
}

}  // namespace
}  // namespace ledger
