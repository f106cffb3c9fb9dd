#pragma once

// Key files: one key of a signed note (C2SP) each, in one line. `patledger key new` makes them in
// pairs: FILE, which is secret, and FILE.pub.

#include <string>

#include "ledger/base/result.h"
#include "ledger/crypto/note_key.h"

namespace patledger {

// kInvalid if the file holds no key of that kind, or a secret key in a file that others than its
// owner may read or write. Errors name the file.
ledger::Result<ledger::crypto::VerifierKey> load_verifier_key(const std::string& path);
ledger::Result<ledger::crypto::SignerKey> load_signer_key(const std::string& path);

// The public key, from either file of a pair.
ledger::Result<ledger::crypto::VerifierKey> load_public_key(const std::string& path);

// Makes FILE, readable by its owner only, and FILE.pub. kUnavailable if one of them exists.
ledger::Status write_key_pair(const ledger::crypto::SignerKey& key, const std::string& path);

}  // namespace patledger
