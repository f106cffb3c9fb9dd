#include "ledger/store/lost_entry.h"

#include <algorithm>

#include "ledger/crypto/sha256.h"

namespace ledger::store {

void add_lost(Batch& batch, const std::optional<Hash>& leaf, ByteView annex) {
  const Hash hash = leaf.value_or(crypto::leaf_hash({}));
  Bytes stored(hash.begin(), hash.end());
  stored += annex;
  batch.add({}, stored);
}

Hash leaf_of(const LogRecord& record) {
  Hash leaf{};
  if (!is_lost(record) || record.annex.size() < leaf.size()) return crypto::leaf_hash(record.entry);
  std::copy_n(record.annex.data(), leaf.size(), leaf.begin());
  return leaf;
}

ByteView annex_of_lost(const LogRecord& record) {
  return record.annex.substr(std::min(record.annex.size(), sizeof(Hash)));
}

}  // namespace ledger::store
