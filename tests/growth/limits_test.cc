// The bounds of ledger/base/limits.h: each list has one, an act has one for what it reaches, and
// within them the memory for a submission is bounded too.

#include "ledger/base/limits.h"

#include <gtest/gtest.h>

#include "ledger/model/codes.h"
#include "tests/growth/filled.h"
#include "tests/growth/work.h"

namespace growth {
namespace {

using ledger::Code;
using ledger::Decision;
using ledger::Outcome;
using ledger::test::MemoryLedger;

// More items than any list may have.
constexpr std::size_t kTooMany = ledger::kPatentsMax + 1;

template <typename T>
void expect_bounds(const MemoryLedger& ledger) {
  std::vector<std::string_view> lists;
  add_lists<T>(lists);
  for (const std::string_view list : lists) {
    const auto submission = from(kOffice, filled<T>({kTooMany, list}));
    const Decision decision = decide(ledger.state(), submission, submission.at);
    ASSERT_EQ(decision.faults.size(), 1U) << T::kType << ' ' << list;
    EXPECT_EQ(decision.faults[0].code, Code::kF08) << T::kType << ' ' << list;
    EXPECT_TRUE(decision.faults[0].pointer.ends_with("/" + std::string(list)));
  }
}

template <std::size_t... I>
void expect_all_bounds(const MemoryLedger& ledger, std::index_sequence<I...> /*of*/) {
  (expect_bounds<ledger::BodyTypeAt<I>>(ledger), ...);
}

TEST(Limits, BoundEachListOfEachType) {
  const MemoryLedger ledger = world(Shape::kPatents, 1);
  expect_all_bounds(ledger, std::make_index_sequence<ledger::kBodyTypes>());
}

ledger::TransferRegister transfer(std::size_t patents, std::size_t to) {
  auto body =
      std::get<ledger::TransferRegister>(filled<ledger::TransferRegister>({patents, "patents"}));
  body.to.clear();
  for (std::size_t i = 1; i <= to; ++i) body.to.push_back({party(i), {}});
  return body;
}

TEST(Limits, BoundWhatAnActReaches) {
  MemoryLedger ledger = world(Shape::kPatents, ledger::kPatentsMax);
  // On record of each: an owner, a pledgee, a hold, and a licence with one use and one carve-out.
  constexpr std::size_t kOnRecord = 5;
  const std::size_t most = ledger::kReachMax / ledger::kPatentsMax - kOnRecord;
  const auto reach = [&](std::size_t to) {
    const auto submission = from(kOffice, transfer(ledger::kPatentsMax, to));
    return decide(ledger.state(), submission, submission.at);
  };
  const Decision within = reach(most);
  EXPECT_EQ(within.faults.size(), 0U);
  const Decision beyond = reach(most + 1);
  ASSERT_EQ(beyond.faults.size(), 1U);
  EXPECT_EQ(beyond.faults[0].code, Code::kF08);
  EXPECT_EQ(beyond.faults[0].pointer, "/body");
}

}  // namespace
}  // namespace growth
