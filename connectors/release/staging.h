#pragma once

// Staging: a release under construction in DIR.partial, which is renamed to DIR when all files are
// on disk. So DIR is complete or does not exist. An interrupted run leaves DIR.partial, which the
// next run removes; a failed run removes it itself.

#include <string>

#include "connectors/release/manifest.h"
#include "ledger/base/bytes.h"
#include "ledger/crypto/note_key.h"

namespace connectors::release {

class Staging {
 public:
  // kInvalid if `directory` exists: a release is never overwritten.
  static ledger::Result<Staging> begin(const std::string& directory);
  ~Staging();
  Staging(Staging&& other) noexcept;
  Staging& operator=(Staging&&) = delete;
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  const std::string& directory() const { return partial_; }  // For temporary files.

  // Writes one file, "tables/A1.csv", and its directories.
  ledger::Status put(const std::string& path, ledger::ByteView bytes) const;

  // Lists the files in the manifest, signs it if `key` is not null, and renames DIR.partial to DIR.
  ledger::Status finish(Manifest manifest, const ledger::crypto::SignerKey* key) &&;

 private:
  explicit Staging(const std::string& directory)
      : directory_(directory), partial_(directory + ".partial") {}

  std::string directory_;
  std::string partial_;  // Empty after finish() or a move.
};

}  // namespace connectors::release
