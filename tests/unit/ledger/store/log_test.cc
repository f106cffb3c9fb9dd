#include "ledger/store/log.h"

#include <gtest/gtest.h>

#include <thread>

#include "ledger/crypto/sha256.h"
#include "ledger/store/tree/merkle.h"
#include "tests/unit/ledger/store/log_case.h"

namespace ledger::store {
namespace {

class LogTest : public testing::Test {
 protected:
  const Scratch scratch;
  const std::string directory = scratch / "ledger";
};

std::vector<KvRow> rows_under(const Log& log, std::string_view prefix) {
  std::vector<KvRow> rows;
  const auto scanned = log.scan_rows(prefix, [&rows](ByteView name, ByteView value) {
    rows.push_back({std::string(name), std::string(value)});
    return true;
  });
  EXPECT_TRUE(scanned);
  return rows;
}

TEST_F(LogTest, StartsEmpty) {
  const auto log = opened(open_to_write(directory));
  EXPECT_EQ(log->size(), 0U);
  EXPECT_EQ(log->root(), crypto::sha256({}));
  EXPECT_EQ(*log->root_at(0), crypto::sha256({}));
  EXPECT_EQ(log->read(0).error().code, ErrorCode::kInvalid);
  EXPECT_EQ(log->root_at(1).error().code, ErrorCode::kInvalid);
  EXPECT_EQ(log->tile(0, 0).error().code, ErrorCode::kInvalid);
  expect_whole(*log, 0);
}

TEST_F(LogTest, KeepsWhatWasAppendedWhenItIsOpenedAgain) {
  Hash root;
  {
    const auto log = opened(open_to_write(directory));
    for (const Seq count : {1U, 2U, 63U, 64U, 65U, 300U, 1U})
      ASSERT_TRUE(append_entries(*log, count));
    expect_whole(*log, 496);
    root = log->root();
  }
  const auto log = opened(open_to_write(directory));
  expect_whole(*log, 496);
  EXPECT_EQ(log->root(), root);
  ASSERT_TRUE(append_entries(*log, 600));
  expect_whole(*log, 1096);
}

TEST_F(LogTest, ReadsEachEntryByItself) {
  const auto log = opened(open_to_write(directory));
  ASSERT_TRUE(append_entries(*log, 200));
  for (Seq seq = 0; seq < 200; ++seq) {
    const auto loaded = log->read(seq);
    ASSERT_TRUE(loaded) << loaded.error().context;
    EXPECT_EQ(loaded->entry, entry_text(seq));
    EXPECT_EQ(loaded->annex, annex_text(seq));
  }
}

TEST_F(LogTest, ScansAnyRangeAndStopsWhenTold) {
  const auto log = opened(open_to_write(directory));
  ASSERT_TRUE(append_entries(*log, 200));
  std::vector<Seq> seen;
  ASSERT_TRUE(log->scan(63, 130, [&seen](const LogRecord& record) {
    seen.push_back(record.seq);
    return record.seq < 100;
  }));
  EXPECT_EQ(seen.size(), 38U);
  EXPECT_EQ(seen.front(), 63U);
  EXPECT_EQ(seen.back(), 100U);
  EXPECT_TRUE(log->scan(5, 5, [](const LogRecord&) { return false; }));
  EXPECT_EQ(log->scan(0, 201, [](const LogRecord&) { return true; }).error().code,
            ErrorCode::kInvalid);
}

TEST_F(LogTest, HasTheRootOfTheEntriesAtEverySize) {
  const auto log = opened(open_to_write(directory));
  Tree tree;
  std::vector<Hash> roots{tree.root()};
  for (Seq seq = 0; seq < 600; ++seq) {
    tree.append(crypto::leaf_hash(entry_text(seq)));
    roots.push_back(tree.root());
  }
  for (Seq size = 0; size < 600; size += 40) ASSERT_TRUE(append_entries(*log, 40));
  EXPECT_EQ(log->root(), roots[600]);
  for (Seq size = 0; size <= 600; ++size) {
    const auto root = log->root_at(size);
    ASSERT_TRUE(root) << root.error().context;
    EXPECT_EQ(*root, roots[size]) << size;
  }
}

TEST_F(LogTest, HasTheRootOfALargeTreeAndItsTiles) {
  const auto log = opened(open_to_write(directory));
  Tree tree;
  for (Seq seq = 0; seq < 66'000; ++seq) tree.append(crypto::leaf_hash(entry_text(seq)));
  ASSERT_TRUE(append_entries(*log, 66'000));
  ASSERT_TRUE(append_entries(*log, 100));
  EXPECT_EQ(*log->root_at(66'000), tree.root());
  for (const Tile& tile : tree.full_tiles())
    EXPECT_EQ(*log->tile(tile.level, tile.index), tile.hashes);
  EXPECT_EQ(log->tile(0, 258)->size(), 66'100U % 256);
  EXPECT_EQ(log->tile(1, 1)->size(), 2U);
  EXPECT_EQ(log->tile(2, 0)->size(), 1U);
  EXPECT_FALSE(log->tile(0, 259));
  EXPECT_FALSE(log->tile(3, 0));
  EXPECT_FALSE(log->tile(99, 0));
}

TEST_F(LogTest, TheTreeCoversTheEntryAndNotTheAnnex) {
  const auto log = opened(open_to_write(directory));
  Batch batch;
  batch.add("entry", "annex");
  ASSERT_TRUE(log->append(batch));
  EXPECT_EQ(log->root(), crypto::leaf_hash("entry"));
}

TEST_F(LogTest, RowsChangeWithTheBatch) {
  const auto log = opened(open_to_write(directory));
  Batch batch;
  batch.put_row({"cell/2", "two"});
  batch.put_row({"cell/1", "one"});
  batch.put_row({"other", "x"});
  ASSERT_TRUE(log->append(batch));
  EXPECT_EQ(log->size(), 0U);
  batch.clear();
  batch.put_row({"cell/1", std::nullopt});
  batch.put_row({"cell/3", "three"});
  ASSERT_TRUE(log->append(batch));

  const auto rows = rows_under(*log, "cell/");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].key, "cell/2");
  EXPECT_EQ(rows[1].value, "three");
  EXPECT_EQ(*log->row("other"), "x");
  EXPECT_EQ(*log->row("cell/1"), std::nullopt);
}

TEST_F(LogTest, OneWriterAtATime) {
  const auto log = opened(open_to_write(directory));
  const auto second = open_to_write(directory);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kBusy);
  EXPECT_NE(second.error().context.find("(test) since"), std::string::npos);
}

TEST_F(LogTest, AReaderBesideAWriterSeesWhatWasThereWhenItOpened) {
  const auto writer = opened(open_to_write(directory));
  ASSERT_TRUE(append_entries(*writer, 300));
  const auto reader = opened(open_to_read(directory));
  const Hash root = writer->root();
  ASSERT_TRUE(append_entries(*writer, 300));
  expect_whole(*reader, 300);
  EXPECT_EQ(reader->root(), root);
  EXPECT_EQ(opened(open_to_read(directory))->size(), 600U);
  EXPECT_EQ(append_entries(*reader, 1).error().code, ErrorCode::kUnavailable);
  EXPECT_FALSE(reader->renew_rows({}));
  EXPECT_FALSE(reader->save_snapshot("state", 0, ""));
}

TEST_F(LogTest, AReaderChangesNothingOnDisk) {
  opened(open_to_write(directory));
  {
    const auto writer = opened(open_to_write(directory));
    ASSERT_TRUE(append_entries(*writer, 300));
  }
  const auto before = listing(directory);
  { expect_whole(*opened(open_to_read(directory)), 300); }
  EXPECT_EQ(listing(directory), before);
}

TEST_F(LogTest, AReaderOfNoLedgerIsRefused) {
  const auto log = open_to_read(directory);
  ASSERT_FALSE(log);
  EXPECT_EQ(log.error().code, ErrorCode::kNoLedger);
  EXPECT_NE(log.error().context.find(directory), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(directory));
}

TEST_F(LogTest, AReaderOfNoLedgerSeesAnEmptyOneIfThatIsWanted) {
  {
    const auto log = opened(Log::open(
        {.directory = directory, .write = false, .absent_is_empty = true, .purpose = "test"}));
    expect_whole(*log, 0);
    EXPECT_EQ(log->root(), crypto::sha256({}));
    EXPECT_FALSE(*log->row("any"));
    EXPECT_TRUE(rows_under(*log, "").empty());
    EXPECT_FALSE(*log->load_snapshot("state", 10));
  }
  EXPECT_FALSE(std::filesystem::exists(directory));
}

// A writer that died while it made the ledger left the first of its files.
TEST_F(LogTest, ALedgerInTheMakingIsMadeByTheNextWriter) {
  for (const std::string_view last : {"high-water", "FORMAT", "db"}) {
    std::filesystem::remove_all(directory);
    opened(open_to_write(directory)).reset();
    std::filesystem::remove_all(directory + "/db");
    if (last == "high-water") std::filesystem::remove(directory + "/FORMAT");
    if (last == "db") std::filesystem::create_directory(directory + "/db");
    const auto reader = open_to_read(directory);
    EXPECT_EQ(static_cast<bool>(reader), last != "high-water") << last;
    if (reader) expect_whole(**reader, 0);
    expect_whole(*opened(open_to_write(directory)), 0);
  }
}

TEST_F(LogTest, ReadersInOtherThreadsSeeWholeBatchesWhileOneAppends) {
  const auto log = opened(open_to_write(directory));
  std::atomic<bool> done = false;
  std::thread reader([&log, &done] {
    while (!done) {
      const Seq size = log->size();
      EXPECT_EQ(size % 50, 0U);
      Seq seen = 0;
      EXPECT_TRUE(log->scan(0, size, [&seen](const LogRecord& record) {
        EXPECT_EQ(record.entry, entry_text(seen));
        ++seen;
        return true;
      }));
      EXPECT_EQ(seen, size);
      EXPECT_TRUE(log->root_at(size));
    }
  });
  for (int i = 0; i < 60; ++i) ASSERT_TRUE(append_entries(*log, 50));
  done = true;
  reader.join();
  expect_whole(*log, 3000);
}

TEST_F(LogTest, ManyOpeningsKeepOneLog) {
  for (Seq seq = 0; seq < 20; ++seq) {
    const auto log = opened(open_to_write(directory));
    ASSERT_TRUE(append_entries(*log, 1));
  }
  expect_whole(*opened(open_to_read(directory)), 20);
}

}  // namespace
}  // namespace ledger::store
