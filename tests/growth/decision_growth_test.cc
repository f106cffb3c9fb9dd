// The work for one submission of any type grows with what it names: with the items of each of its
// lists, alone and all at once, and with the owners and rights that its patents have.

#include <gtest/gtest.h>

#include <array>
#include <map>

#include "ledger/model/commands/groups.h"
#include "tests/growth/filled.h"
#include "tests/growth/work.h"

namespace growth {
namespace {

using ledger::Submission;
using ledger::test::MemoryLedger;

constexpr std::array<std::size_t, 3> kSizes{100, 200, 400};

// To decide it and, if it takes effect, to fold it.
Work work_on(const MemoryLedger& ledger, const Submission& submission, ledger::Outcome& outcome) {
  ledger::State state = ledger.state();
  return work_of([&] {
    ledger::Decision decision = decide(state, submission, submission.at);
    outcome = decision.outcome;
    ledger::Entry entry;
    entry.seq = state.next;
    entry.outcome = decision.outcome;
    entry.submission = submission;
    entry.grounds = std::move(decision.grounds);
    evolve(state, entry);
  });
}

class Growth {
 public:
  // All types, in worlds of one shape.
  explicit Growth(Shape shape) {
    for (const std::size_t size : kSizes) worlds_.push_back(world(shape, size));
  }

  template <typename T>
  void check() {
    if constexpr (!ledger::OfEvent<T>) {
      std::vector<std::string_view> lists{""};  // All of them.
      add_lists<T>(lists);
      for (const std::string_view list : lists) {
        check<T>(list, kOffice);
        check<T>(list, kDealer);
      }
    }
  }
  const std::map<ledger::Outcome, int>& outcomes() const { return outcomes_; }

 private:
  template <typename T>
  void check(std::string_view list, const ledger::PartyId& source) {
    std::array<std::uint64_t, kSizes.size()> blocks{};
    for (std::size_t i = 0; i < kSizes.size(); ++i) {
      T body = std::get<T>(filled<T>({kSizes.at(i), list}));
      renumber(body);
      ledger::Outcome outcome{};
      blocks.at(i) = work_on(worlds_[i], from(source, body), outcome).blocks;
      ++outcomes_[outcome];
    }
    EXPECT_TRUE(is_linear(blocks[0], blocks[1], blocks[2]))
        << T::kType << " with " << (list.empty() ? "all lists" : list) << " by " << source.view()
        << ": " << blocks[0] << ", " << blocks[1] << ", " << blocks[2] << " blocks";
  }

  // A registration has a number that is not taken.
  template <typename T>
  static void renumber(T& body) {
    if constexpr (ledger::OneOf<T, ledger::LicenceRecord, ledger::OpenLicenceAccept>) {
      body.licence = "new";
    }
    if constexpr (std::is_same_v<T, ledger::PledgeRegister>) body.pledge = "new";
    if constexpr (std::is_same_v<T, ledger::HoldPlace>) body.hold = "new";
    if constexpr (std::is_same_v<T, ledger::ContractRegister>) body.contract = "new";
  }

  std::vector<MemoryLedger> worlds_;
  std::map<ledger::Outcome, int> outcomes_;
};

template <std::size_t... I>
void check_all(Growth& growth, std::index_sequence<I...> /*of*/) {
  (growth.check<ledger::BodyTypeAt<I>>(), ...);
}

class DecisionGrowth : public testing::TestWithParam<Shape> {};

TEST_P(DecisionGrowth, IsLinearForEachListOfEachType) {
  Growth growth(GetParam());
  check_all(growth, std::make_index_sequence<ledger::kBodyTypes>());
  // Most reach the law.
  EXPECT_GT(growth.outcomes().at(ledger::Outcome::kRecorded), 100);
  EXPECT_GT(growth.outcomes().at(ledger::Outcome::kRefused), 100);
  EXPECT_LT(growth.outcomes().at(ledger::Outcome::kMalformed), 50);
}

INSTANTIATE_TEST_SUITE_P(Shapes, DecisionGrowth, testing::ValuesIn(kShapes));

// The count finds what it is there for.
TEST(DecisionGrowth, FindsSquares) {
  EXPECT_TRUE(is_linear(100'000, 200'000, 400'000));
  EXPECT_TRUE(is_linear(1'100'000, 1'200'000, 1'400'000));
  EXPECT_FALSE(is_linear(10'000, 40'000, 160'000));
  EXPECT_FALSE(is_linear(110'000, 240'000, 560'000));  // A tenth of it is a square.
}

}  // namespace
}  // namespace growth
