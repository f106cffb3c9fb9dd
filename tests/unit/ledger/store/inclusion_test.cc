#include "ledger/store/tree/inclusion.h"

#include <gtest/gtest.h>

#include "ledger/crypto/sha256.h"
#include "tests/unit/ledger/store/log_case.h"

namespace ledger::store {
namespace {

void expect_proof(const Log& log, Seq seq, Seq size) {
  const auto path = inclusion_proof(log, seq, size);
  ASSERT_TRUE(path) << path.error().context;
  const Hash leaf = crypto::leaf_hash(entry_text(seq));
  EXPECT_EQ(root_of_inclusion(seq, size, leaf, *path), *log.root_at(size)) << seq << " of " << size;
}

TEST(Inclusion, OfEveryEntryInEverySmallTree) {
  const Scratch scratch;
  const auto log = opened(open_to_write(scratch / "ledger"));
  ASSERT_TRUE(append_entries(*log, 40));
  for (Seq size = 1; size <= 40; ++size) {
    for (Seq seq = 0; seq < size; ++seq) expect_proof(*log, seq, size);
  }
}

TEST(Inclusion, AroundTheEdgesOfTiles) {
  const Scratch scratch;
  const auto log = opened(open_to_write(scratch / "ledger"));
  ASSERT_TRUE(append_entries(*log, 1100));
  for (const Seq size : {255U, 256U, 257U, 511U, 512U, 513U, 768U, 1024U, 1025U, 1100U}) {
    for (const Seq seq : {0U, 1U, 254U, 255U, 256U, 257U, 511U, 512U, 767U, 1023U, 1024U, 1099U}) {
      if (seq < size) expect_proof(*log, seq, size);
    }
  }
}

TEST(Inclusion, NothingElseIsProved) {
  const Scratch scratch;
  const auto log = opened(open_to_write(scratch / "ledger"));
  ASSERT_TRUE(append_entries(*log, 7));
  auto path = *inclusion_proof(*log, 3, 7);
  const Hash leaf = crypto::leaf_hash(entry_text(3));
  EXPECT_NE(root_of_inclusion(2, 7, leaf, path), *log->root_at(7)) << "another place";
  EXPECT_NE(root_of_inclusion(3, 7, crypto::leaf_hash(entry_text(4)), path), *log->root_at(7));
  path[1][0] ^= 1U;
  EXPECT_NE(root_of_inclusion(3, 7, leaf, path), *log->root_at(7)) << "another path";
  path.pop_back();
  EXPECT_FALSE(root_of_inclusion(3, 7, leaf, path)) << "a path too short";
  EXPECT_FALSE(root_of_inclusion(7, 7, leaf, path)) << "beyond the tree";
  EXPECT_EQ(inclusion_proof(*log, 7, 7).error().code, ErrorCode::kInvalid);
  EXPECT_EQ(inclusion_proof(*log, 0, 8).error().code, ErrorCode::kInvalid);
}

}  // namespace
}  // namespace ledger::store
