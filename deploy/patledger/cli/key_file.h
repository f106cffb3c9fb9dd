#pragma once

// Key files: one key each, in one line. `patledger key new` makes the keys of signed notes (C2SP)
// in pairs: FILE, which is secret, and FILE.pub. `patledger party-hash --new` makes the key of the
// hashes of persons: 32 random bytes in Base64.

#include <string>

#include "ledger/base/result.h"
#include "ledger/crypto/ed25519.h"
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

// The key of the hashes of persons.
ledger::Result<ledger::crypto::Seed> load_hash_key(const std::string& path);
// Makes FILE, readable by its owner only. kUnavailable if it exists.
ledger::Status write_hash_key(const ledger::crypto::Seed& key, const std::string& path);

}  // namespace patledger
