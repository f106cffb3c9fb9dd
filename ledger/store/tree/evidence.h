#pragma once

// Evidence: which entries of a damaged log are proved by the hashes of its tree that are left.
//
// A node proves the leaves below it if all of them are known and have it as their root. A node of
// height 0 is the hash of one leaf, and so known even if the entry is lost.

#include <optional>
#include <span>
#include <vector>

#include "ledger/store/proof.h"
#include "ledger/store/tree/merkle.h"

namespace ledger::store {

struct TreeNode {  // The root over the leaves [index << height, (index + 1) << height).
  unsigned height = 0;
  std::uint64_t index = 0;
  Hash hash{};
};

// The peaks of the tree of `size` leaves as nodes. None if they are not as many as it has.
std::vector<TreeNode> nodes_of_peaks(Seq size, std::span<const Hash> peaks);

struct ProvedLeaf {
  Proof proof = Proof::kUnproved;
  std::optional<Hash> leaf;  // Its hash in the tree, as far as known.
};

// For each of the leaves from `first` on: `found` has the hashes of the entries that could be read.
std::vector<ProvedLeaf> prove(Seq first, std::span<const std::optional<Hash>> found,
                              std::vector<TreeNode> nodes);

}  // namespace ledger::store
