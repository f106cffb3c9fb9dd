// What a correction contradicts, weighed among the few events that bear on it, is what it
// contradicts when the whole log is told again.

#include <gtest/gtest.h>

#include <map>

#include "ledger/decide/consequences.h"
#include "tests/property/seeds.h"
#include "tests/support/generate.h"
#include "tests/support/memory_ledger.h"

namespace ledger::test {
namespace {

// A correction of the event at `seq`; nothing for `corrected`: a retraction.
struct Correction {
  Seq seq = 0;
  std::optional<Body> corrected;
};

Submission submission_of(const Correction& correction, Instant at) {
  Submission submission{"c", PartyId("operator"), at, {}, {}, Body{}};
  if (correction.corrected) {
    submission.body = EventCorrect{{correction.seq, 0}, "{}", "why"};
  } else {
    submission.body = EventRetract{{correction.seq, 0}, "why"};
  }
  return submission;
}

using Objections = std::map<Seq, std::vector<Code>>;

// What stands against each event after that at `seq`, where this one says `said`.
Objections told_again(const MemoryLedger& ledger, Seq seq, const std::optional<Body>& said) {
  State state;
  state.parties = ledger.state().parties;
  for (std::size_t i = 0; i < ledger.state().patents.size(); ++i) {
    state.patents.intern(ledger.state().patents.at(static_cast<PatentIndex>(i)).number);
  }
  Objections objections;
  for (const Entry& entry : ledger.entries()) {
    const auto body = entry.seq == seq ? said : ledger.standing_body(entry.seq);
    if (!body || std::holds_alternative<PartyRegister>(*body)) continue;
    const Submission& submission = *entry.submission;
    const Recorded event{{entry.seq, 0}, submission.at, submission.source, *body};
    if (entry.seq > seq) objections[entry.seq] = codes_against(state, event);
    replay(state, event);
  }
  return objections;
}

std::vector<EventId> contradicted(const MemoryLedger& ledger, const Correction& correction) {
  const auto before = told_again(ledger, correction.seq, ledger.standing_body(correction.seq));
  const auto after = told_again(ledger, correction.seq, correction.corrected);
  std::vector<EventId> events;
  for (const auto& [seq, codes] : after) {
    if (!std::ranges::includes(before.at(seq), codes)) events.push_back({seq, 0});
  }
  return events;
}

// A correction of some event that took effect; nothing where the one that is hit took none.
std::optional<Correction> random_correction(Generator& generator, const MemoryLedger& ledger) {
  const Seq seq = generator.random().below(ledger.state().next);
  const Entry& target = ledger.entries()[seq];
  if (!target.takes_effect() || is_correction(target.submission->body)) return std::nullopt;
  if (generator.random().percent(35)) return Correction{seq, {}};
  const Body standing = ledger.standing_body(seq).value_or(target.submission->body);
  return Correction{seq, generator.altered(ledger.state(), standing)};
}

// How many events it contradicts.
std::size_t check(MemoryLedger& ledger, const Correction& correction, Instant at) {
  const auto expected = contradicted(ledger, correction);
  const auto altered = [&](const Body& /*body*/) -> std::variant<Body, std::vector<Fault>> {
    return *correction.corrected;
  };
  const Entry& entry = ledger.submit(submission_of(correction, at), altered);
  if (!entry.takes_effect()) return 0;
  EXPECT_EQ(entry.reopened, expected) << "entry " << entry.seq << " corrects " << correction.seq;
  const bool is_told =
      std::ranges::find(entry.warnings, Code::kW05, &Ground::code) != entry.warnings.end();
  EXPECT_EQ(is_told, !expected.empty());
  return expected.size();
}

std::size_t run(std::uint64_t seed, std::size_t steps) {
  Generator generator(World::make(1, 5, 4), seed);
  MemoryLedger ledger;
  std::size_t count = 0;
  for (const Submission& submission : generator.opening()) ledger.submit(submission);
  for (std::size_t step = 0; step < steps; ++step) {
    const Submission submission = generator.next(ledger.state());
    if (!is_correction(submission.body)) ledger.submit(submission);
    if (!generator.random().percent(15)) continue;
    const auto correction = random_correction(generator, ledger);
    if (correction) count += check(ledger, *correction, submission.at);
  }
  return count;
}

TEST(ConsequencesProperty, AreThoseOfTheWholeLog) {
  std::size_t count = 0;
  for (const std::uint64_t seed : seeds(60)) {
    count += run(seed, 800);
    ASSERT_FALSE(HasFailure()) << "seed " << seed;
  }
  EXPECT_GT(count, 100U);
}

}  // namespace
}  // namespace ledger::test
