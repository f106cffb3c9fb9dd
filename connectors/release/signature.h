#pragma once

// The signature of a release: a signed note (C2SP) in manifest.json, over the text
//
//   patledger-release/1
//   <id>
//   <Base64 of SHA-256 of manifest.json as it is without the signature>
//
// The manifest has the SHA-256 of every file, so the signature covers the release.

#include <string>

#include "connectors/release/manifest.h"
#include "ledger/store/signed_note.h"

namespace connectors::release {

// Signs it, or signs it anew. kInvalid where the id is not printable ASCII.
ledger::Status sign_manifest(Manifest& manifest, const ledger::store::SignerKey& key);

// kCorrupt where it is not signed, not by this key, or where what was signed is another manifest.
ledger::Status check_signature(const Manifest& manifest, const ledger::store::VerifierKey& key);

}  // namespace connectors::release
