#pragma once

// Verification of a published release from its directory alone, without the ledger.

#include <optional>
#include <string>

#include "connectors/release/manifest.h"
#include "ledger/crypto/note_key.h"

namespace connectors::release {

struct Report {
  Manifest manifest;
  std::uint64_t bytes = 0;  // Of all listed files.
  bool is_signature_checked = false;
};

// Checks that every listed file has its size and SHA-256, that there are no other files and, if
// `key` is given, that it signed the manifest. kCorrupt names the fault, of several files the first
// by path. Memory does not depend on the sizes of the files.
ledger::Result<Report> verify_release(const std::string& directory,
                                      const std::optional<ledger::crypto::VerifierKey>& key);

}  // namespace connectors::release
