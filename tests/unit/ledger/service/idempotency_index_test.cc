// Look-ups among many keys, and among keys of the same cache line.

#include "ledger/service/replay/idempotency_index.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using ledger::Bytes;
using ledger::Seq;
using ledger::service::IdempotencyIndex;

std::vector<Seq> found(const IdempotencyIndex& keys, std::uint64_t fingerprint) {
  std::vector<Seq> seqs;
  keys.find(fingerprint, [&](Seq seq) {
    seqs.push_back(seq);
    return false;
  });
  return seqs;
}

std::uint64_t fingerprint_of(Seq seq) {
  return IdempotencyIndex::fingerprint("centre", "D-" + std::to_string(seq));
}

TEST(IdempotencyIndex, FindsEachOfManyAndNoOther) {
  constexpr Seq kMany = 5000;
  IdempotencyIndex keys;
  EXPECT_EQ(found(keys, fingerprint_of(0)), std::vector<Seq>());
  for (Seq seq = 0; seq < kMany; ++seq) keys.add(fingerprint_of(seq), seq);
  EXPECT_EQ(keys.size(), kMany);
  for (Seq seq = 0; seq < kMany; ++seq) {
    EXPECT_EQ(found(keys, fingerprint_of(seq)), std::vector<Seq>{seq});
    EXPECT_EQ(found(keys, fingerprint_of(seq + kMany)), std::vector<Seq>());
  }
}

// More fingerprints of one line than it has slots, also in the last line, which continues in the
// first.
TEST(IdempotencyIndex, FindsFingerprintsThatDoNotFitTheirLine) {
  IdempotencyIndex keys;
  constexpr std::uint64_t kStep = std::uint64_t{1} << 32U;
  constexpr std::uint64_t kLast = kStep - 1;
  for (Seq seq = 0; seq < 11; ++seq) keys.add(kLast + seq * kStep, seq);
  for (Seq seq = 0; seq < 11; ++seq) {
    EXPECT_EQ(found(keys, kLast + seq * kStep), std::vector<Seq>{seq});
  }
  EXPECT_EQ(found(keys, kLast + 11 * kStep), std::vector<Seq>());
}

TEST(IdempotencyIndex, VisitsEntriesOfAFingerprintUntilOneMatches) {
  IdempotencyIndex keys;
  for (Seq seq = 0; seq < 9; ++seq) keys.add(7, seq);
  EXPECT_EQ(found(keys, 7).size(), 9);
  EXPECT_TRUE(keys.find(7, [](Seq seq) { return seq == 8; }));
}

TEST(IdempotencyIndex, IsSavedAndLoaded) {
  IdempotencyIndex keys;
  for (Seq seq = 0; seq < 3000; ++seq) keys.add(fingerprint_of(seq), seq);
  Bytes bytes;
  keys.save(bytes);
  IdempotencyIndex loaded;
  ASSERT_TRUE(loaded.load(bytes));
  EXPECT_EQ(loaded.size(), keys.size());
  for (Seq seq = 0; seq < 3000; ++seq) {
    EXPECT_EQ(found(loaded, fingerprint_of(seq)), std::vector<Seq>{seq});
  }
}

TEST(IdempotencyIndex, RefusesOtherBytes) {
  IdempotencyIndex keys;
  for (Seq seq = 0; seq < 10; ++seq) keys.add(fingerprint_of(seq), seq);
  Bytes bytes;
  keys.save(bytes);
  IdempotencyIndex loaded;
  EXPECT_FALSE(loaded.load(""));
  EXPECT_FALSE(loaded.load(bytes.substr(1)));
  EXPECT_FALSE(loaded.load(bytes.substr(0, bytes.size() - 64)));
  EXPECT_FALSE(loaded.load(bytes.substr(8)));  // Without its version.
}

}  // namespace
