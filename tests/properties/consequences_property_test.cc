// The later events that a correction contradicts, found among the few that it can affect, are those
// that are found when the whole log is evaluated again.

#include <gtest/gtest.h>

#include <map>

#include "ledger/decide/correct.h"
#include "ledger/law/rule.h"
#include "ledger/model/codes.h"
#include "tests/properties/seeds.h"
#include "tests/support/generate.h"
#include "tests/support/memory_ledger.h"

namespace ledger::test {
namespace {

// A correction of the event at `seq`, or a retraction if `corrected` is empty.
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

// The grounds against each event after `seq`, if the event at `seq` has `body_at_seq`.
Objections grounds_after(const MemoryLedger& ledger, Seq seq,
                         const std::optional<Body>& body_at_seq) {
  State state;
  state.parties = ledger.state().parties;
  for (std::size_t i = 0; i < ledger.state().patents.size(); ++i) {
    state.patents.intern(ledger.state().patents.at(static_cast<PatentIndex>(i)).number);
  }
  Objections objections;
  for (const Entry& entry : ledger.entries()) {
    const auto body = entry.seq == seq ? body_at_seq : ledger.current_body(entry.seq);
    if (!body || std::holds_alternative<PartyRegister>(*body)) continue;
    const Submission& submission = *entry.submission;
    const EventInPlace event{
        {entry.seq, 0}, submission.at, submission.source, *body, entry.states_fact()};
    if (entry.seq > seq) objections[entry.seq] = codes_against(state, event);
    replay(state, event);
  }
  return objections;
}

std::vector<EventId> contradicted(const MemoryLedger& ledger, const Correction& correction) {
  const auto before = grounds_after(ledger, correction.seq, ledger.current_body(correction.seq));
  const auto after = grounds_after(ledger, correction.seq, correction.corrected);
  std::vector<EventId> events;
  for (const auto& [seq, codes] : after) {
    if (!std::ranges::includes(before.at(seq), codes)) events.push_back({seq, 0});
  }
  return events;
}

// A correction of a random event; empty if that took no effect.
std::optional<Correction> random_correction(Generator& generator, const MemoryLedger& ledger) {
  const Seq seq = generator.random().below(ledger.state().next);
  const Entry& target = ledger.entries()[seq];
  if (!target.takes_effect() || is_correction(target.submission->body)) return std::nullopt;
  if (generator.random().percent(35)) return Correction{seq, {}};
  const Body current = ledger.current_body(seq).value_or(target.submission->body);
  return Correction{seq, generator.altered(ledger.state(), current)};
}

// Returns the number of events that it contradicts.
std::size_t check(MemoryLedger& ledger, const Correction& correction, Instant at) {
  const auto expected = contradicted(ledger, correction);
  const auto altered = [&](const Body& /*body*/) -> std::variant<Body, std::vector<Fault>> {
    return *correction.corrected;
  };
  const Entry& entry = ledger.submit(submission_of(correction, at), altered);
  if (!entry.takes_effect()) return 0;
  EXPECT_EQ(entry.reopened, expected) << "entry " << entry.seq << " corrects " << correction.seq;
  // Another row of W05 names the party from whom the correction takes a right.
  const bool is_warned = std::ranges::find(entry.warnings, law::rule_number(Code::kW05),
                                           &Ground::row) != entry.warnings.end();
  EXPECT_EQ(is_warned, !expected.empty());
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
