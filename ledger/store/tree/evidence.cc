#include "ledger/store/tree/evidence.h"

#include <algorithm>
#include <bit>

namespace ledger::store {
namespace {

class Prover {
 public:
  Prover(Seq first, std::span<const std::optional<Hash>> found)
      : first_(first), found_(found), leaves_(found.size()) {}

  void use(const TreeNode& node) {
    const Seq begin = node.index << node.height;
    const Seq count = Seq{1} << node.height;
    if (begin < first_ || begin + count > first_ + found_.size()) return;
    const std::size_t at = begin - first_;
    if (node.height == 0) return use_leaf(at, node.hash);
    const auto below = known(at, count);
    if (!below) return;
    const bool is_same = perfect_root(*below) == node.hash;
    for (std::size_t i = at; i < at + count; ++i) judge(i, is_same);
  }

  std::vector<ProvedLeaf> take() && { return std::move(leaves_); }

 private:
  void use_leaf(std::size_t at, const Hash& hash) {
    leaves_[at].leaf = hash;
    if (found_[at]) leaves_[at].proof = found_[at] == hash ? Proof::kProved : Proof::kDisproved;
  }

  // The hashes of leaves, as the tree has them or else as they were read. Empty if one is unknown.
  std::optional<std::vector<Hash>> known(std::size_t at, std::size_t count) const {
    std::vector<Hash> hashes;
    for (std::size_t i = at; i < at + count; ++i) {
      const auto& hash = leaves_[i].leaf ? leaves_[i].leaf : found_[i];
      if (!hash) return std::nullopt;
      hashes.push_back(*hash);
    }
    return hashes;
  }

  // A smaller node has judged already what it covers.
  void judge(std::size_t at, bool is_same) {
    ProvedLeaf& leaf = leaves_[at];
    if (leaf.proof != Proof::kUnproved || !found_[at]) return;
    leaf.proof = is_same ? Proof::kProved : Proof::kDisproved;
    if (is_same) leaf.leaf = found_[at];
  }

  Seq first_;
  std::span<const std::optional<Hash>> found_;
  std::vector<ProvedLeaf> leaves_;
};

}  // namespace

std::vector<TreeNode> nodes_of_peaks(Seq size, std::span<const Hash> peaks) {
  std::vector<TreeNode> nodes;
  if (static_cast<std::size_t>(std::popcount(size)) != peaks.size()) return nodes;
  Seq begin = 0;
  for (const Hash& peak : peaks) {
    const Seq width = std::bit_floor(size - begin);
    const auto height = static_cast<unsigned>(std::countr_zero(width));
    nodes.push_back({height, begin >> height, peak});
    begin += width;
  }
  return nodes;
}

std::vector<ProvedLeaf> prove(Seq first, std::span<const std::optional<Hash>> found,
                              std::vector<TreeNode> nodes) {
  std::ranges::stable_sort(nodes, {}, &TreeNode::height);
  Prover prover(first, found);
  for (const TreeNode& node : nodes) prover.use(node);
  return std::move(prover).take();
}

}  // namespace ledger::store
