#include "ledger/store/block.h"

#include <gtest/gtest.h>

#include <random>

namespace ledger::store {
namespace {

Bytes three_entries() {
  BlockHead head;
  head.begin(41);
  head.add(5, 8);
  head.add(8, 8);
  head.add(12, 15);
  return Bytes(head.bytes()) + "firstAAA" + "last" + "CCC";
}

// Whatever at() gives must lie inside the bytes; the sanitizers see where it does not.
std::size_t touch(const Block& block) {
  std::size_t sum = 0;
  for (Seq seq = block.first(); seq < block.end(); ++seq) {
    for (const char c : block.at(seq).entry) sum += static_cast<unsigned char>(c);
    for (const char c : block.at(seq).annex) sum += static_cast<unsigned char>(c);
  }
  return sum;
}

TEST(Block, GivesBackWhatWasPut) {
  const Bytes bytes = three_entries();
  const auto block = Block::decode(bytes);
  ASSERT_TRUE(block);
  EXPECT_EQ(block->first(), 41U);
  EXPECT_EQ(block->end(), 44U);
  EXPECT_EQ(block->at(41).entry, "first");
  EXPECT_EQ(block->at(41).annex, "AAA");
  EXPECT_EQ(block->at(42).entry, "");
  EXPECT_EQ(block->at(42).annex, "");
  EXPECT_EQ(block->at(43).entry, "last");
  EXPECT_EQ(block->at(43).annex, "CCC");
}

TEST(Block, IsFullAt64EntriesOr64KiB) {
  BlockHead head;
  head.begin(0);
  for (std::size_t i = 1; i <= 64; ++i) {
    EXPECT_FALSE(head.full());
    head.add(i, i);
  }
  EXPECT_TRUE(head.full());
  head.begin(64);
  head.add(65'535, 65'535);
  EXPECT_FALSE(head.full());
  head.add(65'536, 65'536);
  EXPECT_TRUE(head.full());
}

TEST(Block, RefusesBytesCutAnywhere) {
  const Bytes bytes = three_entries();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(Block::decode(ByteView(bytes).substr(0, size))) << size;
  }
  EXPECT_FALSE(Block::decode(bytes + "x"));
}

TEST(Block, NeverReadsOutsideOfChangedBytes) {
  const Bytes good = three_entries();
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      Bytes bytes = good;
      bytes[at] = static_cast<char>(byte);
      if (const auto block = Block::decode(bytes)) touch(*block);
    }
  }
}

TEST(Block, NeverReadsOutsideOfRandomBytes) {
  std::mt19937 random(7);
  for (int i = 0; i < 100'000; ++i) {
    Bytes bytes(random() % 64, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 4);
    if (const auto block = Block::decode(bytes)) touch(*block);
  }
}

TEST(Block, RefusesASeqThatRunsOver) {
  BlockHead head;
  head.begin(~Seq{0});
  head.add(0, 0);
  EXPECT_FALSE(Block::decode(head.bytes()));
}

}  // namespace
}  // namespace ledger::store
