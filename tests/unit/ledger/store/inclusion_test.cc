#include "ledger/store/tree/inclusion.h"

#include <gtest/gtest.h>

#include <bit>
#include <optional>
#include <vector>

#include "ledger/crypto/sha256.h"
#include "tests/unit/ledger/store/log_case.h"

namespace ledger::store {
namespace {

// The root to which a path leads from a leaf. nullopt if paths in a tree of that size have another
// length.
std::optional<Hash> root_of_inclusion(Seq seq, Seq size, const Hash& leaf,
                                      const std::vector<Hash>& path) {
  if (seq >= size) return std::nullopt;
  std::vector<bool> is_left;  // On the way down, whether the leaf is in the left part.
  Seq from = 0;
  Seq until = size;
  while (until - from > 1) {
    const Seq split = from + std::bit_floor(until - from - 1);
    is_left.push_back(seq < split);
    (is_left.back() ? until : from) = split;
  }
  if (path.size() != is_left.size()) return std::nullopt;
  Hash root = leaf;
  for (const Hash& sibling : path) {
    root = is_left.back() ? crypto::node_hash(root, sibling) : crypto::node_hash(sibling, root);
    is_left.pop_back();
  }
  return root;
}

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
