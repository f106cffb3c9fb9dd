// Which grounds the rights on record on a patent can be: without them no other code goes or comes.
// consequences_property_test.cc tests what follows from it.

#include "ledger/decide/divergence.h"

#include <gtest/gtest.h>

#include <set>

#include "ledger/decide/correct.h"
#include "tests/support/generate.h"
#include "tests/support/memory_ledger.h"

namespace ledger {
namespace {

using test::Generator;
using test::MemoryLedger;
using test::World;

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
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
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
  for (const Code code : {Code::kL09, Code::kP09}) {
    EXPECT_TRUE(found.contains(code)) << code_text(code);
  }
}

}  // namespace
}  // namespace ledger
