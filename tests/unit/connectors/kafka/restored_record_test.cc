// A ledger's records are made again from its log, and decided again to the same root.

#include "connectors/kafka/restore/restored_record.h"

#include <gtest/gtest.h>

#include "connectors/kafka/restore/follow.h"
#include "connectors/kafka/restore/proof.h"
#include "ledger/service/records/spooled.h"
#include "tests/unit/ledger/service/ledger_under_test.h"

namespace connectors::kafka::test {
namespace {

using ledger::service::Annex;
using ledger::service::Encoding;
using ledger::service::FollowedPartition;
using ledger::service::Restoration;
using testing_ledger::Directory;
using testing_ledger::example;
using testing_ledger::Opened;

const FollowedPartition kFollowed{"cluster", "commands", 0, "node"};

std::string header(const RestoredRecord& record, std::string_view name) {
  for (const auto& [key, value] : record.headers) {
    if (key == name) return value;
  }
  return "none";
}

TEST(RestoredRecord, HasWhatTheLostOneHad) {
  const std::string moment = ledger::service::note_of(1'700'000'000'000);
  const Annex annex{.recorded_at = {1'800'000'000'000},
                    .encoding = Encoding::kCapnp,
                    .received = "bytes",
                    .correlation = "mine",
                    .key = "key",
                    .record_moment = moment};
  const RestoredRecord record = restored_record(annex, "53 root 0");
  EXPECT_EQ(record.value, "bytes");
  EXPECT_EQ(record.key, "key");
  EXPECT_EQ(record.moment_ms, 1'700'000'000'000);
  EXPECT_EQ(header(record, "content-type"), "application/x-capnp");
  EXPECT_EQ(header(record, "ce_correlationid"), "mine");
  EXPECT_EQ(header(record, "ledger_restored"), "53 root 0");
  EXPECT_EQ(header(record, "ledger_truncated"), "none");
}

TEST(RestoredRecord, AnOversizedOneHasItsHashAndNoFile) {
  const ledger::service::Spooled spooled{ledger::Hash{1}, 3'000'000, 3'000'000, ledger::Hash{1}};
  const std::string text = spooled.text();
  const RestoredRecord record = restored_record({{0}, Encoding::kSpooled, text}, "53 root 0");
  EXPECT_EQ(header(record, "ledger_truncated"), "true");
  const auto restored = ledger::service::Spooled::parse(record.value);
  ASSERT_TRUE(restored.has_value());
  EXPECT_EQ(restored->hash, spooled.hash);
  EXPECT_EQ(restored->size, spooled.size);
  EXPECT_EQ(restored->file_name(), "");
}

// Filled from files: one without `at` is malformed there, and one far in the future is not.
std::vector<std::string> from_files() {
  std::vector<std::string> lines = example();
  lines.emplace_back(R"({"id":"1","source":"operator","type":"party.register","body":{}})");
  lines.emplace_back(R"({"id":"2","source":"operator","at":"2199-01-01T00:00:00+08:00",)"
                     R"("type":"party.register","body":{"party":"b","name":"b","kind":"bank",)"
                     R"("country":"CN","roles":["bank"]}})");
  lines.emplace_back("null");
  return lines;
}

Restoration restoration_of(const ledger::store::Log& log, std::uint64_t from_files) {
  return {log.size(), log.root(), from_files};
}

std::string proof_of(const ledger::store::Log& log, const Restoration& restoration) {
  const Directory folder;
  ledger::Seq decided = 0;
  const auto proved =
      prove(log, kFollowed, restoration, folder.path(), [&](ledger::Seq done) { decided = done; });
  if (!proved) return proved.error().context;
  EXPECT_EQ(decided, log.size());
  return "proved";
}

TEST(Proof, ALedgerFromFilesIsDecidedAgainAsOne) {
  const Directory directory;
  Opened opened(directory.path());
  opened.submit(from_files());
  const auto& log = opened.ledger->log();
  EXPECT_EQ(proof_of(log, restoration_of(log, log.size())), "proved");
  // The control: as records of a topic some of them are decided differently.
  EXPECT_NE(proof_of(log, restoration_of(log, 0)).find("is decided differently"),
            std::string::npos);
}

// Brokers whose clocks differ: the moment of a record can be before that of the one before it.
TEST(Proof, ARecordKeepsItsOwnMoment) {
  const Directory directory;
  auto opened = ledger::service::Ledger::open(
      {.directory = directory.path(), .purpose = "test", .followed = kFollowed});
  ASSERT_TRUE(opened);
  const std::string party = R"("source":"operator","type":"party.register","body":{"party":"b",)"
                            R"("name":"b","kind":"bank","country":"CN","roles":["bank"]}})";
  const std::string first = R"({"id":"1",)" + party;
  const std::string second = R"({"id":"2",)" + party;
  const std::vector<ledger::service::Input> inputs{
      {first, Encoding::kJson, ledger::service::Arrival{{1'800'000'000'000}, 0}},
      {second, Encoding::kJson, ledger::service::Arrival{{1'799'000'000'000}, 1}}};
  ASSERT_TRUE((*opened)->submit(inputs));
  EXPECT_EQ((*opened)->read(1)->entry.submission->at.ms, 1'799'000'000'000);
  EXPECT_EQ((*opened)->read(1)->recorded_at.ms, 1'800'000'000'000);
  const auto& log = (*opened)->log();
  EXPECT_EQ(proof_of(log, restoration_of(log, 0)), "proved");
}

TEST(FollowFrom, ALedgerFromFilesThenFollowsTheTopic) {
  const Directory directory;
  { Opened(directory.path()).submit(example()); }
  Restoration restoration;
  {
    auto log = ledger::store::Log::open({.directory = directory.path(), .purpose = "test"});
    ASSERT_TRUE(log);
    restoration = restoration_of(**log, (*log)->size());
    ASSERT_TRUE(follow_from(**log, kFollowed, restoration));
  }
  const auto opened = ledger::service::Ledger::open(
      {.directory = directory.path(), .purpose = "test", .followed = kFollowed});
  ASSERT_TRUE(opened);
  const auto& cursor = *(*opened)->cursor();
  EXPECT_EQ(cursor.followed, kFollowed);
  EXPECT_EQ(cursor.next_offset, example().size());
  EXPECT_EQ(cursor.restoration, restoration);
}

}  // namespace
}  // namespace connectors::kafka::test
