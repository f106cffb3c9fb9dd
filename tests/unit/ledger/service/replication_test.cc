// A ledger that follows a topic: its positions are offsets, its times are the broker's, and its
// cursor is stored with the entries.

#include "ledger/service/replication.h"

#include "ledger/model/codes.h"
#include "tests/unit/ledger/service/ledger_under_test.h"

namespace {

using ledger::Error;
using ledger::Outcome;
using ledger::service::FollowedPartition;
using ledger::service::Input;
using testing_ledger::Directory;
using testing_ledger::example;
using testing_ledger::Opened;

const FollowedPartition kFollowed{"cluster", "patent.rights.command.v1", 0, "node"};
constexpr std::int64_t kMoment = 1'795'000'000'000;

// Opened to follow kFollowed; the example's lines as records.
struct Follower {
  explicit Follower(const std::string& directory, const FollowedPartition& followed = kFollowed) {
    auto opened = ledger::service::Ledger::open(
        {.directory = directory, .purpose = "test", .followed = followed});
    if (opened) {
      ledger = std::move(*opened);
    } else {
      error = opened.error().context;
    }
  }

  std::vector<ledger::service::DecidedEntry> submit(const std::vector<std::string>& lines) {
    std::vector<Input> inputs;
    for (const std::string& line : lines) {
      const std::uint64_t offset = ledger->state().next + inputs.size();
      const ledger::Instant at{kMoment + static_cast<std::int64_t>(offset)};
      inputs.push_back({line, ledger::service::Encoding::kJson,
                        ledger::service::Arrival{at, offset, "mine", "key"}});
    }
    auto decided = ledger->submit(inputs);
    EXPECT_TRUE(static_cast<bool>(decided));
    return decided ? std::move(*decided) : std::vector<ledger::service::DecidedEntry>();
  }

  std::unique_ptr<ledger::service::Ledger> ledger;
  std::string error;
};

TEST(FollowedPartition, StoresItsCursor) {
  const Directory directory;
  {
    Follower follower(directory.path());
    ASSERT_TRUE(follower.ledger) << follower.error;
    follower.submit(example());
  }
  const Follower again(directory.path());
  ASSERT_TRUE(again.ledger) << again.error;
  const ledger::service::ReplicationCursor& cursor = *again.ledger->cursor();
  EXPECT_EQ(cursor.next_offset, example().size());
  EXPECT_EQ(cursor.followed, kFollowed);
  const std::string last = example().back();
  const ledger::Instant at{kMoment + static_cast<std::int64_t>(cursor.next_offset) - 1};
  EXPECT_EQ(cursor.last_digest,
            ledger::service::digest({last, ledger::service::Encoding::kJson,
                                     ledger::service::Arrival{at, cursor.next_offset - 1}}));
  EXPECT_EQ(again.ledger->read(cursor.next_offset - 1)->recorded_at, at);
}

TEST(FollowedPartition, HasTheSameEntriesAsWithoutATopic) {
  const Directory followed;
  const Directory local;
  Follower follower(followed.path());
  Opened opened(local.path());
  follower.submit(example());
  opened.submit(example());
  EXPECT_EQ(ledger::hex(follower.ledger->log().root()), opened.root());
}

TEST(FollowedPartition, ADirectoryHasOneSource) {
  const Directory followed;
  { Follower(followed.path()).submit(example()); }
  testing_ledger::ManualClock clock;
  const auto local = ledger::service::Ledger::open(
      {.directory = followed.path(), .purpose = "test", .clock = &clock});
  ASSERT_FALSE(static_cast<bool>(local));
  EXPECT_NE(local.error().context.find("submit with --kafka"), std::string::npos);
  FollowedPartition other = kFollowed;
  other.partition = 1;
  EXPECT_NE(Follower(followed.path(), other).error.find("not partition 1"), std::string::npos);

  const Directory begun;
  Opened(begun.path()).submit(example());
  EXPECT_NE(Follower(begun.path()).error.find("submitted locally"), std::string::npos);
}

TEST(FollowedPartition, StoresNotesWithAnEntry) {
  const Directory directory;
  Follower follower(directory.path());
  follower.submit(example());
  const ledger::Seq size = follower.ledger->log().size();
  follower.submit({"{", R"({"id":"x-1","source":"operator","at":"2025-03-01T09:00:00+08:00",)"
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

TEST(FollowedPartition, ASubmissionWithoutATimeHasTheOneOfItsRecord) {
  const Directory directory;
  Follower follower(directory.path());
  const std::string party =
      R"("source":"operator","type":"party.register","body":{"party":"b","name":"b",)"
      R"("kind":"bank","country":"CN","roles":["bank"]}})";
  const auto answers = follower.submit({R"({"id":"1",)" + party, R"({"id":"1",)" + party,
                                        R"({"id":"2","at":"2026-11-18T19:11:40+08:00",)" + party,
                                        R"({"id":"3","at":"2026-11-18T19:11:41+08:00",)" + party});
  ASSERT_EQ(answers.size(), 4U);
  EXPECT_EQ(answers[0].entry.outcome, Outcome::kRecorded);
  EXPECT_EQ(answers[0].entry.submission->at.ms, kMoment);
  EXPECT_EQ(answers[1].entry.outcome, Outcome::kDuplicate);  // Though it arrived later.
  // kMoment is 19:06:40 of that day.
  EXPECT_NE(answers[2].entry.outcome, Outcome::kMalformed);
  ASSERT_EQ(answers[3].entry.outcome, Outcome::kMalformed);
  EXPECT_EQ(answers[3].entry.faults[0].code, ledger::Code::kF03);
  EXPECT_EQ(answers[3].entry.faults[0].pointer, "/at");
}

// Restored, and submitted from a file at first: decided as then, at the moment of then.
TEST(FollowedPartition, ARestoredSubmissionIsDecidedAtItsFirstReceipt) {
  const Directory directory;
  Follower follower(directory.path());
  const std::string line =
      R"({"id":"1","source":"operator","at":"2026-11-18T19:11:41+08:00","type":"party.register",)"
      R"("body":{"party":"b","name":"b","kind":"bank","country":"CN","roles":["bank"]}})";
  const auto decided_at = [&](std::int64_t moment_ms) {
    ledger::service::Arrival arrival{ledger::Instant{moment_ms}, follower.ledger->state().next};
    arrival.is_from_file = true;
    const Input input{line, ledger::service::Encoding::kJson, arrival};
    return follower.ledger->submit({&input, 1})->front().entry.outcome;
  };
  EXPECT_EQ(decided_at(kMoment), Outcome::kMalformed);
  EXPECT_EQ(decided_at(kMoment + 1000), Outcome::kRecorded);
}

// As before there were restorations.
TEST(ReplicationCursor, WithoutARestorationHasItsFirstForm) {
  const std::string row = ledger::service::encode({kFollowed, 7, {}, {}});
  EXPECT_EQ(row[0], 1);
  EXPECT_EQ(ledger::service::decode_cursor(row)->restoration.until, 0U);
  const ledger::service::Restoration restoration{5, ledger::Hash{9}, 3};
  const std::string restored = ledger::service::encode({kFollowed, 7, {}, restoration});
  EXPECT_EQ(restored[0], 2);
  EXPECT_EQ(restored.substr(1, row.size() - 1), row.substr(1));
  EXPECT_EQ(ledger::service::decode_cursor(restored)->restoration, restoration);
  EXPECT_FALSE(ledger::service::decode_cursor(restored.substr(0, restored.size() - 1)));
}

TEST(Restoration, IsReadAsItIsWritten) {
  const ledger::service::Restoration restoration{53, ledger::Hash{0xab}, 50};
  const std::string text = ledger::service::text_of(restoration);
  EXPECT_TRUE(text.starts_with("53 ab00")) << text;
  EXPECT_EQ(ledger::service::parse_restoration(text), restoration);
  const std::string root = text.substr(3, 64);
  const std::vector<std::string> wrong_texts{std::string(),
                                             "53",
                                             "53 " + root,
                                             "0 " + root + " 0",
                                             "53 " + root + " 54",
                                             "53 " + root + " 5 ",
                                             "-3 " + root + " 0",
                                             "53  " + root + " 0",
                                             "53 " + root.substr(1) + " 0"};
  for (const std::string& wrong : wrong_texts) {
    EXPECT_FALSE(ledger::service::parse_restoration(wrong)) << wrong;
  }
}

TEST(FollowedPartition, RefusesADamagedCursor) {
  const std::string row = ledger::service::encode({kFollowed, 7, {}, {}});
  ASSERT_TRUE(ledger::service::decode_cursor(row).has_value());
  for (std::size_t size = 0; size < row.size(); ++size) {
    EXPECT_FALSE(ledger::service::decode_cursor(row.substr(0, size)).has_value()) << size;
  }
  EXPECT_FALSE(ledger::service::decode_cursor(row + "x").has_value());
}

}  // namespace
