#pragma once

// Staging: a release under construction in DIR.partial, which is renamed to DIR when all files are
// on disk. So DIR is complete or does not exist. An interrupted run leaves DIR.partial, which the
// next run removes; a failed run removes it itself.
//
// DIR.partial is locked while it is made (flock), and its manifest.json is a placeholder until it
// is complete. A directory of that name without the placeholder was not made here, and is not
// touched.

#include <string>

#include "connectors/release/manifest.h"
#include "ledger/base/bytes.h"
#include "ledger/crypto/note_key.h"
#include "ledger/os/file.h"

namespace connectors::release {

class Staging {
 public:
  // kInvalid if `directory` exists: a release is never overwritten; also if DIR.partial was not
  // made here. kBusy if another process makes it now.
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
  Staging(const std::string& directory, std::string partial, ledger::os::File lock)
      : directory_(directory), partial_(std::move(partial)), lock_(std::move(lock)) {}

  std::string directory_;
  std::string partial_;  // Empty after finish() or a move.
  ledger::os::File lock_;
};

}  // namespace connectors::release
