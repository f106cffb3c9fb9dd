#pragma once

// Files of keys: one key of a signed note each, in a line. `patledger key new` makes them in pairs:
// FILE, which is a secret, and FILE.pub.

#include <string>

#include "ledger/base/result.h"
#include "ledger/store/note_key.h"

namespace patledger {

// kInvalid where there is no key of that kind in the file. Errors name the file.
ledger::Result<ledger::store::VerifierKey> load_verifier_key(const std::string& path);
ledger::Result<ledger::store::SignerKey> load_signer_key(const std::string& path);

// The key that verifies, of either file of a pair.
ledger::Result<ledger::store::VerifierKey> load_public_half(const std::string& path);

// Makes FILE, for its owner only, and FILE.pub. kUnavailable where there is one of them already.
ledger::Status write_key_pair(const ledger::store::SignerKey& key, const std::string& path);

}  // namespace patledger
