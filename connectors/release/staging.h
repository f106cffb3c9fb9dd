#pragma once

// Staging is a release in the making: DIR.partial, which becomes DIR in one step when all of it is
// on disk. Whatever interrupts it, there is no half DIR; what an earlier run left half is removed
// by the next one, and what fails is removed at once.

#include <string>

#include "connectors/release/manifest.h"
#include "ledger/base/bytes.h"
#include "ledger/store/note_key.h"

namespace connectors::release {

class Staging {
 public:
  // kInvalid where there is such a directory already: what was released is not written again.
  static ledger::Result<Staging> begin(const std::string& directory);
  ~Staging();
  Staging(Staging&& other) noexcept;
  Staging& operator=(Staging&&) = delete;
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  const std::string& directory() const { return partial_; }  // For files that come and go.

  // "tables/A1.csv"; its directories are made.
  ledger::Status put(const std::string& path, ledger::ByteView bytes) const;

  // Lists what was put into the manifest, signs it where there is a key, and shows the release.
  ledger::Status finish(Manifest manifest, const ledger::store::SignerKey* key) &&;

 private:
  explicit Staging(const std::string& directory)
      : directory_(directory), partial_(directory + ".partial") {}

  std::string directory_;
  std::string partial_;  // Empty once it is none.
};

}  // namespace connectors::release
