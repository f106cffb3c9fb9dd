// A ledger that follows a topic: its positions are offsets, its moments are the broker's, and how
// far it has read lies beside the entries.

#include "ledger/service/order.h"

#include "tests/ledger/service/ledger_under_test.h"

namespace {

using ledger::Error;
using ledger::Order;
using ledger::Outcome;
using ledger::Received;
using testing_ledger::Directory;
using testing_ledger::example;
using testing_ledger::Opened;

const Order kOrder{"cluster", "patent.rights.command.v1", 0, "node"};
constexpr std::int64_t kMoment = 1'795'000'000'000;

// Opened to follow kOrder; the example's lines as records.
struct Follower {
  explicit Follower(const std::string& directory, const Order& order = kOrder) {
    auto opened = ledger::Ledger::open({.directory = directory, .purpose = "test", .order = order});
    if (opened) {
      ledger = std::move(*opened);
    } else {
      refusal = opened.error().context;
    }
  }

  std::vector<ledger::Answer> take(const std::vector<std::string>& lines) {
    std::vector<Received> group;
    for (const std::string& line : lines) {
      const std::uint64_t offset = ledger->state().next + group.size();
      const ledger::Instant at{kMoment + static_cast<std::int64_t>(offset)};
      group.push_back({line, ledger::Form::kJson, ledger::Arrival{at, offset, "mine", "key"}});
    }
    auto answers = ledger->submit(group);
    EXPECT_TRUE(static_cast<bool>(answers));
    return answers ? std::move(*answers) : std::vector<ledger::Answer>();
  }

  std::unique_ptr<ledger::Ledger> ledger;
  std::string refusal;
};

TEST(Order, HowFarItWasFollowedIsKept) {
  const Directory directory;
  {
    Follower follower(directory.path());
    ASSERT_TRUE(follower.ledger) << follower.refusal;
    follower.take(example());
  }
  const Follower again(directory.path());
  ASSERT_TRUE(again.ledger) << again.refusal;
  const ledger::OrderMark& mark = *again.ledger->order();
  EXPECT_EQ(mark.next, example().size());
  EXPECT_EQ(mark.order, kOrder);
  const std::string last = example().back();
  const ledger::Instant at{kMoment + static_cast<std::int64_t>(mark.next) - 1};
  EXPECT_EQ(mark.last,
            ledger::digest({last, ledger::Form::kJson, ledger::Arrival{at, mark.next - 1}}));
  EXPECT_EQ(again.ledger->read(mark.next - 1)->recorded_at, at);
}

TEST(Order, TheSameEntriesAsWithoutATopic) {
  const Directory followed;
  const Directory local;
  Follower follower(followed.path());
  Opened opened(local.path());
  follower.take(example());
  opened.submit(example());
  EXPECT_EQ(ledger::hex(follower.ledger->log().root()), opened.root());
}

TEST(Order, ADirectoryKeepsToItsOrder) {
  const Directory followed;
  { Follower(followed.path()).take(example()); }
  testing_ledger::ManualClock clock;
  const auto local =
      ledger::Ledger::open({.directory = followed.path(), .purpose = "test", .clock = &clock});
  ASSERT_FALSE(static_cast<bool>(local));
  EXPECT_NE(local.error().context.find("submit with --kafka"), std::string::npos);
  Order other = kOrder;
  other.partition = 1;
  EXPECT_NE(Follower(followed.path(), other).refusal.find("not from partition 1"),
            std::string::npos);

  const Directory begun;
  Opened(begun.path()).submit(example());
  EXPECT_NE(Follower(begun.path()).refusal.find("has an order of its own"), std::string::npos);
}

TEST(Order, WhatIsKeptBesideAnEntryForThoseItIsPassedOnTo) {
  const Directory directory;
  Follower follower(directory.path());
  follower.take(example());
  const ledger::Seq size = follower.ledger->log().size();
  follower.take({"{", R"({"id":"x-1","source":"operator","at":"2025-03-01T09:00:00+08:00",)"
                      R"("type":"event.retract","body":{"event":"16.0","reason":"r"}})"});
  const auto malformed = follower.ledger->read(size);
  EXPECT_EQ(malformed->entry.outcome, Outcome::kMalformed);
  EXPECT_EQ(malformed->key, "key");
  EXPECT_EQ(malformed->correlation, "mine");
  const auto retracted = follower.ledger->read(size + 1);
  const auto original = follower.ledger->read(16);
  ASSERT_TRUE(retracted->entry.takes_effect());
  EXPECT_FALSE(original->about.empty());
  EXPECT_EQ(retracted->about, original->about);
  EXPECT_TRUE(retracted->key.empty());
}

TEST(Order, WhoGivesNoMomentFilesWhenTheRecordIsTaken) {
  const Directory directory;
  Follower follower(directory.path());
  const std::string party =
      R"("source":"operator","type":"party.register","body":{"party":"b","name":"b",)"
      R"("kind":"bank","country":"CN","roles":["bank"]}})";
  const auto answers = follower.take({R"({"id":"1",)" + party, R"({"id":"1",)" + party,
                                      R"({"id":"2","at":"2026-11-18T19:11:40+08:00",)" + party,
                                      R"({"id":"3","at":"2026-11-18T19:11:41+08:00",)" + party});
  ASSERT_EQ(answers.size(), 4U);
  EXPECT_EQ(answers[0].entry.outcome, Outcome::kRecorded);
  EXPECT_EQ(answers[0].entry.submission->at.ms, kMoment);
  EXPECT_EQ(answers[1].entry.outcome, Outcome::kDuplicate);  // Though it came later.
  // kMoment is 19:06:40 of that day; 2 ms later five minutes ahead is just allowed.
  EXPECT_NE(answers[2].entry.outcome, Outcome::kMalformed);
  ASSERT_EQ(answers[3].entry.outcome, Outcome::kMalformed);
  EXPECT_EQ(answers[3].entry.faults[0].code, ledger::Code::kF03);
  EXPECT_EQ(answers[3].entry.faults[0].pointer, "/at");
}

TEST(Order, ARowThatIsDamagedIsNotBelieved) {
  const std::string row = ledger::encode({kOrder, 7, {}});
  ASSERT_TRUE(ledger::decode_order(row).has_value());
  for (std::size_t size = 0; size < row.size(); ++size) {
    EXPECT_FALSE(ledger::decode_order(row.substr(0, size)).has_value()) << size;
  }
  EXPECT_FALSE(ledger::decode_order(row + "x").has_value());
}

}  // namespace
