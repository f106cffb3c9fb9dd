// decide() and evolve() with random submissions: they reach no assertion, a submission that is not
// recorded changes nothing, owners' shares sum to one, and histories have exactly what touched()
// returns.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "ledger/law/authority.h"
#include "ledger/model/codes.h"
#include "tests/properties/seeds.h"
#include "tests/support/dump.h"
#include "tests/support/generate.h"
#include "tests/support/memory_ledger.h"

namespace ledger::test {
namespace {

constexpr std::size_t kRuns = 200;
constexpr std::size_t kSteps = 1200;

// Corrects an event at random, in place of the decoder.
MemoryLedger::Corrected correction_by(Generator& generator, const State& state) {
  return [&](const Body& body) -> std::variant<Body, std::vector<Fault>> {
    return generator.altered(state, body);
  };
}

template <typename Each>
void run(std::uint64_t seed, std::size_t steps, Each each) {
  Generator generator(World::make(1, 6, 6), seed);
  MemoryLedger ledger;
  const auto corrected = correction_by(generator, ledger.state());
  for (const Submission& submission : generator.opening()) ledger.submit(submission);
  for (std::size_t step = 0; step < steps; ++step) {
    if (!each(generator, ledger, corrected)) break;
  }
}

void expect_whole_titles(const State& state, std::uint64_t seed) {
  for (PatentIndex i = 0; i < state.patents.size(); ++i) {
    const Patent& patent = state.patents.at(i);
    if (patent.stage == Stage::kUnborn) continue;
    std::vector<Share> shares;
    for (const Owner& owner : patent.owners) shares.push_back(owner.share);
    ASSERT_EQ(compare_sum_to_one(shares), SumToOne::kOne)
        << "seed " << seed << " patent " << patent.number.text();
  }
}

TEST(DecideProperty, ReachesNoAssertionAndSharesSumToOne) {
  std::map<Outcome, std::size_t> outcomes;
  for (const std::uint64_t seed : seeds(kRuns)) {
    run(seed, kSteps, [&](Generator& generator, MemoryLedger& ledger, const auto& corrected) {
      const Entry& entry = ledger.submit(generator.next(ledger.state()), corrected);
      ++outcomes[entry.outcome];
      expect_whole_titles(ledger.state(), seed);
      return !testing::Test::HasFatalFailure();
    });
    if (HasFatalFailure()) return;
  }
  for (const auto& [outcome, count] : outcomes) {
    std::printf("%-26s %zu\n",
                std::string(enum_names(outcome)[static_cast<std::size_t>(outcome)]).c_str(), count);
  }
  // The generator must not only make refusals.
  EXPECT_GT(outcomes[Outcome::kRecorded], kRuns * 100);
  EXPECT_GT(outcomes[Outcome::kDiscrepancy], kRuns);
  EXPECT_GT(outcomes[Outcome::kAcknowledgementRequired], 0U);
}

TEST(DecideProperty, AnEntryWithoutEffectOnlyCounts) {
  for (const std::uint64_t seed : seeds(20)) {
    run(seed, 400, [&](Generator& generator, MemoryLedger& ledger, const auto& corrected) {
      const Submission submission = generator.next(ledger.state());
      const std::string before = dump(ledger.state(), Detail::kWithoutHistories);
      const Seq next = ledger.state().next;
      const Entry& entry = ledger.submit(submission, corrected);
      EXPECT_EQ(ledger.state().next, next + 1);
      if (entry.takes_effect()) return true;
      const std::string after = dump(ledger.state(), Detail::kWithoutHistories);
      EXPECT_EQ(first_difference(before, after), "")
          << "seed " << seed << " entry " << next << ' ' << type_name(submission.body);
      return !HasFailure();
    });
    if (HasFailure()) return;
  }
}

bool is_refused_as(const Entry& entry, Code code) {
  return std::ranges::any_of(entry.grounds,
                             [&](const Ground& ground) { return ground.code == code; });
}

bool has_code(const std::vector<Ground>& grounds, Code code) {
  return std::ranges::find(grounds, code, &Ground::code) != grounds.end();
}

bool has_codes(const std::vector<Ground>& grounds, const std::vector<Ground>& wanted) {
  return std::ranges::all_of(wanted,
                             [&](const Ground& ground) { return has_code(grounds, ground.code); });
}

std::string text_of(const std::vector<Ground>& grounds) {
  std::string text;
  for (const Ground& ground : grounds) {
    text += std::to_string(ground.row) + ' ' + ground.subject;
    for (const EventId& fact : ground.facts) text += ' ' + std::to_string(fact.seq);
    text += '\n';
  }
  return text;
}

// examine() finds the same grounds as decide(), but for the source (A01) and the expected versions
// (V01); a fact of an office contradicts no ground that examine() did not find.
TEST(DecideProperty, ExamineFindsTheGroundsOfDecide) {
  std::size_t proposals = 0;
  std::size_t facts = 0;
  for (const std::uint64_t seed : seeds(40)) {
    run(seed, 400, [&](Generator& generator, MemoryLedger& ledger, const auto& corrected) {
      const Submission submission = generator.next(ledger.state());
      if (is_correction(submission.body)) {
        ledger.submit(submission, corrected);
        return true;
      }
      // A day of the calendar is compared with its receipt, of which examine() knows nothing.
      if (std::holds_alternative<ClockDay>(submission.body)) {
        ledger.submit(submission, corrected);
        return true;
      }
      const Decision examined = examine(ledger.state(), submission);
      const bool is_fact =
          law::is_authoritative(ledger.state(), submission.source, submission.body);
      const Decision entry = decide(ledger.state(), submission, submission.at);
      const Entry& recorded = ledger.submit(submission, corrected);
      if (is_refused_as(recorded, Code::kA01) || !submission.expect.empty()) return true;
      // A fact may wait for what a proposal must know.
      if (is_fact && examined.outcome == Outcome::kMalformed) return true;
      // It may confirm what a proposal may not state again.
      if (is_fact && has_code(entry.warnings, Code::kW06)) return true;
      if (is_fact) {  // A change by a fact is not weighed on the days that it adds.
        EXPECT_TRUE(has_codes(examined.grounds, entry.grounds));
        EXPECT_TRUE(has_codes(examined.warnings, entry.warnings));
      } else {
        EXPECT_EQ(examined.outcome, entry.outcome)
            << type_name(submission.body) << " of " << submission.source.view();
        EXPECT_EQ(text_of(examined.grounds), text_of(entry.grounds));
        EXPECT_EQ(text_of(examined.warnings), text_of(entry.warnings));
      }
      ++(is_fact ? facts : proposals);
      return !HasFailure();
    });
    if (HasFailure()) return;
  }
  EXPECT_GT(proposals, 1000U);
  EXPECT_GT(facts, 1000U);
}

std::vector<Ref> all_things(const State& state) {
  std::vector<Ref> refs;
  const auto add = [&](RefKind kind, std::size_t count) {
    for (std::uint32_t i = 0; i < count; ++i) refs.push_back({kind, i});
  };
  add(RefKind::kParty, state.parties.size());
  add(RefKind::kPatent, state.patents.size());
  add(RefKind::kLicence, state.licences.size());
  add(RefKind::kPledge, state.pledges.size());
  add(RefKind::kHold, state.holds.size());
  add(RefKind::kContract, state.contracts.size());
  return refs;
}

// The things that a body is about, before and after it is folded: a change of a right can move it
// to other patents.
std::vector<Ref> touched_in_all(std::vector<Ref> before, const std::vector<Ref>& after) {
  before.insert(before.end(), after.begin(), after.end());
  std::ranges::sort(before);
  before.erase(std::unique(before.begin(), before.end()), before.end());
  return before;
}

TEST(DecideProperty, HistoriesGrowByTouched) {
  for (const std::uint64_t seed : seeds(60)) {
    run(seed, 500, [&](Generator& generator, MemoryLedger& ledger, const auto& corrected) {
      const State& state = ledger.state();
      const Submission submission = generator.next(state);
      const Seq seq = state.next;
      const auto before = touched(state, submission.body, seq);
      const Entry& entry = ledger.submit(submission, corrected);
      if (!entry.takes_effect() || is_correction(submission.body)) return true;
      const auto expected = touched_in_all(before, touched(state, submission.body, seq));
      std::vector<Ref> grown;
      for (const Ref ref : all_things(state)) {
        const auto& history = history_of(state, ref);
        if (!history.empty() && history.back() == seq) grown.push_back(ref);
      }
      EXPECT_EQ(grown, expected) << "seed " << seed << " entry " << seq << ' '
                                 << type_name(submission.body) << ": " << grown.size() << " and "
                                 << expected.size() << " things";
      return !HasFailure();
    });
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace ledger::test
