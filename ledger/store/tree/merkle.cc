#include "ledger/store/tree/merkle.h"

#include <bit>

#include "ledger/base/assert.h"
#include "ledger/crypto/sha256.h"

namespace ledger::store {

Hash perfect_root(std::span<const Hash> nodes) {
  LEDGER_ASSERT(std::has_single_bit(nodes.size()));
  if (nodes.size() == 1) return nodes.front();
  std::vector<Hash> row;
  row.reserve(nodes.size() / 2);
  for (std::size_t i = 0; i < nodes.size(); i += 2)
    row.push_back(crypto::node_hash(nodes[i], nodes[i + 1]));
  for (std::size_t width = row.size() / 2; width > 0; width /= 2) {
    for (std::size_t i = 0; i < width; ++i) row[i] = crypto::node_hash(row[2 * i], row[2 * i + 1]);
  }
  return row.front();
}

void push_peaks(std::span<const Hash> edge, std::vector<Hash>& peaks) {
  LEDGER_ASSERT(edge.size() < kTileWidth);
  while (!edge.empty()) {
    const std::size_t width = std::bit_floor(edge.size());
    peaks.push_back(perfect_root(edge.first(width)));
    edge = edge.subspan(width);
  }
}

Hash root_of_peaks(std::span<const Hash> peaks) {
  if (peaks.empty()) return crypto::sha256({});
  Hash root = peaks.back();
  for (std::size_t i = peaks.size() - 1; i > 0; --i) root = crypto::node_hash(peaks[i - 1], root);
  return root;
}

Tree::Tree(Edges edges) : edges_(std::move(edges)) {
  for (unsigned level = kTileLevels; level-- > 0;) {
    push_peaks(edges_[level], peaks_);
    size_ = size_ << 8U | edges_[level].size();
  }
}

void Tree::append(const Hash& leaf) {
  Hash node = leaf;
  unsigned height = 0;
  push(0, node);
  for (Seq bits = size_; (bits & 1U) != 0; bits >>= 1U) {
    node = crypto::node_hash(peaks_.back(), node);
    peaks_.pop_back();
    ++height;
    if (height % 8 == 0) push(height / 8, node);
  }
  peaks_.push_back(node);
  ++size_;
}

void Tree::push(unsigned level, const Hash& node) {
  std::vector<Hash>& edge = edges_[level];
  if (edge.empty()) edge.reserve(kTileWidth);
  edge.push_back(node);
  if (edge.size() < kTileWidth) return;
  full_.push_back({.level = level, .index = nodes_at(size_, level + 1), .hashes = std::move(edge)});
  edge.clear();
}

}  // namespace ledger::store
