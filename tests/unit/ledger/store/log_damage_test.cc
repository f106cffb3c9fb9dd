#include <gtest/gtest.h>

#include "ledger/store/high_water.h"
#include "ledger/store/log.h"
#include "tests/unit/ledger/store/log_case.h"

namespace ledger::store {
namespace {

namespace fs = std::filesystem;

class DamageTest : public testing::Test {
 protected:
  // Batches that end at each of `sizes`, each in an opening of its own after a kill: what was in
  // the log file is then in tables, but for the last batch.
  void given_batches(const std::vector<Seq>& sizes, std::size_t padding = 0) {
    for (const Seq size : sizes) {
      fs::remove(directory + "/LOCK");
      const auto log = opened(open_to_write(directory));
      ASSERT_TRUE(append_entries(*log, size - log->size(), padding));
    }
  }

  void expect_corrupt(const std::string& words = "entr") {
    for (const auto& open : {open_to_read, open_to_write}) {
      const auto log = open(directory);
      ASSERT_FALSE(log);
      EXPECT_EQ(log.error().code, ErrorCode::kCorrupt) << log.error().context;
      EXPECT_NE(log.error().context.find(words), std::string::npos) << log.error().context;
    }
  }

  // Damage is never returned as data: opening fails, a scan fails, or the entries are right.
  // Returns whether the damage was seen.
  bool seen_or_harmless(Seq size) {
    const auto log = open_to_read(directory);
    if (!log) return true;
    EXPECT_EQ((*log)->size(), size);
    Seq next = 0;
    const auto scanned = (*log)->scan(0, size, [&next](const LogRecord& record) {
      EXPECT_EQ(record.entry, entry_text(next));
      ++next;
      return true;
    });
    if (scanned) {
      EXPECT_EQ(next, size);
    }
    const auto verified = (*log)->verify([](Seq) {});
    if (!scanned) {
      EXPECT_FALSE(verified);
    }
    return !verified;
  }

  const Scratch scratch;
  const std::string directory = scratch / "ledger";
};

TEST_F(DamageTest, ANewerFormatIsRefusedAndNothingIsTouched) {
  given_batches({100});
  write_bytes(directory + "/FORMAT", "2\n");
  const auto before = listing(directory);
  for (const auto& open : {open_to_read, open_to_write}) {
    const auto log = open(directory);
    ASSERT_FALSE(log);
    EXPECT_EQ(log.error().code, ErrorCode::kNewer);
  }
  EXPECT_EQ(listing(directory), before);
}

TEST_F(DamageTest, AnOlderCopyOfTheDatabaseIsRefused) {
  given_batches({100});
  fs::copy(directory + "/db", directory + "/old", fs::copy_options::recursive);
  given_batches({150});
  fs::remove_all(directory + "/db");
  fs::rename(directory + "/old", directory + "/db");
  expect_corrupt("entry 100: missing");
}

TEST_F(DamageTest, ADatabaseOfOtherEntriesIsRefused) {
  given_batches({100});
  const std::string other = scratch / "other";
  {
    const auto log = opened(open_to_write(other));
    Batch batch;
    for (int i = 0; i < 100; ++i) batch.add("forged", "");
    ASSERT_TRUE(log->append(batch));
  }
  fs::remove_all(directory + "/db");
  fs::rename(other + "/db", directory + "/db");
  expect_corrupt("differ from those");
}

TEST_F(DamageTest, ADeletedDatabaseIsRefusedAndNotMadeAgain) {
  given_batches({100});
  fs::remove_all(directory + "/db");
  for (const auto& open : {open_to_read, open_to_write}) EXPECT_FALSE(open(directory));
  EXPECT_FALSE(fs::exists(directory + "/db/CURRENT"));
}

TEST_F(DamageTest, ADeletedMarkIsRefused) {
  given_batches({100});
  fs::remove(directory + "/high-water");
  expect_corrupt("missing");
}

TEST_F(DamageTest, ADeletedFormatIsRefused) {
  given_batches({100});
  fs::remove(directory + "/FORMAT");
  for (const auto& open : {open_to_read, open_to_write}) {
    EXPECT_EQ(open(directory).error().code, ErrorCode::kNoLedger);
  }
}

TEST_F(DamageTest, ADeletedLogFileIsRefused) {
  given_batches({100, 150});
  for (const auto& file : db_files(directory, ".log")) fs::remove(file);
  expect_corrupt("150 entries");
}

TEST_F(DamageTest, ALogFileOfAnotherLedgerIsRefused) {
  given_batches({100, 150});
  ASSERT_GT(db_files(directory, ".log").size(), 1U);
  const std::string other = scratch / "other";
  { ASSERT_TRUE(append_entries(*opened(open_to_write(other)), 10)); }
  write_bytes(db_files(directory, ".log").back(), bytes_of(db_files(other, ".log").back()));
  expect_corrupt(".log");
}

TEST_F(DamageTest, ALogFileCutAnywhereIsRefused) {
  given_batches({100, 110, 111, 112, 113});
  const auto file = db_files(directory, ".log").back();
  const Bytes whole = bytes_of(file);
  ASSERT_GT(whole.size(), 100U);
  const std::string copy = scratch / "copy";
  for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 40) {
    write_bytes(file, ByteView(whole).substr(0, size));
    const auto log = open_to_read(directory);
    ASSERT_FALSE(log) << size;
    EXPECT_EQ(log.error().code, ErrorCode::kCorrupt) << log.error().context;
  }
}

TEST_F(DamageTest, AFlippedBitInTheLogFileIsRefused) {
  given_batches({100, 110, 111, 112, 113});
  const auto file = db_files(directory, ".log").back();
  const std::size_t size = bytes_of(file).size();
  for (std::size_t at = 0; at < size; at += 1 + size / 60) {
    flip_bit(file, at);
    const auto log = open_to_read(directory);
    ASSERT_FALSE(log) << at;
    EXPECT_NE(log.error().context.find("113 entries"), std::string::npos) << log.error().context;
    flip_bit(file, at);
  }
  expect_whole(*opened(open_to_read(directory)), 113);
}

TEST_F(DamageTest, AFlippedBitInATableIsSeenAndNeverToldAsTruth) {
  given_batches({300, 600, 900, 901}, 4000);
  std::size_t flips = 0;
  std::size_t seen = 0;
  for (const auto& file : db_files(directory, ".sst")) {
    const std::size_t size = bytes_of(file).size();
    for (std::size_t at = 7; at < size; at += 1 + size / 8) {
      flip_bit(file, at);
      ++flips;
      if (seen_or_harmless(901)) ++seen;
      flip_bit(file, at);
    }
  }
  EXPECT_GT(flips, 50U);
  EXPECT_EQ(seen, flips);
  expect_whole(*opened(open_to_read(directory)), 901);
}

TEST_F(DamageTest, VerifyNamesTheFirstDamagedEntry) {
  given_batches({300, 301}, 4000);
  auto tables = db_files(directory, ".sst");
  const auto largest = std::max_element(tables.begin(), tables.end(), [](auto& a, auto& b) {
    return fs::file_size(a) < fs::file_size(b);
  });
  flip_bit(*largest, 10);
  const auto log = open_to_read(directory);
  ASSERT_TRUE(log) << log.error().context;
  const auto verified = (*log)->verify([](Seq) {});
  ASSERT_FALSE(verified);
  EXPECT_EQ(verified.error().code, ErrorCode::kCorrupt);
  EXPECT_TRUE(verified.error().context.starts_with("entry 0: ")) << verified.error().context;
  EXPECT_FALSE((*log)->read(0));
  EXPECT_TRUE((*log)->read(300));
}

TEST_F(DamageTest, AManifestCutAnywhereIsRefusedOrHarmless) {
  given_batches({100, 110, 113});
  auto manifest = directory + "/db/" + bytes_of(directory + "/db/CURRENT");
  manifest.pop_back();
  const Bytes whole = bytes_of(manifest);
  for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 30) {
    write_bytes(manifest, ByteView(whole).substr(0, size));
    const auto log = open_to_read(directory);
    if (log) expect_whole(**log, 113);
  }
}

}  // namespace
}  // namespace ledger::store
