#include "ledger/store/salvage.h"

#include <gtest/gtest.h>

#include "ledger/store/lost_entry.h"
#include "tests/unit/ledger/store/log_case.h"

namespace ledger::store {
namespace {

namespace fs = std::filesystem;

class SalvageTest : public testing::Test {
 protected:
  // Batches that end at each of `sizes`, each in an opening of its own.
  void given_batches(const std::vector<Seq>& sizes, std::size_t padding = 0) {
    for (const Seq size : sizes) {
      const auto log = opened(open_to_write(directory));
      ASSERT_TRUE(append_entries(*log, size - log->size(), padding));
    }
  }

  std::vector<SalvagedEntry> salvage() {
    salvage_.reset();
    fs::remove_all(scratch / "copies");
    fs::create_directory(scratch / "copies");
    auto opened = Salvage::open(directory, scratch / "copies");
    if (!opened) ADD_FAILURE() << opened.error().context;
    salvage_ = std::move(*opened);
    std::vector<SalvagedEntry> entries;
    const auto scanned = salvage_->scan([&](SalvagedEntry entry) -> Status {
      entries.push_back(std::move(entry));
      return Done{};
    });
    EXPECT_TRUE(scanned);
    return entries;
  }

  void expect_all_proved(Seq size) {
    const auto entries = salvage();
    ASSERT_EQ(entries.size(), size);
    for (Seq seq = 0; seq < size; ++seq) {
      ASSERT_TRUE(entries[seq].raw) << seq;
      EXPECT_EQ(entries[seq].raw->entry, entry_text(seq));
      EXPECT_EQ(entries[seq].proof, Proof::kProved) << seq;
    }
  }

  // The log, after the file is removed.
  std::unique_ptr<Log> log_without(const fs::path& file) {
    fs::remove(file);
    return opened(open_to_read(directory));
  }

  const Scratch scratch;
  const std::string directory = scratch / "ledger";
  std::unique_ptr<Salvage> salvage_;
};

TEST_F(SalvageTest, AnIntactLogIsProvedWhole) {
  given_batches({300, 600, 900, 901});
  expect_all_proved(901);
  EXPECT_TRUE(salvage_->faults().empty());
  EXPECT_EQ(salvage_->has_root_of(*opened(open_to_read(directory))), true);
}

TEST_F(SalvageTest, OneWrongBitOfAnyFileLosesNoMoreThanItsBlock) {
  given_batches({300, 600, 900, 901}, 200);
  for (const auto& entry : fs::directory_iterator(directory + "/db")) {
    const auto& file = entry.path();
    const std::size_t size = bytes_of(file).size();
    for (std::size_t at = 3; at < size; at += 1 + size / 7) {
      flip_bit(file, at);
      const auto entries = salvage();
      ASSERT_EQ(entries.size(), 901U);
      for (Seq seq = 0; seq < 901; ++seq) {
        if (!entries[seq].raw) continue;
        EXPECT_EQ(entries[seq].raw->entry, entry_text(seq));
        EXPECT_NE(entries[seq].proof, Proof::kDisproved);
      }
      flip_bit(file, at);
      ASSERT_FALSE(HasFailure()) << file << " at " << at;
    }
  }
}

// The end of a table says where its blocks are.
TEST_F(SalvageTest, OneWrongBitBehindTheBlocksOfATableLosesNoEntry) {
  given_batches({600, 601}, 300);
  opened(open_to_write(directory)).reset();
  for (const auto& file : db_files(directory, ".sst")) {
    const Bytes bytes = bytes_of(file);
    for (std::size_t back = 1; back < std::min<std::size_t>(bytes.size(), 1500); back += 149) {
      flip_bit(file, bytes.size() - back);
      const auto entries = salvage();
      const auto lost = std::ranges::count_if(entries, [](const auto& one) { return !one.raw; });
      EXPECT_EQ(entries.size(), 601U);
      EXPECT_LE(lost, bytes.size() < 1500 ? 64 : 0) << file << " at -" << back;
      write_bytes(file, bytes);
      ASSERT_FALSE(HasFailure());
    }
  }
}

TEST_F(SalvageTest, ATableThatIsCutLosesWhatWasCut) {
  given_batches({600, 601}, 3000);
  opened(open_to_write(directory)).reset();
  auto tables = db_files(directory, ".sst");
  const auto largest = std::max_element(tables.begin(), tables.end(), [](auto& a, auto& b) {
    return fs::file_size(a) < fs::file_size(b);
  });
  fs::resize_file(*largest, fs::file_size(*largest) * 9 / 10);
  const auto entries = salvage();
  const auto lost = std::ranges::count_if(entries, [](const auto& one) { return !one.raw; });
  EXPECT_GT(lost, 50);
  EXPECT_LT(lost, 90);
}

TEST_F(SalvageTest, FilesThatOnlyDescribeTheOthersAreNotNeeded) {
  given_batches({300, 600, 900, 901});
  for (const auto& entry : fs::directory_iterator(directory + "/db")) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".sst") && !name.ends_with(".log")) fs::remove(entry.path());
  }
  fs::remove(directory + "/FORMAT");
  fs::remove(directory + "/high-water");
  expect_all_proved(901);
}

TEST_F(SalvageTest, ADamagedBlockLosesItsEntriesAndTheTreeHasTheirHashes) {
  given_batches({600, 601}, 3000);
  auto tables = db_files(directory, ".sst");
  const auto largest = std::max_element(tables.begin(), tables.end(), [](auto& a, auto& b) {
    return fs::file_size(a) < fs::file_size(b);
  });
  Bytes bytes = bytes_of(*largest);
  bytes.replace(500'000, 100, Bytes(100, 'x'));
  write_bytes(*largest, bytes);
  const auto entries = salvage();
  ASSERT_EQ(entries.size(), 601U);
  Seq lost = 0;
  for (Seq seq = 0; seq < 601; ++seq) {
    if (entries[seq].raw) {
      EXPECT_EQ(entries[seq].proof, Proof::kProved);
      continue;
    }
    ++lost;
    EXPECT_EQ(entries[seq].leaf, leaf_of({seq, entry_text(seq), {}})) << seq;
  }
  EXPECT_GT(lost, 0U);
  EXPECT_LE(lost, 64U);
  EXPECT_EQ(salvage_->faults().size(), 1U);
}

TEST_F(SalvageTest, ALostTailIsListedUpToTheMark) {
  given_batches({100, 150});
  for (const auto& file : db_files(directory, ".log")) fs::remove(file);
  const auto entries = salvage();
  ASSERT_EQ(entries.size(), 150U);
  EXPECT_FALSE(entries.back().raw);
}

// Of another ledger with the same positions: files that prove themselves.
TEST_F(SalvageTest, AFileOfAnotherLedgerTakesTheProofOfNoEntry) {
  for (const auto& [own, other] :
       {std::pair<Seq, Seq>{55, 30}, {55, 200}, {700, 600}, {600, 900}}) {
    fs::remove_all(directory);
    fs::remove_all(scratch / "other");
    given_batches({own / 2, own}, 5'000);
    opened(open_to_write(directory)).reset();
    for (Seq run = 0; run < 2; ++run) {
      const auto log = opened(open_to_write(scratch / "other"));
      Batch batch;
      for (Seq seq = run == 0 ? 0 : other - 1; seq < other - 1 + run; ++seq) {
        batch.add("other " + std::to_string(seq), noise(5'000, seq));
      }
      ASSERT_TRUE(log->append(batch));
    }
    for (const std::string ending : {".sst", ".log"}) {
      for (const auto& file : db_files(scratch / "other", ending)) {
        for (const char* number : {"000001", "999999"}) {
          const fs::path foreign = directory + "/db/" + number + ending;
          fs::copy_file(file, foreign);
          expect_all_proved(own);
          EXPECT_EQ(salvage_->has_root_of(*log_without(foreign)), true);
          ASSERT_FALSE(HasFailure()) << own << " " << other << " " << file << " as " << number;
        }
      }
    }
  }
}

TEST_F(SalvageTest, AnOlderCopyOfAFileTakesTheProofOfNoEntry) {
  given_batches({55});
  const fs::path wal = db_files(directory, ".log").back();
  const Bytes older = bytes_of(wal);
  given_batches({56, 57});
  write_bytes(directory + "/db/000001.log", older);
  write_bytes(directory + "/db/999999.log", older);
  expect_all_proved(57);
}

// It has nothing that another file has too.
TEST_F(SalvageTest, TheNewestLogOfAnotherLedgerProvesNotItsOwnEntry) {
  given_batches({54, 55});
  const auto append_other = [&](Seq begin, Seq end) {
    Batch batch;
    for (Seq seq = begin; seq < end; ++seq) batch.add("other " + std::to_string(seq), "");
    ASSERT_TRUE(opened(open_to_write(scratch / "other"))->append(batch));
  };
  append_other(0, 54);
  append_other(54, 55);
  const fs::path newest = db_files(directory, ".log").back();
  write_bytes(newest, bytes_of(db_files(scratch / "other", ".log").back()));
  const auto entries = salvage();
  ASSERT_EQ(entries.size(), 55U);
  for (Seq seq = 0; seq < 54; ++seq) EXPECT_EQ(entries[seq].proof, Proof::kProved) << seq;
  EXPECT_FALSE(entries[54].raw);
}

TEST_F(SalvageTest, NothingIsWrittenIntoTheLedger) {
  given_batches({300, 301});
  const auto before = listing(directory);
  salvage();
  EXPECT_EQ(listing(directory), before);
}

TEST_F(SalvageTest, ADirectoryWithoutADatabaseIsNoLedger) {
  fs::create_directory(directory);
  const auto opened = Salvage::open(directory, scratch / "copies");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kNoLedger);
}

TEST_F(SalvageTest, ALostEntryHoldsItsPositionAndTheRoot) {
  given_batches({300});
  const auto whole = opened(open_to_read(directory));
  const auto copy = opened(open_to_write(scratch / "copy"));
  Batch batch;
  for (Seq seq = 0; seq < 300; ++seq) {
    if (seq == 41 || seq == 299) {
      add_lost(batch, leaf_of({seq, entry_text(seq), {}}), "moment");
    } else {
      batch.add(entry_text(seq), annex_text(seq));
    }
  }
  ASSERT_TRUE(copy->append(batch));
  EXPECT_EQ(copy->root(), whole->root());
  const auto again = opened(open_to_read(scratch / "copy"));
  EXPECT_EQ(again->root(), whole->root());
  EXPECT_TRUE(again->verify([](Seq) {}));
  const auto lost = again->read(41);
  ASSERT_TRUE(lost);
  EXPECT_TRUE(is_lost({41, lost->entry, lost->annex}));
  EXPECT_EQ(annex_of_lost({41, lost->entry, lost->annex}), "moment");
}

}  // namespace
}  // namespace ledger::store
