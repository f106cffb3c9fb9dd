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
    for (const bool are_found_first : {true, false}) {
      const auto below = known(at, count, are_found_first);
      if (!below) return;
      if (perfect_root(*below) != node.hash) continue;
      for (std::size_t i = 0; i < count; ++i) accept(at + i, (*below)[i]);
      return;
    }
    for (std::size_t i = at; i < at + count; ++i) deny(i);
  }

  std::vector<ProvedLeaf> take() && { return std::move(leaves_); }

 private:
  void use_leaf(std::size_t at, const Hash& hash) {
    accept(at, hash);
    deny(at);
    if (leaves_[at].proof != Proof::kProved) leaves_[at].leaf = hash;
  }

  // The hashes of leaves as they were read, or else as the tree has them; and the other way round,
  // without what is disproved. Empty if one is unknown.
  std::optional<std::vector<Hash>> known(std::size_t at, std::size_t count,
                                         bool are_found_first) const {
    std::vector<Hash> hashes;
    for (std::size_t i = at; i < at + count; ++i) {
      const auto& first = are_found_first ? found_[i] : leaves_[i].leaf;
      const auto& hash = first ? first : are_found_first ? leaves_[i].leaf : found_[i];
      const bool is_disproved = !are_found_first && leaves_[i].proof == Proof::kDisproved;
      if (!hash || (is_disproved && !leaves_[i].leaf)) return std::nullopt;
      hashes.push_back(*hash);
    }
    return hashes;
  }

  // One proof is enough: a node that denies it may be of another tree.
  void accept(std::size_t at, const Hash& hash) {
    if (found_[at] == hash) leaves_[at] = {Proof::kProved, hash};
  }

  // A smaller node has judged already what it covers.
  void deny(std::size_t at) {
    ProvedLeaf& leaf = leaves_[at];
    if (found_[at] && leaf.proof == Proof::kUnproved) leaf.proof = Proof::kDisproved;
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
