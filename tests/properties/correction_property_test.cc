// After any correction or retraction the State is that of the whole log folded from the beginning
// with the current bodies.

#include <gtest/gtest.h>

#include "tests/properties/seeds.h"
#include "tests/support/dump.h"
#include "tests/support/generate.h"
#include "tests/support/memory_ledger.h"

namespace ledger::test {
namespace {

Submission correction_of(Seq seq, bool retracts, Instant at) {
  Submission submission{"c", PartyId("operator"), at, {}, {}, EventCorrect{{seq, 0}, "{}", "why"}};
  if (retracts) submission.body = EventRetract{{seq, 0}, "why"};
  return submission;
}

void run(std::uint64_t seed, std::size_t steps) {
  Generator generator(World::make(1, 5, 4), seed);
  MemoryLedger ledger;
  const auto corrected = [&](const Body& body) -> std::variant<Body, std::vector<Fault>> {
    return generator.altered(ledger.state(), body);
  };
  for (const Submission& submission : generator.opening()) ledger.submit(submission);
  for (std::size_t step = 0; step < steps; ++step) {
    Submission submission = generator.next(ledger.state());
    if (generator.random().percent(12)) {
      const Seq seq = generator.random().below(ledger.state().next);
      submission = correction_of(seq, generator.random().percent(35), submission.at);
    }
    const Entry& entry = ledger.submit(submission, corrected);
    if (!is_correction(submission.body) || !entry.takes_effect()) continue;
    const std::string local = dump(ledger.state(), Detail::kWithoutHistories);
    const std::string whole = dump(ledger.folded_again(), Detail::kWithoutHistories);
    const auto* correct = std::get_if<EventCorrect>(&submission.body);
    const Seq seq =
        correct != nullptr ? correct->event.seq : std::get<EventRetract>(submission.body).event.seq;
    ASSERT_EQ(first_difference(local, whole), "")
        << "seed " << seed << " entry " << entry.seq
        << (correct != nullptr ? " corrects " : " retracts ") << seq << ' '
        << type_name(ledger.entries()[seq].submission->body);
  }
}

TEST(CorrectionProperty, TheLocalFoldIsTheWholeFold) {
  for (const std::uint64_t seed : seeds(250)) {
    run(seed, 250);
    if (HasFatalFailure()) return;
  }
}

// Longer logs, in which corrections are corrected again.
TEST(CorrectionProperty, TheLocalFoldIsTheWholeFoldInLongLogs) {
  for (const std::uint64_t seed : seeds(6)) {
    run(seed + 1'000, 1'500);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace ledger::test
