#include "ledger/store/block.h"

#include <gtest/gtest.h>

#include <random>

namespace ledger::store {
namespace {

Bytes whole(BlockBuilder& builder, ByteView body) {
  const auto parts = builder.finish(body);
  return Bytes(parts[0]) + Bytes(parts[1]);
}

// Too little for LZ4 to make smaller.
Bytes three_entries() {
  BlockBuilder builder;
  builder.begin(41);
  builder.add(5, 8);
  builder.add(8, 8);
  builder.add(12, 15);
  return whole(builder, "firstAAAlastCCC");
}

// Two entries of 1000 letters each, of which the second has an annex of two.
Bytes repetitive() {
  BlockBuilder builder;
  builder.begin(7);
  builder.add(1000, 1000);
  builder.add(2000, 2002);
  return whole(builder, Bytes(1000, 'a') + Bytes(1000, 'b') + "cc");
}

// at() must return views inside the bytes; sanitizers detect others.
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
  Bytes unpacked;
  const auto block = Block::decode(bytes, unpacked);
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

TEST(Block, PacksWhatRepeats) {
  const Bytes bytes = repetitive();
  EXPECT_LT(bytes.size(), 100U);
  Bytes unpacked = "of a block before";
  const auto block = Block::decode(bytes, unpacked);
  ASSERT_TRUE(block);
  EXPECT_EQ(block->at(7).entry, Bytes(1000, 'a'));
  EXPECT_EQ(block->at(7).annex, "");
  EXPECT_EQ(block->at(8).entry, Bytes(1000, 'b'));
  EXPECT_EQ(block->at(8).annex, "cc");
}

TEST(Block, PacksOneAfterTheOther) {
  BlockBuilder builder;
  for (const std::size_t size : {5000U, 3U, 70'000U, 10U}) {
    builder.begin(1);
    builder.add(size, size);
    const Bytes bytes = whole(builder, Bytes(size, 'x'));
    Bytes unpacked;
    const auto block = Block::decode(bytes, unpacked);
    ASSERT_TRUE(block);
    EXPECT_EQ(block->at(1).entry, Bytes(size, 'x'));
  }
}

TEST(Block, TakesNoMemoryForASizeThatItsBytesCannotHave) {
  Bytes bytes = repetitive();
  bytes[12] = 0x7D;  // `size`, and with it the last end: nearly two GiB.
  bytes[28] = 0x7D;
  Bytes unpacked;
  EXPECT_FALSE(Block::decode(bytes, unpacked));
  EXPECT_EQ(unpacked.size(), 0U);
}

TEST(Block, IsFullAt64EntriesOr64KiB) {
  BlockBuilder builder;
  builder.begin(0);
  for (std::size_t i = 1; i <= 64; ++i) {
    EXPECT_FALSE(builder.full());
    builder.add(i, i);
  }
  EXPECT_TRUE(builder.full());
  builder.begin(64);
  builder.add(65'535, 65'535);
  EXPECT_FALSE(builder.full());
  builder.add(65'536, 65'536);
  EXPECT_TRUE(builder.full());
}

TEST(Block, RefusesBytesCutAnywhere) {
  Bytes unpacked;
  for (const Bytes& bytes : {three_entries(), repetitive()}) {
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      EXPECT_FALSE(Block::decode(ByteView(bytes).substr(0, size), unpacked)) << size;
    }
    EXPECT_FALSE(Block::decode(bytes + "x", unpacked));
  }
}

TEST(Block, NeverReadsOutsideOfChangedBytes) {
  for (const Bytes& good : {three_entries(), repetitive()}) {
    for (std::size_t at = 0; at < good.size(); ++at) {
      for (int byte = 0; byte < 256; ++byte) {
        Bytes bytes = good;
        bytes[at] = static_cast<char>(byte);
        Bytes unpacked;
        if (const auto block = Block::decode(bytes, unpacked)) touch(*block);
      }
    }
  }
}

TEST(Block, NeverReadsOutsideOfRandomBytes) {
  std::mt19937 random(7);
  Bytes unpacked;
  for (int i = 0; i < 100'000; ++i) {
    Bytes bytes(random() % 64, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 4);
    if (const auto block = Block::decode(bytes, unpacked)) touch(*block);
  }
}

TEST(Block, RefusesASeqThatRunsOver) {
  BlockBuilder builder;
  builder.begin(~Seq{0});
  builder.add(0, 0);
  Bytes unpacked;
  EXPECT_FALSE(Block::decode(whole(builder, ""), unpacked));
}

}  // namespace
}  // namespace ledger::store
