#pragma once

// Whether a release is what was published: by its directory alone, without the ledger.

#include <optional>
#include <string>

#include "connectors/release/manifest.h"
#include "ledger/store/note_key.h"

namespace connectors::release {

struct Report {
  Manifest manifest;
  std::uint64_t bytes = 0;  // Of all listed files.
  bool is_signature_checked = false;
};

// Every listed file is there with its size and SHA-256, no other file is, and with a key, the
// manifest is signed by it. What is wrong is named, of several files the first by path: kCorrupt.
// Memory is bounded whatever the files' sizes.
ledger::Result<Report> verify_release(const std::string& directory,
                                      const std::optional<ledger::store::VerifierKey>& key);

}  // namespace connectors::release
