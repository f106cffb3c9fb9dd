#pragma once

// The signature of a release: a signed note (C2SP) in manifest.json, over the text
//
//   patledger-release/1
//   <id>
//   <Base64 of the SHA-256 of manifest.json without the signature>
//
// The manifest has the SHA-256 of every file, so the signature covers the whole release.

#include <string>

#include "connectors/release/manifest.h"
#include "ledger/crypto/signed_note.h"

namespace connectors::release {

// Sets the signature, replacing an earlier one. kInvalid if the id is not printable ASCII.
ledger::Status sign_manifest(Manifest& manifest, const ledger::crypto::SignerKey& key);

// kCorrupt if the manifest is not signed, not signed by this key, or not the one that was signed.
ledger::Status check_signature(const Manifest& manifest, const ledger::crypto::VerifierKey& key);

}  // namespace connectors::release
