#include "ledger/store/tree/checkpoint.h"

#include "ledger/crypto/sha256.h"

namespace ledger::store {

Result<std::string> checkpoint_text(const Log& log, Seq size) {
  const auto root = log.root_at(size);
  if (!root) return root.error();
  return "patledger/v1\n" + std::to_string(size) + "\n" + crypto::base64(*root) + "\n";
}

}  // namespace ledger::store
