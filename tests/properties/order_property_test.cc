// The order of unrelated submissions does not matter, and folding the log again gives the same
// State.

#include <gtest/gtest.h>

#include "tests/properties/seeds.h"
#include "tests/support/dump.h"
#include "tests/support/generate.h"
#include "tests/support/memory_ledger.h"

namespace ledger::test {
namespace {

// A stream about one world, as recorded alone. Without corrections, which name positions, and
// without acceptances that have no number, whose ids are made of their positions: both depend on
// the order.
std::vector<Submission> stream_of(int part, std::uint64_t seed, std::size_t steps) {
  Generator generator(World::make(part, 5, 4), seed);
  MemoryLedger alone;
  for (const Submission& submission : generator.opening()) alone.submit(submission);
  std::vector<Submission> stream = generator.opening(false);
  while (stream.size() < steps) {
    Submission submission = generator.next(alone.state());
    const auto* accept = std::get_if<OpenLicenceAccept>(&submission.body);
    if (is_correction(submission.body) || (accept != nullptr && accept->licence.empty())) continue;
    alone.submit(submission);
    stream.push_back(std::move(submission));
  }
  return stream;
}

TEST(OrderProperty, UnrelatedSubmissionsCommute) {
  for (const std::uint64_t seed : seeds(60)) {
    const auto first = stream_of(1, seed, 150);
    const auto second = stream_of(2, seed + 500, 150);
    MemoryLedger one_after_the_other;
    MemoryLedger mixed;
    Generator offices(World::make(3, 1, 1), seed);
    for (const Submission& submission : offices.opening()) {
      one_after_the_other.submit(submission);
      mixed.submit(submission);
    }
    for (const auto& submission : first) one_after_the_other.submit(submission);
    for (const auto& submission : second) one_after_the_other.submit(submission);
    Random random(seed);
    for (std::size_t i = 0, j = 0; i < first.size() || j < second.size();) {
      const bool takes_first = j == second.size() || (i < first.size() && random.percent(50));
      mixed.submit(takes_first ? first[i++] : second[j++]);
    }
    ASSERT_EQ(first_difference(dump(one_after_the_other.state(), Detail::kWithoutSeqs),
                               dump(mixed.state(), Detail::kWithoutSeqs)),
              "")
        << "seed " << seed;
  }
}

TEST(OrderProperty, TheSameLogGivesTheSameState) {
  for (const std::uint64_t seed : seeds(10)) {
    const auto stream = stream_of(1, seed, 300);
    MemoryLedger first;
    MemoryLedger second;
    Generator offices(World::make(3, 1, 1), seed);
    for (const Submission& submission : offices.opening()) {
      first.submit(submission);
      second.submit(submission);
    }
    for (const Submission& submission : stream) {
      first.submit(submission);
      second.submit(submission);
    }
    ASSERT_EQ(dump(first.state()), dump(second.state())) << "seed " << seed;
  }
}

}  // namespace
}  // namespace ledger::test
