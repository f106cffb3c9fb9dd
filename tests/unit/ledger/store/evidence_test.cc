#include "ledger/store/tree/evidence.h"

#include <gtest/gtest.h>

#include "ledger/crypto/sha256.h"

namespace ledger::store {
namespace {

using Found = std::vector<std::optional<Hash>>;

Hash leaf(Seq seq) { return crypto::leaf_hash("entry " + std::to_string(seq)); }

Found all_of(Seq size) {
  Found found;
  for (Seq seq = 0; seq < size; ++seq) found.emplace_back(leaf(seq));
  return found;
}

std::vector<Hash> peaks_of(Seq size) {
  Tree tree;
  for (Seq seq = 0; seq < size; ++seq) tree.append(leaf(seq));
  return tree.peaks();
}

std::size_t count(const std::vector<ProvedLeaf>& leaves, Proof proof) {
  std::size_t number = 0;
  for (const ProvedLeaf& one : leaves) number += one.proof == proof ? 1U : 0U;
  return number;
}

TEST(Evidence, PeaksProveAllEntriesOfAnIntactLog) {
  for (const Seq size : {1U, 2U, 3U, 52U, 100U, 255U}) {
    const auto proofs = prove(0, all_of(size), nodes_of_peaks(size, peaks_of(size)));
    EXPECT_EQ(count(proofs, Proof::kProved), size);
  }
}

TEST(Evidence, WithOneEntryLostTheOtherPeaksProveTheirs) {
  Found found = all_of(52);  // Peaks over 32, 16 and 4 entries.
  found[40].reset();
  const auto proofs = prove(0, found, nodes_of_peaks(52, peaks_of(52)));
  EXPECT_EQ(count(proofs, Proof::kProved), 36U);
  EXPECT_EQ(count(proofs, Proof::kUnproved), 16U);
  EXPECT_EQ(proofs[40].leaf, std::nullopt);
}

TEST(Evidence, SmallerTreesProveWhatIsBesideALostEntry) {
  Found found = all_of(52);
  found[40].reset();
  auto nodes = nodes_of_peaks(52, peaks_of(52));
  for (const Seq size : {40U, 41U, 46U}) {
    for (const TreeNode& node : nodes_of_peaks(size, peaks_of(size))) nodes.push_back(node);
  }
  const auto proofs = prove(0, found, nodes);
  EXPECT_EQ(proofs[40].leaf, leaf(40));  // The last peak of the tree of 41 entries.
  EXPECT_EQ(count(proofs, Proof::kProved), 51U);
}

TEST(Evidence, AnAlteredEntryIsDisproved) {
  Found found = all_of(8);
  found[5] = leaf(99);
  std::vector<TreeNode> nodes = nodes_of_peaks(8, peaks_of(8));
  EXPECT_EQ(count(prove(0, found, nodes), Proof::kDisproved), 8U);
  for (Seq seq = 0; seq < 8; ++seq) nodes.push_back({0, seq, leaf(seq)});
  const auto proofs = prove(0, found, nodes);
  EXPECT_EQ(count(proofs, Proof::kDisproved), 1U);
  EXPECT_EQ(proofs[5].proof, Proof::kDisproved);
  EXPECT_EQ(proofs[5].leaf, leaf(5));
}

TEST(Evidence, ANodeOfAnotherLedgerDeniesNothingThatTheTreeProves) {
  Tree other;
  for (Seq seq = 0; seq < 31; ++seq) other.append(leaf(1000 + seq));
  auto nodes = nodes_of_peaks(31, other.peaks());
  for (const TreeNode& node : nodes_of_peaks(52, peaks_of(52))) nodes.push_back(node);
  EXPECT_EQ(count(prove(0, all_of(52), nodes), Proof::kProved), 52U);
}

TEST(Evidence, EntriesBesideDisprovedOnesAreUnproved) {
  Found found = all_of(32);
  for (Seq seq = 0; seq < 30; ++seq) found[seq] = leaf(1000 + seq);
  auto nodes = nodes_of_peaks(30, peaks_of(30));
  for (const TreeNode& node : nodes_of_peaks(32, peaks_of(32))) nodes.push_back(node);
  const auto proofs = prove(0, found, nodes);
  EXPECT_EQ(count(proofs, Proof::kDisproved), 30U);
  EXPECT_EQ(count(proofs, Proof::kUnproved), 2U);
}

TEST(Evidence, NodesOfOtherTilesSayNothing) {
  std::vector<TreeNode> nodes{{8, 0, leaf(1)}, {9, 0, leaf(2)}, {0, 600, leaf(3)}};
  Found found;
  for (Seq seq = 256; seq < 300; ++seq) found.emplace_back(leaf(seq));
  EXPECT_EQ(count(prove(256, found, nodes), Proof::kUnproved), 44U);
}

TEST(Evidence, PeaksOfAnotherSizeAreNone) {
  EXPECT_TRUE(nodes_of_peaks(52, peaks_of(51)).empty());
  EXPECT_EQ(nodes_of_peaks(52, peaks_of(52)).size(), 3U);
}

}  // namespace
}  // namespace ledger::store
