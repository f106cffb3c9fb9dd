#include "ledger/store/tree/merkle.h"

#include <gtest/gtest.h>

#include <bit>
#include <string>

#include "ledger/crypto/sha256.h"

namespace ledger::store {
namespace {

// The leaves of the reference tests of Certificate Transparency, and the roots over their prefixes.
const std::vector<Bytes> kLeaves{
    Bytes(),
    Bytes("\x00", 1),
    Bytes("\x10"),
    Bytes("\x20\x21"),
    Bytes("\x30\x31"),
    Bytes("\x40\x41\x42\x43"),
    Bytes("\x50\x51\x52\x53\x54\x55\x56\x57"),
    Bytes("\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"),
};
const std::vector<std::string> kRoots{
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

// RFC 6962 §2.1, word for word.
Hash mth(std::span<const Hash> leaves) {
  if (leaves.empty()) return crypto::sha256({});
  if (leaves.size() == 1) return leaves.front();
  const std::size_t k = std::bit_floor(leaves.size() - 1);
  return crypto::node_hash(mth(leaves.first(k)), mth(leaves.subspan(k)));
}

std::vector<Hash> leaf_hashes(std::size_t count) {
  std::vector<Hash> leaves;
  for (std::size_t i = 0; i < count; ++i) leaves.push_back(crypto::leaf_hash(std::to_string(i)));
  return leaves;
}

TEST(Tree, HasTheKnownRoots) {
  Tree tree;
  for (std::size_t size = 0; size < kRoots.size(); ++size) {
    EXPECT_EQ(hex(tree.root()), kRoots[size]) << size;
    if (size < kLeaves.size()) tree.append(crypto::leaf_hash(kLeaves[size]));
  }
}

TEST(Tree, HasTheRootOfTheRecursiveDefinitionAtEverySize) {
  const auto leaves = leaf_hashes(600);
  Tree tree;
  for (std::size_t size = 0; size < leaves.size(); ++size) {
    ASSERT_EQ(tree.root(), mth(std::span(leaves).first(size))) << size;
    tree.append(leaves[size]);
  }
  EXPECT_EQ(tree.root(), mth(leaves));
}

TEST(Tree, IsTheSameWhenItIsMadeFromItsEdges) {
  const auto leaves = leaf_hashes(70'000);
  Tree tree;
  for (const Hash& leaf : leaves) tree.append(leaf);
  Tree::Edges edges;
  for (unsigned level = 0; level < kTileLevels; ++level) edges[level] = tree.edge(level);
  Tree again(edges);
  EXPECT_EQ(again.size(), 70'000U);
  EXPECT_EQ(again.peaks(), tree.peaks());
  again.append(leaves[0]);
  tree.append(leaves[0]);
  EXPECT_EQ(again.root(), tree.root());
}

TEST(Tree, GivesEachTileWhenItIsFull) {
  const auto leaves = leaf_hashes(65'536);
  Tree tree;
  for (const Hash& leaf : leaves) tree.append(leaf);
  ASSERT_EQ(tree.full_tiles().size(), 257U);
  const Tile& third = tree.full_tiles()[2];
  EXPECT_EQ(third.level, 0U);
  EXPECT_EQ(third.index, 2U);
  EXPECT_TRUE(std::equal(third.hashes.begin(), third.hashes.end(), leaves.begin() + 512));
  const Tile& top = tree.full_tiles().back();
  EXPECT_EQ(top.level, 1U);
  EXPECT_EQ(top.index, 0U);
  EXPECT_EQ(top.hashes[2], mth(third.hashes));
  EXPECT_EQ(perfect_root(top.hashes), tree.root());
}

}  // namespace
}  // namespace ledger::store
