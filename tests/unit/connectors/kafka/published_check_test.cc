// A ledger publishes only beside its own answers: the last one in each partition of the outgoing
// topics is compared with the entry at its position.

#include "connectors/kafka/publish/published_check.h"

#include <gtest/gtest.h>

#include "ledger/crypto/sha256.h"
#include "ledger/service/ledger.h"
#include "ledger/store/lost_entry.h"
#include "tests/unit/ledger/service/ledger_under_test.h"

namespace connectors::kafka::test {
namespace {

constexpr std::int64_t kFirst = 1'700'000'000'000;
const ledger::service::FollowedPartition kOrder{"cluster", "commands", 0, "node"};

// Three malformed entries, a second apart.
class PublishedCheck : public ::testing::Test {
 protected:
  PublishedCheck() {
    ledger_ = std::move(*ledger::service::Ledger::open(
        {.directory = directory_.path(), .purpose = "test", .followed = kOrder}));
    std::vector<ledger::service::Input> inputs;
    for (std::uint64_t i = 0; i < 3; ++i) {
      inputs.push_back(
          {"{}", ledger::service::Encoding::kJson, ledger::service::Arrival{moment(i), i}});
    }
    EXPECT_TRUE(static_cast<bool>(ledger_->submit(inputs)));
  }

  static ledger::Instant moment(std::uint64_t seq) {
    return {kFirst + static_cast<std::int64_t>(seq) * 1000};
  }
  static Tail answer(ledger::Seq seq) { return {seq, moment(seq).text(), {}}; }
  static Tail letter(ledger::Seq seq) {
    return {seq, {}, ledger::hex(ledger::crypto::sha256({"{}"}))};
  }

  // Topics of two partitions, of which one holds the tail.
  ledger::Status compare(OutputTopic topic, const Tail& tail) const {
    Published published{tail.seq + 1, {}};
    for (auto& one : published.tails) one.resize(2);
    published.tails.at(static_cast<std::size_t>(topic))[1] = tail;
    return compare_published(published, ledger_->log());
  }

  testing_ledger::Directory directory_;
  std::unique_ptr<ledger::service::Ledger> ledger_;
};

TEST_F(PublishedCheck, ItsOwnAnswersPass) {
  EXPECT_TRUE(compare(OutputTopic::kResult, answer(2)));
  EXPECT_TRUE(compare(OutputTopic::kDeadLetter, letter(1)));
  EXPECT_TRUE(compare_published({}, ledger_->log()));
}

// Whether this ledger has a record for that topic or partition makes no difference.
TEST_F(PublishedCheck, AnotherAnswerInAnyTopicIsAContradiction) {
  for (std::size_t i = 0; i < kOutputTopics; ++i) {
    const auto topic = static_cast<OutputTopic>(i);
    Tail other = answer(1);
    other.time = moment(2).text();
    const auto compared = compare(topic, other);
    ASSERT_FALSE(compared);
    EXPECT_EQ(compared.error().code, ledger::ErrorCode::kCorrupt);
    EXPECT_TRUE(compared.error().context.starts_with(topic_name(topic)));
    EXPECT_NE(compared.error().context.find("another ledger published it"), std::string::npos);
  }
}

TEST_F(PublishedCheck, ADeadLetterIsComparedByItsHash) {
  Tail other = letter(1);
  other.hash = ledger::hex(ledger::crypto::sha256({"[]"}));
  EXPECT_FALSE(compare(OutputTopic::kDeadLetter, other));
}

// A repair could not find it, so nothing is left to compare.
TEST_F(PublishedCheck, ALostEntryContradictsNothing) {
  testing_ledger::Directory repaired;
  const auto log = ledger::store::Log::open({.directory = repaired.path(), .purpose = "test"});
  ASSERT_TRUE(log);
  ledger::store::Batch batch;
  ledger::store::add_lost(batch, std::nullopt, "annex");
  ASSERT_TRUE((*log)->append(batch));
  Published published{1, {}};
  published.tails[0] = {answer(0)};
  EXPECT_TRUE(compare_published(published, **log));
}

TEST_F(PublishedCheck, APositionBeyondTheEndIsOfAnotherCopy) {
  const auto compared = compare(OutputTopic::kEvent, answer(3));
  ASSERT_FALSE(compared);
  EXPECT_NE(compared.error().context.find("a copy of the ledger that has all of them"),
            std::string::npos);
}

}  // namespace
}  // namespace connectors::kafka::test
