// Memory: a bound for one submission, and what happens if there is none left: std::bad_alloc leaves
// the core, from wherever it is, and a decision has changed nothing.

#include <gtest/gtest.h>

#include "ledger/base/limits.h"
#include "ledger/model/commands/groups.h"
#include "tests/growth/filled.h"
#include "tests/growth/work.h"

namespace growth {
namespace {

using ledger::test::MemoryLedger;

void decide_and_fold(ledger::State& state, const ledger::Submission& submission) {
  ledger::Decision decision = decide(state, submission, submission.at);
  ledger::Entry entry;
  entry.seq = state.next;
  entry.outcome = decision.outcome;
  entry.submission = submission;
  entry.grounds = std::move(decision.grounds);
  evolve(state, entry);
}

// Calls check.operator()<T>() for each type but corrections.
template <typename Check, std::size_t... I>
void for_each_type(Check check, std::index_sequence<I...> /*of*/) {
  const auto one = [&]<typename T>() {
    if constexpr (!ledger::OfEvent<T>) check.template operator()<T>();
  };
  (one.template operator()<ledger::BodyTypeAt<I>>(), ...);
}
template <typename Check>
void for_each_type(Check check) {
  for_each_type(check, std::make_index_sequence<ledger::kBodyTypes>());
}

// With lists as long as any may be.
TEST(Memory, IsBoundedForEachType) {
  const MemoryLedger ledger = world(Shape::kPatents, ledger::kPatentsMax);
  for_each_type([&]<typename T>() {
    std::vector<std::string_view> lists{""};
    add_lists<T>(lists);
    for (const std::string_view list : lists) {
      for (const std::size_t items : {ledger::kPartiesMax, ledger::kPatentsMax}) {
        ledger::State state = ledger.state();
        const auto submission = from(kOffice, filled<T>({items, list}));
        const Work work = work_of([&] { decide_and_fold(state, submission); });
        EXPECT_LT(work.bytes, std::size_t{8} << 20) << T::kType << ' ' << list;
      }
    }
  });
}

TEST(Memory, MayRunOutAtAnyAllocation) {
  const MemoryLedger ledger = world(Shape::kPortfolio, 12);
  for_each_type([&]<typename T>() {
    const auto submission = from(kOffice, filled<T>({12}));
    ledger::State whole = ledger.state();
    const std::size_t count = work_of([&] { decide_and_fold(whole, submission); }).allocations;
    for (std::size_t i = 0; i < count; ++i) {
      ledger::State state = ledger.state();
      EXPECT_TRUE(runs_out_of_memory([&] { decide_and_fold(state, submission); }, i))
          << T::kType << " at allocation " << i << " of " << count;
    }
  });
}

}  // namespace
}  // namespace growth
